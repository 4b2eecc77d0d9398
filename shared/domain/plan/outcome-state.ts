import { type Day, daysBetween } from '../../kernel/index.ts'
import { meetsTarget, type OutcomeNumbers, outcomeProgress } from './progress.ts'

/** What an outcome is at, by rule; nobody sets it. */
export const outcomeStates = [
  'reached',
  'overdue',
  'unmeasured',
  'not_started',
  'behind',
  'on_track',
] as const
export type OutcomeState = (typeof outcomeStates)[number]

export interface OutcomeFacts extends OutcomeNumbers {
  /** First day of its time; null: not known, and so nothing can be behind. */
  readonly startDay: Day | null
  readonly dueDay: Day | null
  /** The day somebody said that it is reached: for outcomes that no number shows. */
  readonly reachedOn: Day | null
}

/** How much less than its share of the time an outcome may have come before it counts as behind. */
export const behindTolerance = 0.15

/**
 * ACC-8. In this order: reached (said so, or the current value meets the target); overdue (its day is over); unmeasured
 * (baseline or target is missing: nobody could say whether it was reached); not started (no current value);
 * behind (its progress lies more than `behindTolerance` below the share of its time that is over); on track.
 */
export function outcomeState(outcome: OutcomeFacts, today: Day): OutcomeState {
  const { startDay, dueDay } = outcome
  if (outcome.reachedOn !== null || meetsTarget(outcome)) return 'reached'
  if (dueDay !== null && dueDay < today) return 'overdue'
  if (outcome.baseline === null || outcome.target === null) return 'unmeasured'
  if (outcome.current === null) return 'not_started'
  const progress = outcomeProgress(outcome)
  if (progress === null || startDay === null || dueDay === null || startDay >= dueDay) return 'on_track'
  const timeGone = Math.max(0, daysBetween(startDay, today)) / daysBetween(startDay, dueDay)
  return progress + behindTolerance < timeGone ? 'behind' : 'on_track'
}
