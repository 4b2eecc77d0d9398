import type { CallOutput, CallRequest } from '../../../../shared/contract/index.ts'
import { timelineKinds } from '../../../../shared/contract/index.ts'
import { addDays, type Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore, Store } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { livingLinesFrom } from '../contracts/lines.ts'
import { fold } from '../search/fold.ts'
import { fieldChanges } from './field-changes.ts'

export type TimelineEntry = CallOutput<'account.timeline'>['entries'][number]
type TimelineKind = TimelineEntry['kind']

interface Sources {
  readonly store: Store
  readonly read: ReadStore
  readonly accountId: string
  readonly today: Day
  /** First instant of a day: where a day stands among instants. */
  readonly at: (day: Day) => number
}

/** What a note's entry shows of its text. */
const excerptLength = 200

const rowsOf = <Row>({ read, accountId }: Sources, sql: string): Row[] => read.rows<Row>(sql, accountId)

type Source = (sources: Sources) => TimelineEntry[]

const notes: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    visit_id: string | null
    happened_at: number
    excerpt: string
  }>(
    sources,
    `SELECT id, title, kind, visit_id, happened_at, substr(body, 1, ${excerptLength}) AS excerpt
     FROM note WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((note) => ({
    kind: 'note',
    id: note.id,
    at: note.happened_at,
    event: 'note.written',
    title: note.title,
    detail: note.excerpt.trim() === '' ? null : note.excerpt,
    data: { noteKind: note.kind, visitId: note.visit_id },
  }))

const visits: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    purpose: string | null
    planned_start: number
    checked_in_at: number | null
    checked_out_at: number | null
    cancelled_reason: string | null
    attendees: number
  }>(
    sources,
    `SELECT id, title, kind, purpose, planned_start, checked_in_at, checked_out_at, cancelled_reason,
       (SELECT count(*) FROM visit_attendee p WHERE p.visit_id = v.id AND p.deleted_at IS NULL) AS attendees
     FROM visit v WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((visit) => ({
    kind: 'visit',
    id: visit.id,
    at: visit.checked_in_at ?? visit.planned_start,
    event:
      visit.cancelled_reason !== null
        ? 'visit.cancelled'
        : visit.checked_out_at !== null
          ? 'visit.done'
          : visit.checked_in_at !== null
            ? 'visit.begun'
            : 'visit.planned',
    title: visit.title,
    detail: visit.cancelled_reason ?? visit.purpose,
    data: { visitKind: visit.kind, attendees: visit.attendees },
  }))

const promises: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    by_name: string
    made_on: string
    due_day: string | null
    state: string
    closed_on: string | null
    agreed_by: string | null
  }>(
    sources,
    `SELECT id, title, kind, by_name, made_on, due_day, state, closed_on, agreed_by
     FROM promise WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((promise) => {
    const base = {
      kind: 'promise' as const,
      id: promise.id,
      title: promise.title,
      detail: promise.by_name,
      data: { promiseKind: promise.kind, dueDay: promise.due_day, state: promise.state },
    }
    const entries: TimelineEntry[] = [{ ...base, at: sources.at(promise.made_on), event: 'promise.made' }]
    if (promise.state === 'open') {
      if (promise.due_day !== null && promise.due_day < sources.today)
        entries.push({ ...base, at: sources.at(promise.due_day), event: 'promise.overdue' })
    } else if (promise.closed_on !== null) {
      entries.push({
        ...base,
        at: sources.at(promise.closed_on),
        event: `promise.${promise.state}`,
        detail: promise.agreed_by ?? promise.by_name,
      })
    }
    return entries
  })

const requirements: Source = (sources) => [
  ...rowsOf<{
    id: string
    code: string
    title: string
    asked_on: string
    asked_by: string | null
    told_on: string | null
    told_by: string | null
    told_how: string | null
    reaction: string | null
  }>(
    sources,
    `SELECT r.id, r.code, r.title, k.asked_on, k.asked_by, k.told_on, k.told_by, k.told_how, k.reaction
     FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id
     WHERE k.account_id = ? AND k.deleted_at IS NULL AND r.deleted_at IS NULL`,
  ).flatMap((ask) => {
    const base = { kind: 'requirement' as const, id: ask.id, title: ask.title }
    const entries: TimelineEntry[] = [
      {
        ...base,
        at: sources.at(ask.asked_on),
        event: 'requirement.asked',
        detail: ask.asked_by,
        data: { code: ask.code },
      },
    ]
    if (ask.told_on !== null)
      entries.push({
        ...base,
        at: sources.at(ask.told_on),
        event: 'requirement.told',
        detail: ask.told_by,
        data: { code: ask.code, how: ask.told_how, reaction: ask.reaction },
      })
    return entries
  }),
  ...rowsOf<{
    id: string
    code: string
    title: string
    from_state: string
    to_state: string
    at: number
    reason: string | null
  }>(
    sources,
    `SELECT r.id, r.code, r.title, m.from_state, m.to_state, m.at, m.reason
     FROM requirement_move m JOIN requirement r ON r.id = m.requirement_id
     WHERE r.id IN (SELECT requirement_id FROM requirement_ask WHERE account_id = ? AND deleted_at IS NULL)
       AND m.deleted_at IS NULL AND r.deleted_at IS NULL AND m.from_state IS NOT NULL`,
  ).map((move) => ({
    kind: 'requirement' as const,
    id: move.id,
    at: move.at,
    event: 'requirement.moved',
    title: move.title,
    detail: move.reason,
    data: { code: move.code, from: move.from_state, to: move.to_state },
  })),
]

const risks: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    symptom: string
    severity: string
    seen_on: string
    closed_on: string | null
    closed_reason: string | null
  }>(
    sources,
    `SELECT id, title, symptom, severity, seen_on, closed_on, closed_reason
     FROM risk WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((risk) => {
    const base = {
      kind: 'risk' as const,
      id: risk.id,
      title: risk.title,
      data: { symptom: risk.symptom, severity: risk.severity },
    }
    const entries: TimelineEntry[] = [
      { ...base, at: sources.at(risk.seen_on), event: 'risk.seen', detail: null },
    ]
    if (risk.closed_on !== null)
      entries.push({
        ...base,
        at: sources.at(risk.closed_on),
        event: 'risk.closed',
        detail: risk.closed_reason,
      })
    return entries
  })

const tasks: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    owner: string | null
    due_day: string | null
    state: string
    created_at: number
    done_at: number | null
  }>(
    sources,
    `SELECT id, title, kind, owner, due_day, state, created_at, done_at
     FROM task WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((task) => {
    const base = {
      kind: 'task' as const,
      id: task.id,
      title: task.title,
      detail: task.owner,
      data: { taskKind: task.kind, dueDay: task.due_day, state: task.state },
    }
    const entries: TimelineEntry[] = [{ ...base, at: task.created_at, event: 'task.created' }]
    if (task.state === 'done' && task.done_at !== null)
      entries.push({ ...base, at: task.done_at, event: 'task.done' })
    return entries
  })

const values: Source = (sources) =>
  rowsOf<{
    id: string
    result: string
    amount_minor: number | null
    currency: string | null
    source: string | null
    quote: string | null
    day: string
  }>(
    sources,
    `SELECT id, result, amount_minor, currency, source, quote, day
     FROM value_entry WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((value) => ({
    kind: 'value',
    id: value.id,
    at: sources.at(value.day),
    event: 'value.recorded',
    title: value.result,
    detail: value.quote ?? value.source,
    data: { amountMinor: value.amount_minor, currency: value.currency },
  }))

const firstValues: Source = (sources) =>
  rowsOf<{
    id: string
    statement: string
    created_at: number
    reached_on: string | null
    signed_on: string | null
    signed_by: string | null
  }>(
    sources,
    `SELECT id, statement, created_at, reached_on, signed_on, signed_by
     FROM first_value WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((value) => {
    const base = {
      kind: 'first_value' as const,
      id: value.id,
      title: value.statement,
      detail: null,
      data: {},
    }
    const entries: TimelineEntry[] = [{ ...base, at: value.created_at, event: 'first_value.written' }]
    if (value.reached_on !== null)
      entries.push({ ...base, at: sources.at(value.reached_on), event: 'first_value.reached' })
    if (value.signed_on !== null)
      entries.push({
        ...base,
        at: sources.at(value.signed_on),
        event: 'first_value.signed',
        detail: value.signed_by,
      })
    return entries
  })

const milestones: Source = (sources) =>
  rowsOf<{ id: string; title: string; kind: string; reached_on: string }>(
    sources,
    `SELECT id, title, kind, reached_on
     FROM milestone WHERE account_id = ? AND deleted_at IS NULL AND reached_on IS NOT NULL`,
  ).map((milestone) => ({
    kind: 'milestone',
    id: milestone.id,
    at: sources.at(milestone.reached_on),
    event: 'milestone.reached',
    title: milestone.title,
    detail: null,
    data: { milestoneKind: milestone.kind },
  }))

const people: Source = (sources) =>
  rowsOf<{
    person_id: string
    name: string
    job: string | null
    kind: string
    day: string
    detail: string
    reason: string | null
    note_id: string | null
  }>(
    sources,
    `SELECT e.person_id, p.name, p.title AS job, e.kind, e.day, e.detail, e.reason, e.note_id
     FROM person_event e JOIN person p ON p.id = e.person_id
     WHERE e.account_id = ? AND e.deleted_at IS NULL AND p.deleted_at IS NULL`,
  ).map((event) => ({
    kind: 'person',
    id: event.person_id,
    at: sources.at(event.day),
    event: `person.${event.kind}`,
    title: event.name,
    detail: event.reason,
    data: { jobTitle: event.job, changes: JSON.parse(event.detail) as unknown, noteId: event.note_id },
  }))

const stageMoves: Source = (sources) =>
  rowsOf<{
    id: string
    from_stage: string | null
    to_stage: string
    day: string
    reason: string | null
    override: number
    created_by: string
  }>(
    sources,
    `SELECT id, from_stage, to_stage, day, reason, override, created_by
     FROM account_stage WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((move) => ({
    kind: 'stage',
    id: move.id,
    at: sources.at(move.day),
    event: move.from_stage === null ? 'stage.entered' : 'stage.moved',
    title: move.to_stage,
    detail: move.reason,
    data: { from: move.from_stage, to: move.to_stage, override: move.override === 1, by: move.created_by },
  }))

const tickets: Source = (sources) =>
  rowsOf<{
    id: string
    code: string | null
    title: string | null
    opened_at: number
    closed_at: number | null
    priority: string | null
    escalated: number
  }>(
    sources,
    `SELECT id, code, title, opened_at, closed_at, priority, escalated
     FROM ticket WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((ticket) => {
    const base = {
      kind: 'ticket' as const,
      id: ticket.id,
      title: ticket.title ?? ticket.code ?? '',
      detail: null,
      data: { code: ticket.code, priority: ticket.priority, escalated: ticket.escalated === 1 },
    }
    const entries: TimelineEntry[] = [{ ...base, at: ticket.opened_at, event: 'ticket.opened' }]
    if (ticket.closed_at !== null) entries.push({ ...base, at: ticket.closed_at, event: 'ticket.closed' })
    return entries
  })

const contracts: Source = (sources) => [
  ...rowsOf<{
    id: string
    title: string
    signed_on: string
    from_day: string | null
    to_day: string | null
  }>(
    sources,
    `SELECT id, title, signed_on, from_day, to_day
     FROM contract WHERE account_id = ? AND deleted_at IS NULL AND signed_on IS NOT NULL`,
  ).map((contract) => ({
    kind: 'contract' as const,
    id: contract.id,
    at: sources.at(contract.signed_on),
    event: 'contract.signed',
    title: contract.title,
    detail: null,
    data: { fromDay: contract.from_day, toDay: contract.to_day },
  })),
  ...rowsOf<{
    id: string
    name: string
    from_day: string
    to_day: string | null
    amount_minor: number
    amount_basis: string
    currency: string
  }>(
    sources,
    `SELECT l.id, coalesce(l.product, l.edition, l.code, '') AS name, l.from_day, l.to_day, l.amount_minor,
       l.amount_basis, l.currency
     ${livingLinesFrom} AND l.account_id = ?`,
  ).flatMap((line) => {
    const base = {
      kind: 'contract' as const,
      id: line.id,
      title: line.name,
      detail: null,
      data: {
        fromDay: line.from_day,
        toDay: line.to_day,
        amountMinor: line.amount_minor,
        amountBasis: line.amount_basis,
        currency: line.currency,
      },
    }
    const entries: TimelineEntry[] = [
      { ...base, at: sources.at(line.from_day), event: 'contract_line.begun' },
    ]
    if (line.to_day !== null && line.to_day < sources.today)
      entries.push({ ...base, at: sources.at(line.to_day), event: 'contract_line.ended' })
    return entries
  }),
]

const churnEvents: Source = (sources) =>
  rowsOf<{
    id: string
    day: string
    reason: string | null
    feedback: string | null
    refund_minor: number | null
    currency: string | null
    reactivation: number
  }>(
    sources,
    `SELECT id, day, reason, feedback, refund_minor, currency, reactivation
     FROM churn_event WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((event) => ({
    kind: 'churn',
    id: event.id,
    at: sources.at(event.day),
    event: event.reactivation === 1 ? 'churn.returned' : 'churn.left',
    title: event.reason ?? '',
    detail: event.feedback,
    data: { refundMinor: event.refund_minor, currency: event.currency },
  }))

const fields: Source = ({ store, accountId }) => fieldChanges(store, accountId)

const sourceByKind: Readonly<Record<TimelineKind, Source>> = {
  note: notes,
  visit: visits,
  promise: promises,
  requirement: requirements,
  risk: risks,
  task: tasks,
  value: values,
  first_value: firstValues,
  milestone: milestones,
  person: people,
  stage: stageMoves,
  field: fields,
  ticket: tickets,
  contract: contracts,
  churn: churnEvents,
}

const place = new Map<TimelineKind, number>(timelineKinds.map((kind, index) => [kind, index]))
const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** The latest first; what happened at one instant always in the same order. */
const compareEntries = (left: TimelineEntry, right: TimelineEntry): number =>
  right.at - left.at ||
  (place.get(left.kind) ?? 0) - (place.get(right.kind) ?? 0) ||
  compareTexts(left.event, right.event) ||
  compareTexts(left.id, right.id)

type Reading = Pick<CallContext, 'store' | 'today' | 'startOfDay'>

function readEntries(
  context: Reading,
  accountId: string,
  kinds: readonly TimelineKind[] = timelineKinds,
): TimelineEntry[] {
  const starts = new Map<Day, number>()
  const sources: Sources = {
    store: context.store,
    read: context.store.read,
    accountId,
    today: context.today(),
    at(day) {
      let start = starts.get(day)
      if (start === undefined) starts.set(day, (start = context.startOfDay(day)))
      return start
    },
  }
  return [...new Set(kinds)].flatMap((kind) => sourceByKind[kind](sources))
}

/** How many entries an account's timeline has. */
export const countTimeline = (context: Reading, accountId: string): number =>
  readEntries(context, accountId).length

/** The records that a person took part in: visits with their notes, promises, wishes, values, events of their own. */
function recordsOf(read: ReadStore, personId: string): ReadonlySet<string> {
  const rows = read.rows<{ id: string }>(
    `WITH this (id) AS (SELECT ?)
     SELECT id FROM this
     UNION SELECT visit_id FROM visit_attendee WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT n.id FROM note n JOIN visit_attendee t ON t.visit_id = n.visit_id
       WHERE t.person_id = (SELECT id FROM this) AND t.deleted_at IS NULL AND n.deleted_at IS NULL
     UNION SELECT note_id FROM person_event WHERE person_id = (SELECT id FROM this) AND note_id IS NOT NULL AND deleted_at IS NULL
     UNION SELECT note_id FROM evidence WHERE target_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM promise WHERE to_person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT requirement_id FROM requirement_ask WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM value_entry WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM first_value WHERE signed_by_person_id = (SELECT id FROM this) AND deleted_at IS NULL`,
    personId,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What an entry says, as far as it was typed; changed fields by their values. */
function textOf({ title, detail, data }: TimelineEntry): string {
  const changes = Array.isArray(data['changes']) ? JSON.stringify(data['changes']) : ''
  const code = typeof data['code'] === 'string' ? data['code'] : ''
  return fold(`${title}\n${detail ?? ''}\n${code}\n${changes}`)
}

export type TimelineFilter = Pick<
  CallRequest<'account.timeline'>,
  'kinds' | 'personId' | 'from' | 'to' | 'text'
>

/** VIS-7: everything that happened with an account and fits, the latest first. Days count with both ends. */
export function readTimeline(
  context: Reading,
  accountId: string,
  { kinds, personId, from, to, text }: TimelineFilter = {},
): TimelineEntry[] {
  const words = fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const begin = from === undefined ? -Infinity : context.startOfDay(from)
  const end = to === undefined ? Infinity : context.startOfDay(addDays(to, 1))
  const ofPerson = personId === undefined ? null : recordsOf(context.store.read, personId)
  return readEntries(context, accountId, kinds)
    .filter((entry) => {
      if (entry.at < begin || entry.at >= end) return false
      if (ofPerson !== null && !ofPerson.has(entry.id)) return false
      if (words.length === 0) return true
      const said = textOf(entry)
      return words.every((word) => said.includes(word))
    })
    .sort(compareEntries)
}

/** How many entries each month has, the latest first. Entries come the latest first, so each month begins once. */
export function countMonths(
  { dayOf, startOfDay }: Pick<CallContext, 'dayOf' | 'startOfDay'>,
  entries: readonly TimelineEntry[],
): { month: string; count: number }[] {
  const months: { month: string; count: number }[] = []
  let begins = Infinity
  for (const { at } of entries) {
    let month = months.at(-1)
    if (month === undefined || at < begins) {
      const name = dayOf(at).slice(0, 7)
      begins = startOfDay(`${name}-01`)
      months.push((month = { month: name, count: 0 }))
    }
    month.count += 1
  }
  return months
}

/**
 * A page before an instant. It never ends between two entries of one instant, because the next page begins at that
 * instant and would lose the rest: so it can be a little longer than asked. A page by its place is as long as asked.
 */
export function pageOf(
  entries: readonly TimelineEntry[],
  { before, offset, limit }: Pick<CallRequest<'account.timeline'>, 'before' | 'offset' | 'limit'>,
): TimelineEntry[] {
  if (offset !== undefined) return entries.slice(offset, offset + limit)
  const start = before === undefined ? 0 : entries.findIndex(({ at }) => at < before)
  if (start < 0) return []
  let end = Math.min(entries.length, start + limit)
  while (end < entries.length && entries[end]?.at === entries[end - 1]?.at) end += 1
  return entries.slice(start, end)
}
