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
 * The term that counts is the first to end on or after the day of the answer. It is renewed by a successor (gap rule,
 * metrics.md §1), lost by a churn recorded after the answer or by ending more than `graceDays` ago without one.
 * That the wish was declined is not said to be the cause: the two stand side by side.
 */
export function renewalAfter(
  lines: readonly RenewableLine[],
  leftOn: readonly Day[],
  declinedOn: Day,
  today: Day,
  graceDays: number,
): RenewalAfter {
  const [left] = leftOn.filter((day) => day >= declinedOn && day <= today).toSorted()
  const [next] = lines
    .filter((line): line is RenewableLine & { readonly toDay: Day } => line.toDay !== null)
    .filter(({ toDay }) => toDay >= declinedOn)
    .toSorted((one, other) => (one.toDay < other.toDay ? -1 : one.toDay > other.toDay ? 1 : 0))
  if (next !== undefined && isRenewed(next, lines, graceDays)) return { outcome: 'renewed', day: next.toDay }
  if (left !== undefined) return { outcome: 'lost', day: left }
  if (next === undefined) return { outcome: 'none', day: null }
  return addDays(next.toDay, graceDays) < today
    ? { outcome: 'lost', day: next.toDay }
    : { outcome: 'open', day: next.toDay }
}
