import { type ReactNode, useMemo } from 'react'
import { byUrgency } from '../../../shared/domain/promise/index.ts'
import { createGridState, Link, useSettings, useToday } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { DataGrid, type GridColumn, type MenuEntry } from '../../ui/index.ts'
import { type LedgerRow, sourceOf } from './promise.ts'
import { PromiseStandingMark } from '../../app/records/promise-standing.tsx'

// Urgency, upwards: what is longest overdue stands first.
const tableState = createGridState('promises.table', { column: 'standing', direction: 'ascending' })

export interface PromiseTableProps {
  readonly promises: readonly LedgerRow[]
  readonly onOpen: (id: string) => void
  readonly onChoose: (id: string) => void
  readonly menuOf: (promise: LedgerRow) => readonly MenuEntry[]
  readonly empty: ReactNode
}

export function PromiseTable({ promises, onOpen, onChoose, menuOf, empty }: PromiseTableProps) {
  const t = useT()
  const { singleKeys } = useSettings()
  const columns = useColumns()
  const { sort, layout } = tableState()
  return (
    <DataGrid
      className="ac-grid bd-grid"
      label={t('promises.table.label')}
      rows={promises}
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

function useColumns(): readonly GridColumn<LedgerRow>[] {
  const t = useT()
  const today = useToday()
  return useMemo((): readonly GridColumn<LedgerRow>[] => {
    const urgency = byUrgency(today)
    return [
      {
        id: 'title',
        header: t('promises.table.title'),
        width: 220,
        isFlexible: true,
        isOpener: true,
        value: ({ title }) => title,
        cell: ({ title }) => title,
      },
      {
        id: 'standing',
        header: t('promises.table.standing'),
        width: 160,
        value: ({ dueDay, closedOn }) => closedOn ?? dueDay ?? '',
        compare: urgency,
        cell: (row) => <PromiseStandingMark promise={row} />,
      },
      {
        id: 'account',
        header: t('promises.table.account'),
        width: 148,
        priority: 1,
        value: ({ accountName }) => accountName,
        cell: ({ accountName }) => <span className="cut">{accountName}</span>,
      },
      {
        id: 'kind',
        header: t('promises.table.kind'),
        width: 112,
        priority: 2,
        value: ({ kind }) => t(`loops.promiseKind.${kind}`),
        cell: ({ kind }) => <span className="cut">{t(`loops.promiseKind.${kind}`)}</span>,
      },
      {
        id: 'by',
        header: t('promises.table.by'),
        width: 92,
        priority: 2,
        value: ({ byName }) => byName || null,
        cell: ({ byName }) => <span className="cut">{byName}</span>,
      },
      {
        id: 'to',
        header: t('promises.table.to'),
        width: 92,
        priority: 3,
        value: ({ toName }) => toName,
        cell: ({ toName }) => <span className="cut">{toName}</span>,
      },
      {
        id: 'madeOn',
        header: t('promises.table.madeOn'),
        width: 100,
        priority: 3,
        className: 'num muted',
        value: ({ madeOn }) => madeOn,
        cell: ({ madeOn }) => madeOn,
      },
      {
        id: 'sentence',
        header: t('promises.table.sentence'),
        width: 240,
        priority: 2,
        value: ({ evidence }) => evidence[0]?.quote ?? null,
        cell: (row) => {
          const to = sourceOf(row)
          if (to === null) return null
          return (
            <Link className="cut pl-src" to={to} tabIndex={-1}>
              <span className="mark">{row.evidence[0]?.quote}</span>
            </Link>
          )
        },
      },
    ]
  }, [t, today])
}
