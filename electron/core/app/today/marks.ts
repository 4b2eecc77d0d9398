import { notSnoozed } from '../../../../shared/domain/today/index.ts'
import { type Day, ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, TableName } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import type { TodayRow } from './due-row.ts'

type Kind = TodayRow['kind']

/** Where a kind of row lives, and which column says its name. */
const sources = {
  visit: { table: 'visit', titled: 'title' },
  promise: { table: 'promise', titled: 'title' },
  task: { table: 'task', titled: 'title' },
  first_value: { table: 'first_value', titled: 'statement' },
  milestone: { table: 'milestone', titled: 'title' },
  requirement_tell: { table: 'requirement', titled: 'title' },
  requirement_reply: { table: 'requirement', titled: 'title' },
  renewal: { table: 'contract_line', titled: 'product' },
  draft: { table: 'note', titled: 'title' },
  launch_alarm: { table: 'account', titled: 'name' },
  crowd: { table: 'requirement', titled: 'title' },
  bug_clock: { table: 'requirement', titled: 'title' },
  visit_due: { table: 'account', titled: 'name' },
  ticket_clock: { table: 'ticket', titled: 'title' },
} as const satisfies Readonly<Record<Kind, { readonly table: TableName; readonly titled: string }>>

/** SQL for the name of what a row is about, by its kind and the id of its record; null once that is gone. */
export const markedTitleSql = (kind: string, id: string): string =>
  `CASE ${kind} ${Object.entries(sources)
    .map(
      ([name, { table, titled }]) =>
        `WHEN '${name}' THEN (SELECT t."${titled}" FROM "${table}" t WHERE t.id = ${id} AND t.deleted_at IS NULL)`,
    )
    .join(' ')} END`

interface Target {
  readonly title: string
  readonly accountId: string | null
}

/** What a row is about. Undefined: it is not there any more. */
function targetOf(read: ReadStore, kind: Kind, id: string): Target | undefined {
  const { table, titled } = sources[kind]
  const accountId = table === 'account' ? 'id' : table === 'requirement' ? 'NULL' : 'account_id'
  const [row] = read.rows<{ title: string | null; accountId: string | null }>(
    `SELECT "${titled}" AS title, ${accountId} AS accountId FROM "${table}" WHERE id = ? AND deleted_at IS NULL`,
    id,
  )
  return row && { title: row.title ?? '', accountId: row.accountId }
}

interface Marking {
  readonly name: 'today.snooze' | 'today.handOver'
  readonly kind: Kind
  readonly id: string
  readonly patch: { readonly snoozedUntil: Day } | { readonly handedTo: string | null }
  readonly words: Readonly<Record<string, string>>
}

/** Writes into the one mark of a row. Two devices may have made one each: both follow. */
function mark(context: CallContext, { name, kind, id, patch, words }: Marking) {
  const target = targetOf(context.store.read, kind, id)
  if (target === undefined) return notFound(kind, id)
  return context.change({ name, label: { title: target.title, ...words } }, (write) => {
    const marks = write.records('today_mark', { kind, targetId: id })
    if (marks.length === 0) {
      write.insert('today_mark', { kind, targetId: id, accountId: target.accountId, ...patch })
      return ok({ actionId: write.actionId })
    }
    let changed = false
    for (const each of marks) changed = write.update('today_mark', each.id, patch) || changed
    return ok({ actionId: changed ? write.actionId : null })
  })
}

/** The rows that are not put off, each with the name it was handed over to. */
export function withMarks(read: ReadStore, rows: readonly TodayRow[], today: Day): TodayRow[] {
  const marks = read.records('today_mark')
  const owners = new Map(
    marks.flatMap(({ kind, targetId, handedTo }) =>
      handedTo === null ? [] : [[`${kind}/${targetId}`, handedTo]],
    ),
  )
  const snoozes = marks.flatMap(({ kind, targetId, snoozedUntil }) =>
    snoozedUntil === null ? [] : [{ kind, id: targetId, until: snoozedUntil }],
  )
  return notSnoozed(rows, snoozes, today).map((row) => ({
    ...row,
    owner: owners.get(`${row.kind}/${row.id}`) ?? row.owner,
  }))
}

export const todayMarkHandlers = {
  'today.snooze': (context, { kind, id, until }) => {
    const words = { until }
    if (kind !== 'task')
      return mark(context, { name: 'today.snooze', kind, id, patch: { snoozedUntil: until }, words })
    const task = context.store.read.record('task', id)
    if (task === undefined) return notFound('task', id)
    return context.change({ name: 'today.snooze', label: { title: task.title, ...words } }, (write) => {
      const changed = write.update('task', id, { snoozedUntil: until })
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'today.handOver': (context, { kind, id, to }) => {
    const name = to?.trim() ?? null
    const words = { to: name ?? '—' }
    if (kind !== 'task')
      return mark(context, { name: 'today.handOver', kind, id, patch: { handedTo: name }, words })
    const task = context.store.read.record('task', id)
    if (task === undefined) return notFound('task', id)
    return context.change({ name: 'today.handOver', label: { title: task.title, ...words } }, (write) => {
      const changed = write.update('task', id, { owner: name })
      return ok({ actionId: changed ? write.actionId : null })
    })
  },
} satisfies Handlers<'today.snooze' | 'today.handOver'>
