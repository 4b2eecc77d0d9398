import { addDays, type Day, daysBetween } from '../../kernel/index.ts'

/** VAL-6: by when an account of a tier must be there, in days after the signature. Null: no alarm. */
export interface LaunchLimits {
  readonly goLiveByDay: number | null
  readonly firstValueByDay: number | null
  /** So many days before a limit it warns. */
  readonly warnDays: number
}

/** Shipped limits per tier; people change them. */
export const shippedLaunchLimits = {
  large: { goLiveByDay: 60, firstValueByDay: 120, warnDays: 14 },
  mid: { goLiveByDay: 45, firstValueByDay: 90, warnDays: 10 },
  small: { goLiveByDay: 30, firstValueByDay: 60, warnDays: 7 },
} as const satisfies Readonly<Record<string, LaunchLimits>>

export interface LaunchFacts {
  readonly signedOn: Day | null
  readonly goLiveOn: Day | null
  readonly firstValueOn: Day | null
  readonly leftOn: Day | null
}

export interface LaunchAlarm {
  readonly about: 'go_live' | 'first_value'
  readonly state: 'soon' | 'overdue'
  /** Days after the signature that the limit allows. */
  readonly limit: number
  /** The day after the signature that today is. */
  readonly dayNumber: number
  readonly dueDay: Day
  /** Days until due; negative: so many over. */
  readonly daysLeft: number
}

/**
 * What of a launch is late or soon will be, the earlier limit first. Nothing for accounts that are there, that left,
 * or whose signature is not known. First value without a go-live counts as live: the customer signed it.
 */
export function launchAlarms(facts: LaunchFacts, limits: LaunchLimits, today: Day): LaunchAlarm[] {
  const { signedOn, goLiveOn, firstValueOn, leftOn } = facts
  if (signedOn === null || signedOn > today || (leftOn !== null && leftOn <= today)) return []
  const alarms: LaunchAlarm[] = []
  const watch = (about: LaunchAlarm['about'], limit: number | null, isThere: boolean): void => {
    if (limit === null || isThere) return
    const dueDay = addDays(signedOn, limit)
    const daysLeft = daysBetween(today, dueDay)
    if (daysLeft > limits.warnDays) return
    const state = daysLeft < 0 ? 'overdue' : 'soon'
    alarms.push({ about, state, limit, dayNumber: daysBetween(signedOn, today), dueDay, daysLeft })
  }
  watch('go_live', limits.goLiveByDay, goLiveOn !== null || firstValueOn !== null)
  watch('first_value', limits.firstValueByDay, firstValueOn !== null)
  return alarms.sort((left, right) => left.daysLeft - right.daysLeft)
}
