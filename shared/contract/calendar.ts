import { z } from 'zod'
import { changedFields } from '../domain/calendar/index.ts'
import { read, write } from './call.ts'
import { done, id, instant, title } from './common.ts'

const eventFaults = [
  'no_uid',
  'no_start',
  'bad_time',
  'ends_before_start',
  'unknown_zone',
  'repeats',
] as const

/** IOX-2: what would come of an event of a calendar file. */
export const calendarStep = z.object({
  uid: z.string(),
  /** `cancel`: called off in the calendar, and planned here until now. */
  action: z.enum(['create', 'update', 'cancel', 'same', 'skip']),
  /**
   * Why it is skipped: `over`, the visit has begun or is done; `cancelled`, called off and unknown here;
   * `cancelled_over`, called off though the visit has begun or is done.
   */
  reason: z.enum(['over', 'cancelled', 'cancelled_over']).nullable(),
  visitId: id.nullable(),
  /** Whose visit it is or will be; null: no account is named, the person has to say. */
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  title: z.string(),
  start: instant,
  end: instant.nullable(),
  place: z.string().nullable(),
  changes: z.array(z.enum(changedFields)),
})

const refusedEvent = z.object({
  uid: z.string().nullable(),
  title: z.string(),
  fault: z.enum(eventFaults),
})

const errors = ['not_a_calendar', 'broken_calendar', 'too_large', 'stage_gone'] as const

export const calendarCalls = {
  /**
   * IOX-2: visits as an iCalendar file, those named or all; answers a download ticket. Without purpose, remarks and
   * cost: a calendar is shown to others.
   */
  'calendar.export': write(
    [],
    z.object({ visitIds: z.array(id).max(10_000).optional(), language: z.string().max(10) }),
    z.object({ ticket: z.string(), name: z.string(), mime: z.string(), visits: z.int(), bytes: z.int() }),
  ),
  /** What a staged file (`import.stage`) would do. Nothing is written. */
  'calendar.preview': read(
    ['visits', 'accounts'],
    z.object({ stageId: id }),
    z.object({ steps: z.array(calendarStep), refused: z.array(refusedEvent) }),
    errors,
  ),
  /**
   * Does it, as one action. `accounts`: by the event's name, whose visit it is where no account was found, or null to
   * leave it out. Events without an account are left out and counted. `cancelledReason`: what a visit that the calendar
   * called off says of it, in the person's language.
   */
  'calendar.import': write(
    ['visits'],
    z.object({
      stageId: id,
      accounts: z.record(z.string().max(2_000), id.nullable()),
      cancelledReason: title,
    }),
    done.extend({ created: z.int(), updated: z.int(), cancelled: z.int(), leftOut: z.int() }),
    errors,
  ),
} as const
