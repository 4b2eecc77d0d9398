import type { Day } from '../../kernel/index.ts'
import { annualValueMinor, isActiveOn, type RevenueLine } from './contract-line.ts'

export type AccountLine = Omit<RevenueLine, 'id' | 'customerId'> & { readonly quantity: number | null }

/** What an account's contract lines say about it on a day. */
export interface AccountRevenue {
  /** ARR of the active lines in `currency`, minor units. */
  readonly arrMinor: number
  /** The currency of most active lines; of the larger sum, then of the alphabet, where two are even. Null: no active line. */
  readonly currency: string | null
  /** Active lines in other currencies, which `arrMinor` leaves out. */
  readonly otherCurrencies: number
  /** The active dated line that ends first. */
  readonly term: { readonly fromDay: Day; readonly toDay: Day } | null
  /** Whether an active line has no end. */
  readonly openEnded: boolean
  /** Sum of the active lines' quantities; null where none states one. */
  readonly seats: number | null
}

interface CurrencySum {
  readonly currency: string
  lines: number
  minor: number
}

const outranks = (left: CurrencySum, right: CurrencySum): boolean =>
  left.lines !== right.lines
    ? left.lines > right.lines
    : left.minor !== right.minor
      ? left.minor > right.minor
      : left.currency < right.currency

/** Sums one account's lines as of a day. Currencies are never added up. */
export function accountRevenueOn(lines: readonly AccountLine[], day: Day): AccountRevenue {
  const sums: CurrencySum[] = []
  let active = 0
  let term: { fromDay: Day; toDay: Day } | null = null
  let openEnded = false
  let seats: number | null = null
  for (const line of lines) {
    if (!isActiveOn(line, day)) continue
    active += 1
    let sum = sums.find(({ currency }) => currency === line.currency)
    if (sum === undefined) sums.push((sum = { currency: line.currency, lines: 0, minor: 0 }))
    sum.lines += 1
    sum.minor += annualValueMinor(line) ?? 0
    if (line.toDay === null) openEnded = true
    else if (
      term === null ||
      line.toDay < term.toDay ||
      (line.toDay === term.toDay && line.fromDay < term.fromDay)
    )
      term = { fromDay: line.fromDay, toDay: line.toDay }
    if (line.quantity !== null) seats = (seats ?? 0) + line.quantity
  }
  let main: CurrencySum | null = null
  for (const sum of sums) if (main === null || outranks(sum, main)) main = sum
  return {
    arrMinor: main?.minor ?? 0,
    currency: main?.currency ?? null,
    otherCurrencies: active - (main?.lines ?? 0),
    term,
    openEnded,
    seats,
  }
}

/** Why a line is not in an account's ARR on a day; null: it is counted. */
export type ArrVerdict = 'ended' | 'not_begun' | 'no_annual_value' | 'other_currency'

/** Whether `accountRevenueOn` counts a line in the ARR of `currency`, so that the figure opens to its rows (REV-2). */
export function arrVerdict(
  line: Omit<AccountLine, 'quantity'>,
  day: Day,
  currency: string | null,
): ArrVerdict | null {
  if (line.fromDay > day) return 'not_begun'
  if (!isActiveOn(line, day)) return 'ended'
  if (annualValueMinor(line) === null) return 'no_annual_value'
  return line.currency === currency ? null : 'other_currency'
}
