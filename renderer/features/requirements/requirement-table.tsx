import { type ReactNode, useMemo } from 'react'
import { byWorth, requirementStates, worthOf } from '../../../shared/domain/requirement/index.ts'
import { daysBetween } from '../../../shared/kernel/index.ts'
import { createGridState, useSettings, useToday, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { DataGrid, type GridColumn, type MenuEntry } from '../../ui/index.ts'
import {
  accountsOf,
  accountWords,
  handlersOf,
  nextDayOf,
  type Requirement,
  stakeWords,
  verdictWords,
} from './requirement.ts'

const tableState = createGridState('requirements.table', { column: 'days', direction: 'descending' })

export interface RequirementTableProps {
  readonly requirements: readonly Requirement[]
  readonly onOpen: (id: string) => void
  readonly onChoose: (id: string) => void
  readonly menuOf: (requirement: Requirement) => readonly MenuEntry[]
  readonly empty: ReactNode
}

export function RequirementTable({ requirements, onOpen, onChoose, menuOf, empty }: RequirementTableProps) {
  const t = useT()
  const { singleKeys } = useSettings()
  const columns = useColumns(requirements)
  const { sort, layout } = tableState()
  return (
    <DataGrid
      className="ac-grid bd-grid"
      label={t('requirements.table.label')}
      rows={requirements}
      rowId={(row) => row.id}
      columns={columns}
      density="compact"
      hasLetterKeys={singleKeys}
      sort={sort}
      onSortChange={(next) => tableState.setState({ sort: next })}
      layout={layout}
      onLayoutChange={(next) => tableState.setState({ layout: next })}
      onOpen={(row) => onOpen(row.id)}
      onPeek={(row) => onChoose(row.id)}
      menuOf={([row]) => (row === undefined ? [] : menuOf(row))}
      empty={empty}
    />
  )
}

function useColumns(requirements: readonly Requirement[]): readonly GridColumn<Requirement>[] {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const zone = useZone()
  // The currency of most rows stands in the head; amounts in another one name it.
  const currency = useMemo(() => mainCurrency(requirements), [requirements])
  return useMemo(() => {
    const daysIn = ({ stateSince }: Requirement): number =>
      Math.max(0, daysBetween(zone.dayOf(stateSince), today))
    const text = (
      id: string,
      header: string,
      width: number,
      priority: number,
      wordOf: (row: Requirement) => string | null,
    ): GridColumn<Requirement> => ({
      id,
      header,
      width,
      priority,
      value: wordOf,
      cell: (row) => <span className="cut">{wordOf(row)}</span>,
    })
    const columns: GridColumn<Requirement>[] = [
      {
        ...text('code', t('requirements.table.code'), 92, 1, ({ code }) => code),
        className: 'num muted',
      },
      {
        id: 'title',
        header: t('requirements.table.title'),
        width: 240,
        isFlexible: true,
        isOpener: true,
        value: ({ title }) => title,
        cell: ({ title }) => title,
      },
      {
        ...text('state', t('requirements.table.state'), 152, 1, ({ state }) =>
          t(`loops.requirementState.${state}`),
        ),
        compare: (left, right) =>
          requirementStates.indexOf(left.state) - requirementStates.indexOf(right.state),
      },
      text('accounts', t('requirements.table.accounts'), 160, 2, (row) => accountWords(t, row)),
      {
        id: 'askers',
        header: t('requirements.table.askers'),
        width: 72,
        align: 'end',
        priority: 3,
        className: 'num',
        value: (row) => accountsOf(row).length,
        cell: (row) => format.count(accountsOf(row).length),
      },
      {
        id: 'atStake',
        header: t('requirements.table.atStake', { unit: format.moneyUnit(currency) }),
        width: 104,
        align: 'end',
        priority: 1,
        className: 'num',
        value: ({ arrAtStake }) => arrAtStake[0]?.minor ?? null,
        cell: ({ arrAtStake }) => {
          const [only, another] = arrAtStake
          return only !== undefined && another === undefined && only.currency === currency
            ? format.moneyCell(only)
            : stakeWords(format, arrAtStake)
        },
      },
      {
        id: 'days',
        header: t('requirements.table.days'),
        width: 136,
        align: 'end',
        priority: 2,
        className: 'num',
        value: daysIn,
        cell: (row) => format.count(daysIn(row)),
      },
      {
        id: 'worth',
        header: t('requirements.table.worth'),
        width: 124,
        align: 'end',
        priority: 3,
        className: 'num',
        value: worthOf,
        // Downwards it is the ranking, with what is not weighed yet at the end; upwards the mirror of that.
        compare: (left, right) => byWorth(weighed(right), weighed(left)),
        cell: (row) => {
          const { effort, effect } = row
          if (effort === null || effect === null) return null
          return `${effect} ÷ ${effort}`
        },
      },
      text('verdict', t('requirements.table.verdict'), 148, 3, (row) => verdictWords(t, row) || null),
      {
        id: 'next',
        header: t('requirements.table.next'),
        width: 104,
        priority: 2,
        value: nextDayOf,
        cell: (row) => {
          const day = nextDayOf(row)
          if (day === null) return null
          return <span className={day < today ? 'num dan' : 'num'}>{day}</span>
        },
      },
      {
        id: 'fix',
        header: t('requirements.fix.day'),
        width: 112,
        priority: 4,
        value: fixDayOf,
        cell: (row) => {
          const day = fixDayOf(row)
          return day === null ? null : <span className={day < today ? 'num dan' : 'num'}>{day}</span>
        },
      },
      text('version', t('requirements.table.version'), 88, 4, ({ version }) => version),
      text('kind', t('requirements.table.kind'), 72, 4, ({ kind }) => t(`loops.requirementKind.${kind}`)),
      text(
        'handler',
        t('requirements.table.handler'),
        104,
        4,
        (row) => handlersOf(row).join(t('requirements.card.and')) || null,
      ),
    ]
    return columns
  }, [t, format, today, zone, currency])
}

/** REQ-7: the fix date promised that comes next. */
const fixDayOf = ({ fixPromises }: Requirement): string | null =>
  fixPromises.find(({ state }) => state === 'open')?.dueDay ?? null

const weighed = ({ effort, effect, arrAtStake }: Requirement) => ({
  effort,
  effect,
  atStakeMinor: arrAtStake[0]?.minor ?? 0,
})

function mainCurrency(requirements: readonly Requirement[]): string {
  const counts = new Map<string, number>()
  for (const { arrAtStake } of requirements)
    for (const { currency } of arrAtStake) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? 'CNY'
}
