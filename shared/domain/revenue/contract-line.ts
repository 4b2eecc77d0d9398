import { type Day, spanDays } from '../../kernel/index.ts'

/** A contract line, as far as revenue is concerned (metrics.md §1). */
export interface RevenueLine {
  readonly id: string
  /** Who is counted as one customer: the account, or its parent where the group switch is on. */
  readonly customerId: string
  /** First day. */
  readonly fromDay: Day
  /** Last day, inclusive; gift months lie inside. Null: open-ended. */
  readonly toDay: Day | null
  /** Minor units of `currency`, negative for a refund: for the whole span, or per year. */
  readonly amountMinor: number
  readonly amountBasis: 'span' | 'year'
  readonly currency: string
}

type Priced = Pick<RevenueLine, 'fromDay' | 'toDay' | 'amountMinor' | 'amountBasis'>
type Dated = Pick<RevenueLine, 'fromDay' | 'toDay'>

/**
 * `from_included`: active on d when from ≤ d ≤ to.
 * `from_excluded`: from < d ≤ to, the rival convention that published data sets use.
 */
export type ActiveRule = 'from_included' | 'from_excluded'

const clampToSafe = (value: bigint): number => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return Number.MAX_SAFE_INTEGER
  if (value < -BigInt(Number.MAX_SAFE_INTEGER)) return -Number.MAX_SAFE_INTEGER
  return Number(value)
}

/**
 * Annual value (ARR) in whole minor units: amount ÷ days of the span × 365, rounded half away from zero
 * (metrics.md §1). Gift days are days of the span, so a free second year halves it. Exact: whole numbers all
 * the way; what no longer fits a safe integer stays at its end.
 * Null: it has no annual value, because an open-ended line states its amount for a span, or the span is empty.
 */
export function annualValueMinor(line: Priced): number | null {
  if (line.toDay !== null && line.toDay < line.fromDay) return null
  if (line.amountBasis === 'year') return line.amountMinor
  if (line.toDay === null) return null
  const days = BigInt(spanDays(line.fromDay, line.toDay))
  const yearly = BigInt(line.amountMinor) * 365n
  const half = yearly < 0n ? -days : days
  return clampToSafe((2n * yearly + half) / (2n * days))
}

/** Whether a line is active on a day (metrics.md §1). */
export function isActiveOn(line: Dated, day: Day, rule: ActiveRule = 'from_included'): boolean {
  const begun = rule === 'from_included' ? line.fromDay <= day : line.fromDay < day
  return begun && (line.toDay === null || day <= line.toDay)
}
