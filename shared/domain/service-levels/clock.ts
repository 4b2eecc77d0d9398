import type { MinuteSpan, WorkingTime } from './working-calendar.ts'

/** A time during which the clock stands still; `to` null: it still does. Instants in ms UTC. */
export interface Pause {
  readonly from: number
  readonly to: number | null
}

/** One promise of time to a customer (ACC-5): first response, or solution. */
export interface ServiceClock {
  /** ms UTC. */
  readonly startedAt: number
  /** When it was answered or solved; null while it is not. */
  readonly stoppedAt: number | null
  /** Working minutes promised, at least 1. */
  readonly targetMinutes: number
  /** So many working minutes before the end the clock warns. */
  readonly warnMinutes: number
  /** Times of waiting for the customer, in any order; they may overlap. */
  readonly pauses: readonly Pause[]
}

export type ClockState =
  /** Time is left. */
  | 'running'
  /** Less time is left than the warning asks for. */
  | 'warning'
  /** Waiting for the customer, with time left. */
  | 'paused'
  /** The due instant has passed and nobody answered. */
  | 'broken'
  /** Stopped at the due instant or before. */
  | 'met'
  /** Stopped after the due instant. */
  | 'late'

export interface ClockReading {
  readonly state: ClockState
  /** Working minutes used, without pauses. */
  readonly elapsedMinutes: number
  /** Working minutes left; negative: so many over. */
  readonly remainingMinutes: number
  /** ms UTC, the end of the last promised minute. Null while it waits for the customer: nobody knows when that ends. */
  readonly dueAt: number | null
  /** ms UTC: when the warning begins. Null as above. */
  readonly warnAt: number | null
  /** Years the answer depends on whose holidays are not known: it is counted as if they had none, and must be said. */
  readonly yearsWithoutHolidays: readonly number[]
}

const msPerMinute = 60_000
const minuteOf = (instant: number): number => Math.floor(instant / msPerMinute)

/** Ten years: a clock that is not due by then has a calendar without hours. */
const horizonMinutes = 3_653 * 1_440
const stepMinutes = 1_440

/**
 * Reads a service level clock at an instant (ms UTC), exact to the minute: every instant counts from the minute it
 * lies in. Due is the end of the last promised working minute, so that an hour promised on Friday at 17:00 is due at
 * 18:00 on Friday, not at 09:00 on Monday; an answer in that very minute is in time.
 */
export function readClock(clock: ServiceClock, time: WorkingTime, now: number): ClockReading {
  const start = minuteOf(clock.startedAt)
  const end = Math.max(start, minuteOf(clock.stoppedAt ?? now))
  const pauses = mergedPauses(clock.pauses)
  const target = Math.max(1, Math.floor(clock.targetMinutes))
  const warn = Math.min(target, Math.max(0, Math.floor(clock.warnMinutes)))

  const elapsed = countBetween(time, pauses, start, end)
  const due = minuteAfter(time, pauses, start, target)
  const warnAt = warn === target ? start : minuteAfter(time, pauses, start, target - warn)
  const isOver = due !== null && end > due
  const isPaused = pauses.some(({ from, to }) => from <= end && end < to)

  return {
    state: stateOf(),
    elapsedMinutes: elapsed,
    remainingMinutes: target - elapsed,
    dueAt: due === null ? null : due * msPerMinute,
    warnAt: warnAt === null ? null : warnAt * msPerMinute,
    yearsWithoutHolidays: time.yearsWithoutHolidays(start, Math.max(end, due ?? end) + 1),
  }

  function stateOf(): ClockState {
    if (clock.stoppedAt !== null) return isOver ? 'late' : 'met'
    if (isOver) return 'broken'
    if (isPaused) return 'paused'
    return warnAt !== null && end >= warnAt ? 'warning' : 'running'
  }
}

/** Working minutes between two instants (ms UTC), each taken at its minute; 0 when the second is not later. */
export const workingMinutesBetween = (time: WorkingTime, from: number, to: number): number =>
  countBetween(time, [], minuteOf(from), minuteOf(to))

/**
 * Pauses of a clock from the changes of whom we wait for, oldest first: the time that `customer` is named. The last
 * one stays open.
 */
export function pausesOf(
  changes: readonly { readonly at: number; readonly waitingOn: string | null }[],
): Pause[] {
  const pauses: Pause[] = []
  let since: number | null = null
  for (const { at, waitingOn } of changes) {
    if (waitingOn === 'customer') since ??= at
    else if (since !== null) {
      pauses.push({ from: since, to: at })
      since = null
    }
  }
  if (since !== null) pauses.push({ from: since, to: null })
  return pauses
}

/** Pauses as minutes, in order and without overlap; an open one has no end. */
function mergedPauses(pauses: readonly Pause[]): readonly MinuteSpan[] {
  const merged: { from: number; to: number }[] = []
  const spans = pauses.map(({ from, to }) => ({
    from: minuteOf(from),
    to: to === null ? Number.POSITIVE_INFINITY : minuteOf(to),
  }))
  for (const span of spans.sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else if (span.from < span.to) merged.push({ ...span })
  }
  return merged
}

/** What of a span is not paused. */
function withoutPauses(span: MinuteSpan, pauses: readonly MinuteSpan[]): MinuteSpan[] {
  const left: MinuteSpan[] = []
  let from = span.from
  for (const pause of pauses) {
    if (pause.to <= from) continue
    if (pause.from >= span.to) break
    if (pause.from > from) left.push({ from, to: pause.from })
    from = pause.to
  }
  if (from < span.to) left.push({ from, to: span.to })
  return left
}

function countBetween(time: WorkingTime, pauses: readonly MinuteSpan[], from: number, to: number): number {
  let minutes = 0
  for (const span of time.within(from, to))
    for (const part of withoutPauses(span, pauses)) minutes += part.to - part.from
  return minutes
}

/** The minute at which `count` working minutes have passed since `from`; null when they never do. */
function minuteAfter(
  time: WorkingTime,
  pauses: readonly MinuteSpan[],
  from: number,
  count: number,
): number | null {
  const stillsFrom = pauses.find(({ to }) => to === Number.POSITIVE_INFINITY)?.from ?? from + horizonMinutes
  const last = Math.min(from + horizonMinutes, stillsFrom)
  let left = count
  for (let at = from; at < last; at += stepMinutes)
    for (const span of time.within(at, Math.min(last, at + stepMinutes)))
      for (const part of withoutPauses(span, pauses)) {
        if (part.to - part.from >= left) return part.from + left
        left -= part.to - part.from
      }
  return null
}
