import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { Format, Translate } from '../../../i18n/index.ts'

export type QuarterCoverage = CallOutput<'coverage.get'>
export type Covered = QuarterCoverage['accounts'][number]
export type CoveredVisit = QuarterCoverage['visits'][number]
export type CoverageFigure = Covered['coverage']

/** Which visits are looked at: those behind one figure. */
export interface Shown {
  /** Undefined: all tiers. */
  readonly tier?: Covered['tier']
  readonly accountId?: string
  readonly isOffChannelOnly: boolean
}

/** Hours with one decimal, without unit: it stands in the column's head. */
export const hours = (format: Format, minutes: number): string => format.count(Math.round(minutes / 6) / 10)

/** `2026 年第 4 季度`. */
export const quarterWords = (t: Translate, first: string): string =>
  t('tiers.coverage.quarter', {
    year: first.slice(0, 4),
    quarter: (Number(first.slice(5, 7)) + 2) / 3,
  })

export function visitsOf(quarter: QuarterCoverage, shown: Shown): readonly CoveredVisit[] {
  const accounts = new Map(quarter.accounts.map((account) => [account.id, account]))
  return quarter.visits.filter((visit) => {
    const account = accounts.get(visit.accountId)
    if (account === undefined) return false
    if (shown.accountId !== undefined && visit.accountId !== shown.accountId) return false
    if (shown.tier !== undefined && account.tier !== shown.tier) return false
    return !shown.isOffChannelOnly || visit.isOffChannel
  })
}
