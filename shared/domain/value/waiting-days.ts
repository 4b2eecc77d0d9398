import { type Day, dayToNumber, numberToDay } from '../../kernel/index.ts'

/** VAL-5: for whom a step waits. */
export type WaitingSide = 'us' | 'customer' | 'third_party'

/** A change of whom a step waits for. Null: for nobody, or the step was reached. */
export interface WaitingChange {
  readonly day: Day
  readonly side: WaitingSide | null
}

/** Waiting from a day up to another, which no longer counts: from Monday to Wednesday are two days. */
export interface WaitingSpan {
  readonly side: WaitingSide
  readonly from: Day
  readonly to: Day
}

/**
 * The waiting of one step from its changes, as of a day: what still lasts, lasts until then. Of several changes on
 * one day the last counts. Changes after `until` are left out.
 */
export function waitingSpans(changes: readonly WaitingChange[], until: Day): WaitingSpan[] {
  const spans: WaitingSpan[] = []
  let waitsFor: WaitingSide | null = null
  let since: Day = until
  const close = (to: Day): void => {
    if (waitsFor !== null && since < to) spans.push({ side: waitsFor, from: since, to })
  }
  // Sorting is stable: on one day the order in which it was written stays.
  for (const { day, side } of changes.toSorted((one, other) => compare(one.day, other.day))) {
    if (day > until) break
    if (side === waitsFor) continue
    close(day)
    waitsFor = side
    since = day
  }
  close(until)
  return joined(spans)
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Spans of one side that meet are one: a change back on the same day was no change. */
function joined(spans: readonly WaitingSpan[]): WaitingSpan[] {
  const result: WaitingSpan[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last !== undefined && last.side === span.side && last.to === span.from)
      result[result.length - 1] = { ...last, to: span.to }
    else result.push(span)
  }
  return result
}

export type WaitingDays = Readonly<Record<WaitingSide, number>>

/** Days of waiting per side, of one step or of many added up: three steps that wait for a day are three days. */
export function waitingDays(spans: readonly WaitingSpan[]): WaitingDays {
  const days = { us: 0, customer: 0, third_party: 0 }
  for (const { side, from, to } of spans) days[side] += Math.max(0, dayToNumber(to) - dayToNumber(from))
  return days
}

/**
 * Days between `from` and `to` (not included) on which an account's steps waited for the customer alone. Each day
 * counts once however many steps waited, and not at all while another step waited for us: our own delay is not
 * excused by theirs.
 */
export function customerOnlyDays(spans: readonly WaitingSpan[], from: Day, to: Day): number {
  const marks = (side: WaitingSide): ReadonlySet<Day> =>
    new Set(
      spans
        .filter((span) => span.side === side)
        .flatMap((span) => {
          const first = Math.max(dayToNumber(span.from), dayToNumber(from))
          const length = Math.min(dayToNumber(span.to), dayToNumber(to)) - first
          return Array.from({ length: Math.max(0, length) }, (_, index) => numberToDay(first + index))
        }),
    )
  const us = marks('us')
  let days = 0
  for (const day of marks('customer')) if (!us.has(day)) days += 1
  return days
}
