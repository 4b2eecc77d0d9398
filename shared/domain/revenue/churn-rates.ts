import Big from 'big.js'
import { ratio } from './retention.ts'

/** Churn of customers on terms of `years` years, with the ARR it is weighted by. Share as a fraction of 1. */
export interface TermChurn {
  readonly share: number
  readonly years: number
  readonly arrMinor: number
}

/**
 * Churn per year of terms longer than one: 1 − (1 − c)^(1/years), weighted by ARR (metrics.md §3).
 * Null (not defined) where no ARR stands behind it.
 */
export function annualisedChurn(terms: readonly TermChurn[]): number | null {
  const whole = terms.reduce((sum, { arrMinor }) => sum + arrMinor, 0)
  if (whole === 0) return null
  return terms.reduce(
    (sum, { share, years, arrMinor }) => sum + ((1 - (1 - share) ** (1 / years)) * arrMinor) / whole,
    0,
  )
}

/** What a quarter opened with and lost, in one unit. */
export interface Quarter {
  readonly opening: number
  readonly lost: number
}

/**
 * Both ways to speak of a year of quarters (metrics.md §3): all losses on the opening of the year, which is the
 * annual rate, and the sum of the quarterly rates, which is not.
 */
export function churnOfQuarters(quarters: readonly Quarter[]): {
  readonly onOpeningYear: number | null
  readonly sumOfQuarters: number | null
} {
  const lost = quarters.reduce((sum, quarter) => sum + quarter.lost, 0)
  const rates = quarters.map((quarter) => ratio(quarter.lost, quarter.opening))
  return {
    onOpeningYear: ratio(lost, quarters[0]?.opening ?? 0),
    sumOfQuarters:
      rates.length === 0 || rates.includes(null)
        ? null
        : rates.reduce<Big>((sum, rate) => sum.plus(rate ?? 0), new Big(0)).toNumber(),
  }
}

/**
 * What a line added in the middle of a term is billed for the days left, minor units, rounded half away from zero
 * (metrics.md §3, co-term). Its ARR moves by the whole annual value.
 */
export const coTermChargeMinor = (annualMinor: number, daysLeft: number): number =>
  new Big(annualMinor).times(daysLeft).div(365).round(0, Big.roundHalfUp).toNumber()
