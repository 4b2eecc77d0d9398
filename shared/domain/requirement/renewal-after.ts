import { addDays, type Day } from '../../kernel/index.ts'
import { isRenewed, type RenewableLine } from '../renewal/index.ts'

/**
 * What became of a customer's next renewal after a wish was declined (REQ-4): `renewed`, `lost`, still `open`, or
 * `none` where no dated term was running or to come.
 */
export interface RenewalAfter {
  readonly outcome: 'renewed' | 'lost' | 'open' | 'none'
  /** The end of the term that was next; of a loss, the day of it. */
  readonly day: Day | null
}

/**
 * The term that counts is the first to end on or after the day of the answer, with all lines that end that day. It is
 * renewed by a successor of one of them (gap rule, metrics.md §1). It is lost by a churn recorded after the answer, or by
 * ending more than `graceDays` ago with nothing else of the customer running: as long as something is, that end was a
 * contraction, and the next one counts. That the wish was declined is not said to be the cause: the two stand side by
 * side.
 */
export function renewalAfter(
  lines: readonly RenewableLine[],
  leftOn: readonly Day[],
  declinedOn: Day,
  today: Day,
  graceDays: number,
): RenewalAfter {
  const [left] = leftOn.filter((day) => day >= declinedOn && day <= today).toSorted()
  const isRunning = lines.some(({ fromDay, toDay }) => fromDay <= today && (toDay === null || toDay >= today))
  const ends = [
    ...new Set(lines.flatMap(({ toDay }) => (toDay !== null && toDay >= declinedOn ? toDay : []))),
  ]
  for (const end of ends.toSorted()) {
    const isGone = addDays(end, graceDays) < today
    if (lines.some((line) => line.toDay === end && isRenewed(line, lines, graceDays)))
      return { outcome: 'renewed', day: end }
    if (left !== undefined) return { outcome: 'lost', day: left }
    if (!isGone) return { outcome: 'open', day: end }
    if (!isRunning) return { outcome: 'lost', day: end }
  }
  return left === undefined ? { outcome: 'none', day: null } : { outcome: 'lost', day: left }
}
