import type { CallOutput } from '../../../shared/contract/index.ts'
import { daysAhead, urgencyOf, type Urgency } from '../../../shared/domain/today/index.ts'
import { addDays, type Day } from '../../../shared/kernel/index.ts'
import type { Frame } from '../../app/index.ts'
import type { TranslationKey, TranslationValues } from '../../i18n/index.ts'
import type { IconName } from '../../ui/index.ts'

export type Row = CallOutput<'today.list'>['rows'][number]

export const iconOf: Readonly<Record<Row['kind'], IconName>> = {
  visit: 'calendar',
  promise: 'promise',
  task: 'task',
  first_value: 'value',
  milestone: 'flag',
  requirement_tell: 'req',
  requirement_reply: 'req',
  renewal: 'renewal',
  draft: 'note',
}

export const reasonKey = (row: Row): TranslationKey => `today.reason.${row.reason}` as TranslationKey

/** What of the row's data can stand in its reason. */
export function reasonValues(row: Row): TranslationValues {
  const values: Record<string, string | number> = { days: row.overdueDays, due: row.dueDay ?? '' }
  for (const [name, value] of Object.entries(row.data)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value
    else if (value === null) values[name] = '—'
    else if (Array.isArray(value)) values[name] = value.length
  }
  return values
}

/** The place where the row's matter is dealt with. */
export function placeOf(row: Row): string | null {
  const tab = (name: string): string | null =>
    row.accountId === null ? null : `/accounts/${row.accountId}?tab=${name}`
  switch (row.kind) {
    case 'draft':
      return `/notes/${row.id}`
    case 'requirement_tell':
    case 'requirement_reply':
      return `/requirements/${row.id}`
    case 'visit':
      return tab('notes')
    case 'promise':
      return tab('promises')
    case 'task':
      return tab('risks')
    case 'renewal':
      return tab('contracts')
    case 'first_value':
    case 'milestone':
      return tab('plan')
  }
}

/** Whether "done" means something for this kind of row. */
export const canBeDone = (row: Row): boolean =>
  row.kind === 'task' || row.kind === 'promise' || row.kind === 'milestone' || row.kind === 'first_value'

/** Does what closes the matter: at once where one press says everything, else in the dialog that asks for the rest. */
export async function closeRow(frame: Frame, row: Row, today: Day): Promise<void> {
  if (row.kind === 'task') await frame.write('task.setState', { ids: [row.id], state: 'done' })
  else if (row.kind === 'milestone')
    await frame.write('milestone.update', { id: row.id, patch: { reachedOn: today } })
  else if (row.kind === 'promise') await frame.dialogs.open('promise.close', { id: row.id })
  else if (row.kind === 'first_value') await frame.dialogs.open('firstValue.signOff', { id: row.id })
}

export const canBePutOff = (row: Row): boolean => row.kind === 'task'

export const putOff = async (frame: Frame, row: Row, today: Day): Promise<void> => {
  await frame.write('task.snooze', { id: row.id, until: addDays(today, 1) })
}

export interface Section {
  readonly urgency: Urgency
  readonly rows: readonly Row[]
}

/** The ranked rows, cut where one urgency ends and the next begins. */
export function sectionsOf(rows: readonly Row[], today: Day): readonly Section[] {
  const sections: { urgency: Urgency; rows: Row[] }[] = []
  for (const row of rows) {
    const urgency = urgencyOf(row.dueDay, today)
    const last = sections.at(-1)
    if (last?.urgency === urgency) last.rows.push(row)
    else sections.push({ urgency, rows: [row] })
  }
  return sections
}

export interface Stake {
  readonly currency: string
  readonly minor: number
}

/** The annual value behind what is due now, each account once, in the currency that weighs most rows. */
export function stakeNow(rows: readonly Row[], today: Day): Stake | null {
  const byAccount = new Map<string, Stake>()
  for (const row of rows)
    if (row.accountId !== null && row.arrCurrency !== null && urgencyOf(row.dueDay, today) === 'now')
      byAccount.set(row.accountId, { currency: row.arrCurrency, minor: row.arrMinor })
  const byCurrency = new Map<string, { count: number; minor: number }>()
  for (const { currency, minor } of byAccount.values()) {
    const sum = byCurrency.get(currency) ?? { count: 0, minor: 0 }
    byCurrency.set(currency, { count: sum.count + 1, minor: sum.minor + minor })
  }
  const [most] = [...byCurrency].sort(([, left], [, right]) => right.count - left.count)
  return most === undefined ? null : { currency: most[0], minor: most[1].minor }
}

export { daysAhead }
