import { addDays, type Day } from '../../kernel/index.ts'

/** What the cadence of an account's tier is held against (ACC-4, ACC-5). */
export interface CadenceFacts {
  /** At most so many calendar days between visits; null: nothing is planned or promised. */
  readonly everyDays: number | null
  /** The last visit that took place. */
  readonly lastVisitDay: Day | null
  /** The first day of the account, from which the cadence counts while it was never visited; null: not known. */
  readonly firstDay: Day | null
  /** Whether a visit is planned from now on, or one of the last days still waits for its note. */
  readonly isPlanned: boolean
  /** The customer has left. */
  readonly hasLeft: boolean
}

export interface VisitDue {
  /** The last day on which the visit would have been in time. */
  readonly dueDay: Day
  /** The day that the cadence counts from. */
  readonly from: Day
  readonly everyDays: number
}

/**
 * The day from which the cadence of an account that was never visited counts: its first day, but not from before it
 * came into the workspace. Visits of years ago that nobody imported must not make everybody overdue.
 */
export const cadenceStart = (signupDay: Day | null, knownSince: Day): Day =>
  signupDay !== null && signupDay > knownSince ? signupDay : knownSince

/**
 * Whether a visit is overdue by the cadence and nobody has planned one. Null: it is not. On the last day of the
 * cadence it is still in time: every 30 days from 1 November is due on 1 December and overdue on the 2nd.
 */
export function overdueVisit(
  { everyDays, lastVisitDay, firstDay, isPlanned, hasLeft }: CadenceFacts,
  today: Day,
): VisitDue | null {
  const from = lastVisitDay ?? firstDay
  if (everyDays === null || from === null || isPlanned || hasLeft) return null
  const dueDay = addDays(from, everyDays)
  return dueDay < today ? { dueDay, from, everyDays } : null
}

/** The cadence that holds where a plan and a promise to the customer name one each, in days: the shorter. */
export const strictestCadence = (...everyDays: readonly (number | null)[]): number | null =>
  everyDays.reduce<number | null>(
    (least, days) => (least === null ? days : days === null ? least : Math.min(least, days)),
    null,
  )
