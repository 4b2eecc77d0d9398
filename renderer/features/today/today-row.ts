import type { CallOutput } from '../../../shared/contract/index.ts'
import { urgencyOf, type Urgency, weekOf } from '../../../shared/domain/today/index.ts'
import { addDays, type Day } from '../../../shared/kernel/index.ts'
import type { Frame } from '../../app/index.ts'
import type { Format, Translate, TranslationKey, TranslationValues } from '../../i18n/index.ts'
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
  launch_alarm: 'clock',
  crowd: 'people',
  ticket_clock: 'clock',
  visit_due: 'calendar',
  bug_clock: 'clock',
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

/** What the row is called: where it is about the account as a whole, the account's name stands beside it already. */
export const titleOf = ({ kind, title }: Row, t: Translate): string =>
  kind === 'visit_due' || kind === 'launch_alarm' || title === '' ? t(`today.kind.${kind}`) : title

/** The place where the row's matter is dealt with. */
export function placeOf(row: Row): string | null {
  const tab = (name: string): string | null =>
    row.accountId === null ? null : `/accounts/${row.accountId}?tab=${name}`
  switch (row.kind) {
    case 'draft':
      return `/notes/${row.id}`
    case 'requirement_tell':
    case 'requirement_reply':
    case 'crowd':
    case 'bug_clock':
      return `/requirements/${row.id}`
    case 'ticket_clock':
      return tab('service')
    case 'visit':
    case 'visit_due':
      return tab('notes')
    case 'promise':
      return tab('promises')
    case 'task':
      return tab('risks')
    case 'renewal':
      return tab('contracts')
    case 'first_value':
    case 'milestone':
    case 'launch_alarm':
      return tab('plan')
  }
}

const doable: ReadonlySet<Row['kind']> = new Set([
  'task',
  'promise',
  'milestone',
  'first_value',
  'requirement_tell',
  'requirement_reply',
  'visit_due',
])

/** Whether "done" means something for this kind of row. */
export const canBeDone = (row: Row): boolean => doable.has(row.kind)

/** What closes the matter, by its name: a visit that is due is planned, all else is done. */
export const closeKey = ({ kind }: Row): TranslationKey =>
  kind === 'visit_due' ? 'today.planVisit' : 'today.command.done'

/** Does what closes the matter: at once where one press says everything, else in the dialog that asks for the rest. */
export async function closeRow(frame: Frame, row: Row, today: Day): Promise<void> {
  const { id } = row
  if (row.kind === 'task') await frame.write('task.setState', { ids: [id], state: 'done' })
  else if (row.kind === 'milestone')
    await frame.write('milestone.update', { id, patch: { reachedOn: today } })
  else if (row.kind === 'promise') await frame.dialogs.open('promise.close', { id })
  else if (row.kind === 'first_value') await frame.dialogs.open('firstValue.signOff', { id })
  else if (row.kind === 'requirement_tell' || row.kind === 'requirement_reply')
    await frame.dialogs.open('requirement.tell', { id })
  // A visit that is planned closes the matter until it has taken place.
  else if (row.kind === 'visit_due') await frame.dialogs.open('visit.plan', { accountId: id })
}

export const putOff = async (frame: Frame, { kind, id }: Row, until: Day): Promise<void> => {
  await frame.write('today.snooze', { kind, id, until })
}

/** The day on which the next week begins. */
export const nextWeek = (today: Day): Day => addDays(weekOf(today).last, 1)

/** The note about a row: of its visit where it is one, else of its account. */
export async function writeNote(frame: Frame, { kind, id, accountId }: Row): Promise<void> {
  const note = await frame.dialogs.open('note.create', {
    ...(accountId === null ? {} : { accountId }),
    ...(kind === 'visit' ? { visitId: id } : {}),
  })
  if (note !== null) frame.navigation.go(`/notes/${note.id}`)
}

/** Why the row stands where it stands, in words. */
export function whyWords(row: Row, t: Translate, format: Format): string {
  const { rank, reasons, behind } = row.why
  const parts = reasons.map((reason) =>
    reason.code === 'money'
      ? t('today.why.reason.money', {
          money: format.money(reason),
          share: reason.sharePercent,
        })
      : reason.code === 'overdue' || reason.code === 'due_in'
        ? t(`today.why.reason.${reason.code}`, { count: reason.days })
        : t(`today.why.reason.${reason.code}`),
  )
  const why = t('today.why.line', { rank, due: parts[0] ?? '', money: parts[1] ?? '' })
  if (behind === null) return why
  const count =
    behind.code === 'due_earlier' ? behind.days : behind.code === 'due_earlier_that_day' ? behind.minutes : 0
  return t('today.why.behind.line', { why, gap: t(`today.why.behind.${behind.code}`, { count }) })
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
