import { z } from 'zod'
import { day, done, id, instant, minor, title } from './common.ts'
import { read, write } from './call.ts'

/** One row of Today's kinds. A launch alarm (VAL-6) and a visit due (ACC-4) have the account's id, a crowd the requirement's (REQ-5). */
export const todayKinds = [
  'visit',
  'promise',
  'task',
  'first_value',
  'milestone',
  'requirement_tell',
  'requirement_reply',
  'renewal',
  'draft',
  'launch_alarm',
  'crowd',
  'ticket_clock',
  'visit_due',
  'bug_clock',
] as const

const rankReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('overdue'), days: z.int() }),
  z.object({ code: z.literal('due_today') }),
  z.object({ code: z.literal('due_in'), days: z.int() }),
  z.object({ code: z.literal('undated') }),
  z.object({ code: z.literal('money'), minor, currency: z.string(), sharePercent: z.int() }),
  z.object({ code: z.literal('no_money') }),
])

const rankGap = z.discriminatedUnion('code', [
  z.object({ code: z.literal('more_urgent') }),
  z.object({ code: z.literal('more_money'), sharePercent: z.int() }),
  z.object({ code: z.literal('due_earlier'), days: z.int() }),
  z.object({ code: z.literal('due_earlier_that_day'), minutes: z.int() }),
  z.object({ code: z.literal('by_name') }),
])

/** One row of Today: what is due, with its reason as a key and data for people (PLY-2, first list). */
export const todayRow = z.object({
  kind: z.enum(todayKinds),
  id,
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  title: z.string(),
  dueDay: day.nullable(),
  /** The instant on that day, where one is known: clocks of service levels. */
  dueAt: instant.optional(),
  at: instant.nullable(),
  overdueDays: z.int(),
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  /** Why it stands here: `overdue_promise`, `due_today`, `renewal_window` … with the numbers used. */
  reason: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Who does it, where somebody is named. */
  owner: z.string().nullable(),
})

/** A row in its place, with what puts it there and what puts it behind the row above. */
export const rankedTodayRow = todayRow.extend({
  why: z.object({ rank: z.int(), reasons: z.array(rankReason).readonly(), behind: rankGap.nullable() }),
})

export const todayCalls = {
  /** PLY-2: any row is put off until a day; undo brings it back. */
  'today.snooze': write(['tasks'], z.object({ kind: z.enum(todayKinds), id, until: day }), done),
  /** PLY-2: any row is handed over to somebody by name; null takes it back. */
  'today.handOver': write(['tasks'], z.object({ kind: z.enum(todayKinds), id, to: title.nullable() }), done),
  /** The first `limit` rows of the ranked list; `total` says how many there are. */
  'today.list': read(
    ['accounts', 'contracts', 'visits', 'promises', 'requirements', 'value', 'tasks', 'notes', 'tiers'],
    z.object({ limit: z.int().min(1).max(1_000).optional() }),
    z.object({
      today: day,
      rows: z.array(rankedTodayRow),
      total: z.int(),
      /** The annual value behind what is due now, each account once, in the currency of most accounts. */
      stake: z.object({ minor, currency: z.string() }).nullable(),
      visits: z.array(todayRow),
      week: z.object({
        promisesKept: z.int(),
        promisesDue: z.int(),
        loopsClosed: z.int(),
        visitsPlanned: z.int(),
        visitsDone: z.int(),
      }),
    }),
  ),
} as const
