import { addDays, type Day, daysBetween } from '../../kernel/index.ts'

/** What a tier is promised (ACC-5). Null: nothing is promised. */
export interface ServiceLevel {
  /** Working minutes to the first answer. */
  readonly firstResponseMinutes: number | null
  /** Working minutes to the solution. */
  readonly solutionMinutes: number | null
  /** At most so many calendar days between visits. */
  readonly visitEveryDays: number | null
  /** Share of a clock, in percent, that is left when it warns: 20 of 100 minutes → warns with 20 left. */
  readonly warnPercent: number
}

/** Shipped levels; people change them. Minutes of the office calendar: 450 are one day. */
export const shippedLevels = {
  large: { firstResponseMinutes: 60, solutionMinutes: 900, visitEveryDays: 30, warnPercent: 25 },
  mid: { firstResponseMinutes: 120, solutionMinutes: 1_350, visitEveryDays: 60, warnPercent: 25 },
  small: { firstResponseMinutes: 450, solutionMinutes: 2_250, visitEveryDays: 180, warnPercent: 25 },
} as const satisfies Readonly<Record<string, ServiceLevel>>

/** Working minutes before the end at which a clock of so many minutes warns; rounded up, at least 1. */
export const warnMinutesOf = (targetMinutes: number, warnPercent: number): number =>
  Math.max(1, Math.ceil((targetMinutes * warnPercent) / 100))

export type CadenceState = 'none' | 'on_track' | 'soon' | 'overdue'

export interface VisitCadence {
  readonly state: CadenceState
  readonly dueDay: Day | null
  /** Days until due; negative: so many over. Null without a cadence. */
  readonly daysLeft: number | null
}

/**
 * When the next visit is due: so many days after the last one, or after `sinceDay` (`cadenceStart`: the first day of
 * the account in the workspace) when there was none. `soon` from a quarter of the cadence on, at most 14 days before.
 */
export function visitCadence(
  everyDays: number | null,
  lastVisitDay: Day | null,
  sinceDay: Day | null,
  today: Day,
): VisitCadence {
  const from = lastVisitDay ?? sinceDay
  if (everyDays === null || from === null) return { state: 'none', dueDay: null, daysLeft: null }
  const dueDay = addDays(from, everyDays)
  const daysLeft = daysBetween(today, dueDay)
  const soon = Math.min(14, Math.ceil(everyDays / 4))
  return { state: daysLeft < 0 ? 'overdue' : daysLeft <= soon ? 'soon' : 'on_track', dueDay, daysLeft }
}
