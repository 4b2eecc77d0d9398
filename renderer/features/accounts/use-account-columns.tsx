import { useMemo } from 'react'
import { stages, tiers } from '../../../shared/domain/journey/index.ts'
import { type Day, daysBetween } from '../../../shared/kernel/index.ts'
import { useFrame } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { type GridColumn, TermRuler } from '../../ui/index.ts'
import { type AccountRow, type CustomField, stageWord, tierWord } from './account-words.ts'
import { customColumn } from './custom-column.tsx'

/** A contract that ends within so many days is marked; within fewer it is urgent. */
const soonDays = 125
const urgentDays = 70

/** The columns of the grid: what every account has, then the fields people added. */
export function useAccountColumns(
  rows: readonly AccountRow[],
  customFields: readonly CustomField[],
  today: Day,
): readonly GridColumn<AccountRow>[] {
  const t = useT()
  const format = useFormat()
  const { write, dialogs } = useFrame()
  // Amounts are shown in the currency that most rows have; another currency says its name in the cell.
  const currency = useMemo(() => mainCurrency(rows), [rows])
  return useMemo(() => {
    const change = (row: AccountRow, patch: Parameters<typeof update>[1]): void => void update(row.id, patch)
    const update = (
      id: string,
      patch: Partial<{
        name: string
        tierReason: string | null
        owner: string | null
        city: string | null
        industry: string | null
      }>,
    ) =>
      write(
        'account.update',
        { ids: [id], patch },
        {
          optimistic: (queries) => [
            queries.patch('account.list', {}, (data) => ({
              ...data,
              rows: data.rows.map((row) => (row.id === id ? { ...row, ...patch } : row)),
            })),
          ],
        },
      )
    const text = (
      id: 'owner' | 'city' | 'industry',
      width: number,
      priority: number,
    ): GridColumn<AccountRow> => ({
      id,
      header: t(`accounts.column.${id}`),
      width,
      priority,
      className: 'muted',
      value: (row) => row[id],
      cell: (row) => row[id],
      edit: {
        type: 'text',
        get: (row) => row[id] ?? '',
        save: (row, typed) => change(row, { [id]: typed.trim() || null }),
      },
    })
    const money = (row: AccountRow): string => {
      if (row.arrCurrency === null) return ''
      const amount = { minor: row.arrMinor, currency: row.arrCurrency }
      return row.arrCurrency === currency ? format.moneyCell(amount) : format.money(amount)
    }
    const columns: GridColumn<AccountRow>[] = [
      {
        id: 'name',
        header: t('accounts.column.name'),
        width: 168,
        isPinned: true,
        isOpener: true,
        value: (row) => row.name,
        cell: (row) => row.name,
        edit: {
          type: 'text',
          get: (row) => row.name,
          validate: (typed) => (typed.trim() === '' ? t('accounts.nameMissing') : undefined),
          save: (row, name) => change(row, { name: name.trim() }),
        },
      },
      {
        id: 'tier',
        header: t('accounts.column.tier'),
        width: 76,
        value: (row) => row.tier,
        compare: (left, right) => orderIn(tiers, left.tier) - orderIn(tiers, right.tier),
        copy: (row) => tierWord(t, row),
        cell: (row) =>
          row.tierReason === null ? tierWord(t, row) : <span title={row.tierReason}>{tierWord(t, row)}</span>,
        edit: {
          type: 'choice',
          get: (row) => row.tier,
          choices: () => tiers.map((id) => ({ id, label: t(`account.tier.${id}`) })),
          // A tier set by hand keeps its reason (ACC-2): the dialog asks for it.
          save: (row, id) =>
            void dialogs.open('account.tier', {
              ids: [row.id],
              tier: tiers.find((tier) => tier === id) ?? null,
            }),
        },
      },
      {
        id: 'stage',
        header: t('accounts.column.stage'),
        width: 94,
        value: (row) => row.stage,
        compare: (left, right) => orderIn(stages, left.stage) - orderIn(stages, right.stage),
        copy: (row) => stageWord(t, row.stage),
        cell: (row) => stageWord(t, row.stage),
        edit: {
          type: 'choice',
          get: (row) => row.stage,
          choices: () => stages.map((id) => ({ id, label: t(`account.stage.${id}`) })),
          // A move has a day, and some moves a reason (ACC-6): the dialog asks for them.
          save: (row) => void dialogs.open('account.moveStage', { ids: [row.id] }),
        },
      },
      text('owner', 92, 3),
      text('city', 84, 4),
      {
        ...text('industry', 120, 1),
        isFlexible: true,
      },
      {
        id: 'termTo',
        header: t('accounts.column.term'),
        width: 176,
        value: (row) => (row.termTo === null ? null : daysBetween(today, row.termTo)),
        copy: (row) => row.termTo ?? '',
        cell: (row) => <Term row={row} today={today} />,
      },
      {
        id: 'ends',
        header: t('accounts.column.ends'),
        width: 100,
        priority: 3,
        className: 'num muted',
        value: (row) => row.termTo,
        cell: (row) => row.termTo ?? (row.openEnded ? t('account.fact.openEnded') : null),
      },
      {
        id: 'arrMinor',
        header: [t('accounts.column.arr'), currency === null ? '' : format.moneyUnit(currency)]
          .join(' ')
          .trim(),
        width: 104,
        align: 'end',
        className: 'num',
        value: (row) => (row.arrCurrency === null ? null : row.arrMinor),
        copy: (row) => (row.arrCurrency === null ? '' : String(row.arrMinor / 100)),
        cell: (row) =>
          row.arrCurrency === null ? (
            <span className="faint">{0}</span>
          ) : (
            <span title={format.moneyFull({ minor: row.arrMinor, currency: row.arrCurrency })}>
              {money(row)}
            </span>
          ),
      },
      {
        id: 'seatsBought',
        header: t('accounts.column.seats'),
        width: 76,
        align: 'end',
        priority: 4,
        className: 'num',
        value: (row) => row.seatsBought,
        cell: (row) => (row.seatsBought === null ? null : format.count(row.seatsBought)),
      },
      {
        id: 'lastVisitDay',
        header: t('accounts.column.lastVisit'),
        width: 96,
        align: 'end',
        priority: 2,
        className: 'num muted',
        value: (row) => row.lastVisitDay,
        cell: (row) => (row.lastVisitDay === null ? null : format.dayAge(row.lastVisitDay, today)),
      },
      {
        id: 'openPromises',
        header: t('accounts.column.promises'),
        width: 84,
        align: 'end',
        priority: 3,
        className: 'num',
        value: (row) => row.openPromises,
        cell: (row) =>
          row.overduePromises > 0 ? (
            <span className="dan">
              {t('accounts.overdue', { open: row.openPromises, late: row.overduePromises })}
            </span>
          ) : (
            <Count value={row.openPromises} />
          ),
      },
      {
        id: 'openRequirements',
        header: t('accounts.column.requirements'),
        width: 64,
        align: 'end',
        className: 'num',
        value: (row) => row.openRequirements,
        cell: (row) => <Count value={row.openRequirements} />,
      },
      {
        id: 'firstValueOn',
        header: t('accounts.column.firstValue'),
        width: 100,
        priority: 5,
        className: 'num muted',
        value: (row) => row.firstValueOn,
        cell: (row) => row.firstValueOn,
      },
      {
        id: 'tags',
        header: t('accounts.column.tags'),
        width: 120,
        priority: 5,
        className: 'muted',
        value: (row) => row.tags.join(' ') || null,
        cell: (row) => row.tags.join(' '),
      },
      {
        id: 'tierReason',
        header: t('accounts.column.tierReason'),
        width: 140,
        priority: 6,
        className: 'muted',
        value: (row) => row.tierReason,
        cell: (row) => row.tierReason,
        edit: {
          type: 'text',
          get: (row) => row.tierReason ?? '',
          save: (row, typed) => change(row, { tierReason: typed.trim() || null }),
        },
      },
      {
        id: 'code',
        header: t('accounts.column.code'),
        width: 96,
        priority: 6,
        className: 'num muted',
        value: (row) => row.code,
        cell: (row) => row.code,
      },
    ]
    const saveCustom = (row: AccountRow, fieldId: string, value: string | null): void =>
      void write(
        'account.update',
        { ids: [row.id], patch: {}, custom: { [fieldId]: value } },
        {
          optimistic: (queries) => [
            queries.patch('account.list', {}, (data) => ({
              ...data,
              rows: data.rows.map((other) =>
                other.id === row.id ? { ...other, custom: withValue(other.custom, fieldId, value) } : other,
              ),
            })),
          ],
        },
      )
    return [
      ...columns,
      ...customFields.map((field) => customColumn(field, { t, format, today, onSave: saveCustom })),
    ]
  }, [t, format, write, dialogs, customFields, today, currency])
}

const orderIn = (options: readonly string[], value: string | null): number =>
  value === null ? options.length : options.indexOf(value)

function withValue(
  custom: AccountRow['custom'],
  fieldId: string,
  value: string | null,
): AccountRow['custom'] {
  const { [fieldId]: _before, ...others } = custom
  return value === null ? others : { ...others, [fieldId]: value }
}

function mainCurrency(rows: readonly AccountRow[]): string | null {
  const counts = new Map<string, number>()
  for (const { arrCurrency } of rows)
    if (arrCurrency !== null) counts.set(arrCurrency, (counts.get(arrCurrency) ?? 0) + 1)
  const [most] = [...counts].sort(([, left], [, right]) => right - left)
  return most?.[0] ?? null
}

const Count = ({ value }: { readonly value: number }) =>
  value === 0 ? <span className="faint">{0}</span> : value

function Term({ row, today }: { readonly row: AccountRow; readonly today: Day }) {
  const t = useT()
  if (row.termTo === null || row.termFrom === null) return null
  const left = daysBetween(today, row.termTo)
  const whole = daysBetween(row.termFrom, row.termTo) + 1
  return (
    <span className="row" style={{ gap: 10 }}>
      <TermRuler passed={Math.min(1, Math.max(0, 1 - left / whole))} daysLeft={left} />
      <span className={left < urgentDays ? 'num dan w6' : left < soonDays ? 'num cau' : 'num'}>
        {t('common.unit.days', { count: left })}
      </span>
    </span>
  )
}
