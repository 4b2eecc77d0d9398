import { type Day, daysBetween } from '../../kernel/index.ts'

export interface RenewableLine {
  readonly product: string | null
  readonly fromDay: Day
  readonly toDay: Day | null
}

/**
 * Whether what ends with a term goes on already: every line that ends that day has its successor. A term is the span of
 * the active line that ends first.
 */
export const isTermRenewed = (toDay: Day, lines: readonly RenewableLine[], graceDays: number): boolean => {
  const ending = lines.filter((line) => line.toDay === toDay)
  return ending.length > 0 && ending.every((line) => isRenewed(line, lines, graceDays))
}

/**
 * Whether a dated line already has its successor: a line of the same product that begins after it began, at most
 * `graceDays` after its end (metrics.md §1, gap rule), and runs longer.
 */
export const isRenewed = (
  line: RenewableLine,
  lines: readonly RenewableLine[],
  graceDays: number,
): boolean => {
  const { toDay } = line
  return (
    toDay !== null &&
    lines.some(
      (next) =>
        next.product === line.product &&
        next.fromDay > line.fromDay &&
        daysBetween(toDay, next.fromDay) <= graceDays &&
        (next.toDay === null || next.toDay > toDay),
    )
  )
}
