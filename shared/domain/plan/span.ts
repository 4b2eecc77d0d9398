import { addDays, type Day, daysBetween } from '../../kernel/index.ts'

/** First and last day of a step or task. Without a first day it stands on its last; without either it has no place. */
export interface PlanSpan {
  readonly startDay: Day | null
  readonly dueDay: Day | null
}

/** What a bar shows: both days there, the first not behind the last. Null: the step has no day. */
export function barOf({ startDay, dueDay }: PlanSpan): { readonly from: Day; readonly to: Day } | null {
  if (dueDay === null) return startDay === null ? null : { from: startDay, to: startDay }
  if (startDay === null || startDay > dueDay) return { from: dueDay, to: dueDay }
  return { from: startDay, to: dueDay }
}

/** The same length, so many days later; negative: earlier. A day that is not set stays so. */
export const movedSpan = ({ startDay, dueDay }: PlanSpan, days: number): PlanSpan => ({
  startDay: startDay === null ? null : addDays(startDay, days),
  dueDay: dueDay === null ? null : addDays(dueDay, days),
})

/**
 * One end so many days later, no further than the other end. A step that only has a last day gets a first one when its
 * beginning is pulled out, and the other way round.
 */
export function resizedSpan(span: PlanSpan, edge: 'start' | 'end', days: number): PlanSpan {
  const bar = barOf(span)
  if (bar === null) return span
  if (edge === 'end') {
    const to = addDays(bar.to, Math.max(days, -daysBetween(bar.from, bar.to)))
    return { startDay: span.startDay === null && to === bar.to ? null : bar.from, dueDay: to }
  }
  return { startDay: addDays(bar.from, Math.min(days, daysBetween(bar.from, bar.to))), dueDay: bar.to }
}

/** Whether a first day lies behind the last one: what a form refuses. */
export const isBackward = ({ startDay, dueDay }: PlanSpan): boolean =>
  startDay !== null && dueDay !== null && startDay > dueDay
