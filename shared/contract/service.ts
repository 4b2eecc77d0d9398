import { z } from 'zod'
import { tiers } from '../domain/journey/index.ts'
import { ticketSteps } from '../domain/service-levels/index.ts'
import { isTimeZone } from '../kernel/index.ts'
import { created, day, done, id, instant, line, nothing, title } from './common.ts'
import { read, write } from './call.ts'
import { ticketRow } from './contracts.ts'

const minutes = z.int().min(1).max(1_000_000)

/** ACC-5: what a tier is promised, in working minutes. Null: nothing. */
export const serviceLevel = z.object({
  firstResponseMinutes: minutes.nullable(),
  solutionMinutes: minutes.nullable(),
  visitEveryDays: z.int().min(1).max(3_650).nullable(),
  warnPercent: z.int().min(0).max(100),
  /** The code of the calendar that its clocks run by; null: the first. */
  calendar: z.string().max(80).nullable(),
})

const hours = z
  .array(z.object({ from: z.int(), to: z.int() }))
  .max(10)
  .readonly()

export const workCalendar = z.object({
  code: z.string().min(1).max(80),
  /** Null: a shipped one, whose name the interface knows. */
  name: line.nullable(),
  timeZone: z.string().max(80).refine(isTimeZone, { error: 'not a time zone' }),
  region: z.string().max(40).nullable(),
  week: z.array(hours).length(7).readonly(),
  makeUpDay: hours,
})

export const holidayYear = z.object({
  region: z.string().min(1).max(40),
  year: z.int(),
  source: z.string().max(2_000),
  announcedOn: day,
  off: z
    .array(z.object({ name: line, first: z.string().max(20), last: z.string().max(20) }))
    .max(200)
    .readonly(),
  work: z
    .array(z.object({ name: line, day: z.string().max(20) }))
    .max(200)
    .readonly(),
})

export const clockStates = ['running', 'warning', 'paused', 'broken', 'met', 'late'] as const

/** A clock as it reads now, in working minutes of its calendar. */
export const ticketClock = z.object({
  kind: z.enum(['response', 'solution']),
  state: z.enum(clockStates),
  targetMinutes: z.int(),
  elapsedMinutes: z.int(),
  /** Negative: so many over. */
  remainingMinutes: z.int(),
  /** Null while it waits for the customer. */
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  /** Years it was counted in as if they had no holidays, because nobody announced them: to be said. */
  yearsWithoutHolidays: z.array(z.int()),
})

export const ticket = ticketRow.extend({
  accountId: id,
  accountName: z.string(),
  answeredAt: instant.nullable(),
  detail: z.string().nullable(),
  solution: z.string().nullable(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  state: z.enum(['open', 'answered', 'waiting', 'solved']),
  waits: z.array(
    z.object({
      id,
      kind: z.enum(['customer', 'solved']),
      fromAt: instant,
      toAt: instant.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  clocks: z.array(ticketClock),
  /** The code of the calendar that they run by. */
  calendar: z.string(),
})

const ticketFields = z.object({
  title,
  code: line.nullable(),
  detail: z.string().max(100_000).nullable(),
  solution: z.string().max(100_000).nullable(),
  priority: line.nullable(),
  personId: id.nullable(),
  openedAt: instant,
})

const ticketReads = ['contracts', 'accounts', 'people', 'tiers'] as const

export const serviceCalls = {
  /** ACC-5: levels, calendars, holidays, as shipped and as the workspace changed them. */
  'service.settings': read(
    ['tiers'],
    nothing,
    z.object({
      levels: z.array(z.object({ tier: z.enum(tiers), level: serviceLevel, isShipped: z.boolean() })),
      calendars: z.array(
        workCalendar.extend({
          /** Whether the product brings one of this code. */
          isShipped: z.boolean(),
          isChanged: z.boolean(),
        }),
      ),
      /** In their order of region and year; own ones stand in the place of those shipped. */
      holidays: z.array(holidayYear.extend({ isShipped: z.boolean(), isChanged: z.boolean() })),
      /** This year and the next, of regions that calendars use, which nobody announced yet. */
      unknown: z.array(z.object({ region: z.string(), year: z.int() })),
    }),
  ),
  'service.saveLevel': write(['tiers'], z.object({ tier: z.enum(tiers), level: serviceLevel }), done),
  /** data of a refusal: `{faults}`. Without a code it is a new one. */
  'calendar.save': write(
    ['tiers'],
    workCalendar.omit({ code: true }).extend({ code: z.string().max(80).optional() }),
    done.extend({ code: z.string() }),
    ['calendar_faulty'],
  ),
  /** Takes the workspace's own away; a shipped one stands again as it was shipped. */
  'calendar.remove': write(['tiers'], z.object({ code: z.string().max(80) }), done),
  /** data of a refusal: `{faults}`. */
  'holiday.save': write(['tiers'], holidayYear, done, ['holidays_faulty']),
  'holiday.remove': write(['tiers'], z.object({ region: z.string().max(40), year: z.int() }), done),
  /** The calendar that an account's clocks run by; null: the one of its tier. */
  'account.setCalendar': write(['accounts'], z.object({ id, calendar: z.string().max(80).nullable() }), done),
  /** What one account is promised, and when the next visit is due. */
  'service.account': read(
    ['tiers', 'accounts', 'visits', 'notes', 'contracts'],
    z.object({ accountId: id }),
    z.object({
      tier: z.enum(tiers).nullable(),
      /** Null: without a tier nothing is promised. */
      level: serviceLevel.nullable(),
      /** As set on the account; null: by its tier. */
      ownCalendar: z.string().nullable(),
      calendar: workCalendar,
      cadence: z.object({
        state: z.enum(['none', 'on_track', 'soon', 'overdue']),
        dueDay: day.nullable(),
        daysLeft: z.int().nullable(),
      }),
    }),
  ),
  /** Of one account, the latest first. */
  'ticket.list': read(
    ticketReads,
    z.object({ accountId: id, limit: z.int().min(1).max(5_000) }),
    z.object({ tickets: z.array(ticket), total: z.int() }),
  ),
  'ticket.get': read(ticketReads, z.object({ id }), ticket),
  /** ACC-5: of all accounts, what is not solved: the one due first on top, what waits for the customer behind. */
  'ticket.running': read(
    ticketReads,
    z.object({ limit: z.int().min(1).max(5_000) }),
    z.object({ tickets: z.array(ticket), total: z.int() }),
  ),
  'ticket.open': write(
    ['contracts'],
    ticketFields.partial().required({ title: true }).extend({ accountId: id }),
    created,
    ['not_yet'],
  ),
  'ticket.update': write(['contracts'], z.object({ id, patch: ticketFields.partial() }), done, [
    'ends_before_start',
    'not_yet',
  ]),
  /**
   * ACC-5: answered, waiting for the customer, no longer waiting, solved, opened again. `at` missing: now. `text`:
   * what the customer has to do, or the solution.
   */
  'ticket.step': write(
    ['contracts'],
    z.object({
      id,
      step: z.enum(ticketSteps),
      at: instant.optional(),
      text: z.string().max(100_000).nullable().optional(),
    }),
    done,
    ['wrong_state', 'ends_before_start', 'not_yet'],
  ),
  'ticket.remove': write(['contracts'], z.object({ id }), done),
} as const
