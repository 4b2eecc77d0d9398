import { addDays, type Day, dayToNumber, daysBetween } from '../../kernel/index.ts'

/** Whole days past a due day; 0 when it is not overdue. */
export const overdueDays = (dueDay: Day | null, today: Day): number =>
  dueDay === null ? 0 : Math.max(0, daysBetween(dueDay, today))

/** The words for a due day: `overdue_promise`, `promise_due_today`, `promise_due_soon`, `promise_undated`. */
export function dueReason(what: string, dueDay: Day | null, today: Day): string {
  if (dueDay === null) return `${what}_undated`
  if (dueDay < today) return `overdue_${what}`
  return dueDay === today ? `${what}_due_today` : `${what}_due_soon`
}

/** Monday and Sunday of the week of a day. */
export function weekOf(day: Day): { readonly first: Day; readonly last: Day } {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((dayToNumber(day) + 3) % 7) + 7) % 7
  const first = addDays(day, -sinceMonday)
  return { first, last: addDays(first, 6) }
}

/** A renewal window is news on the day it opens and for so many days after. */
export const windowNewsDays = 14

/** Whether the renewal window opened today or within the last 14 days (REN-2). */
export const windowJustOpened = (renewalStart: Day, today: Day): boolean => {
  const since = daysBetween(renewalStart, today)
  return since >= 0 && since <= windowNewsDays
}
