import { type Day, daysBetween } from '../../kernel/index.ts'
import type { Survival } from './kaplan-meier.ts'

/** What is known of an account's way to its first value. */
export interface ValueClock {
  /** Signature of the earliest contract, else the sign-up day; null: not known, and so no clock. */
  readonly signedOn: Day | null
  /** The day the customer signed off a first value: the earliest one. */
  readonly signedOffOn: Day | null
  /** The day a customer left; the clock of one that never got there stops then. */
  readonly leftOn: Day | null
}

export type TtvState = 'not_started' | 'running' | 'signed_off'

export interface TimeToValue {
  readonly state: TtvState
  /** Days from signature to sign-off, or until now while there is none. Null without a signature. */
  readonly days: number | null
}

/** TTV of one account (metrics.md): going live does not stop the clock, only the customer's sign-off does. */
export function timeToValue(clock: ValueClock, today: Day): TimeToValue {
  if (clock.signedOn === null) {
    return { state: clock.signedOffOn === null ? 'not_started' : 'signed_off', days: null }
  }
  const stop = clock.signedOffOn ?? earlier(clock.leftOn, today)
  return {
    state: clock.signedOffOn === null ? 'running' : 'signed_off',
    days: Math.max(0, daysBetween(clock.signedOn, stop)),
  }
}

/**
 * Accounts as observations for the median: those without a sign-off are censored today, or on the day they left,
 * and so count for as long as they were watched. Without a signature, or signed after today, there is nothing to watch.
 */
export const ttvObservations = (clocks: readonly ValueClock[], today: Day): readonly Survival[] =>
  clocks.flatMap((clock) => {
    if (clock.signedOn === null || clock.signedOn > today) return []
    const { days } = timeToValue(clock, today)
    return days === null ? [] : [{ time: days, event: clock.signedOffOn !== null }]
  })

/** Whether a sign-off may carry this day: the customer cannot sign off before having signed. */
export const isBeforeSignature = (day: Day, signedOn: Day | null): boolean =>
  signedOn !== null && day < signedOn

const earlier = (left: Day | null, right: Day): Day => (left !== null && left < right ? left : right)
