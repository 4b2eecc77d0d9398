import { addDays, type Day, daysBetween, spanDays } from '../../kernel/index.ts'

/** A contract's term, both days inclusive. */
export interface Term {
  readonly fromDay: Day
  readonly toDay: Day
}

/** The day renewal work starts: round(term days ÷ 3) days before the last day (metrics.md §4, REN-2). */
export const renewalStartDay = ({ fromDay, toDay }: Term): Day =>
  addDays(toDay, -Math.round(Math.max(0, spanDays(fromDay, toDay)) / 3))

/** Where a day stands on a term: what the term ruler draws. Positions run from 0 (first day) to 1 (last day). */
export interface TermPosition {
  /** Days of the whole term. */
  readonly days: number
  /** Days until the last day; 0 on it, negative after it. */
  readonly daysLeft: number
  readonly renewalStart: Day
  /** Where the renewal window begins. */
  readonly renewalStartAt: number
  /** Where the day stands, held between 0 and 1. */
  readonly at: number
  /** `ahead`: not begun. `running`, then `renewal`: the window is open. `over`: the last day has passed. */
  readonly state: 'ahead' | 'running' | 'renewal' | 'over'
}

/** Places a day on a term. A term of one day lies wholly at 1. */
export function termPosition(term: Term, day: Day): TermPosition {
  const length = daysBetween(term.fromDay, term.toDay)
  const place = (at: Day): number =>
    length <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(term.fromDay, at) / length))
  const renewalStart = renewalStartDay(term)
  return {
    days: length + 1,
    daysLeft: daysBetween(day, term.toDay),
    renewalStart,
    renewalStartAt: place(renewalStart),
    at: place(day),
    state:
      day > term.toDay ? 'over' : day < term.fromDay ? 'ahead' : day >= renewalStart ? 'renewal' : 'running',
  }
}
