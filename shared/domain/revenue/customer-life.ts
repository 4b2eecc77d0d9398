import { type Day, daysBetween } from '../../kernel/index.ts'
import { type ActiveRule, annualValueMinor, isActiveOn, type RevenueLine } from './contract-line.ts'

/** A customer's lines of one currency that have an annual value. */
export interface ValuedLine {
  readonly line: RevenueLine
  readonly annualMinor: number
}

export const valued = (line: RevenueLine): ValuedLine | null => {
  const annualMinor = annualValueMinor(line)
  return annualMinor === null ? null : { line, annualMinor }
}

/** Where a customer stands on a day. */
export interface Standing {
  readonly arrMinor: number
  /** The lines that make it up: the active ones, or in a bridged gap those that ended before it. */
  readonly lines: readonly ValuedLine[]
  /**
   * `active`: lines run. `late`: between two terms, and the next begins within the grace window: the same life.
   * `in_grace`: ended no longer ago than the grace window, no next term known. `none`: neither.
   */
  readonly state: 'active' | 'late' | 'in_grace' | 'none'
}

const sum = (lines: readonly ValuedLine[]): number =>
  lines.reduce((total, { annualMinor }) => total + annualMinor, 0)

/** ARR on a day by the gap rule (metrics.md §1): `graceDays` counts from the last day to the first of the next term. */
export function standingOn(
  lines: readonly ValuedLine[],
  day: Day,
  rule: ActiveRule,
  graceDays: number,
): Standing {
  const activeOn = (at: Day): ValuedLine[] => lines.filter(({ line }) => isActiveOn(line, at, rule))
  const active = activeOn(day)
  if (active.length > 0) return { arrMinor: sum(active), lines: active, state: 'active' }

  let lastEnd: Day | null = null
  let nextStart: Day | null = null
  for (const { line } of lines) {
    if (line.toDay !== null && line.toDay < day && (lastEnd === null || line.toDay > lastEnd))
      lastEnd = line.toDay
    if (line.fromDay >= day && (nextStart === null || line.fromDay < nextStart)) nextStart = line.fromDay
  }
  if (lastEnd === null) return { arrMinor: 0, lines: [], state: 'none' }
  if (nextStart !== null && daysBetween(lastEnd, nextStart) <= graceDays) {
    const ended = activeOn(lastEnd)
    return { arrMinor: sum(ended), lines: ended, state: 'late' }
  }
  return { arrMinor: 0, lines: [], state: daysBetween(lastEnd, day) <= graceDays ? 'in_grace' : 'none' }
}

/** Whether the customer had a line with a value above zero that ran before a day. */
export const wasActiveBefore = (lines: readonly ValuedLine[], day: Day): boolean =>
  lines.some(({ line, annualMinor }) => annualMinor > 0 && line.fromDay < day)
