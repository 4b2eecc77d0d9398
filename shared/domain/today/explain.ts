import { type Day, daysBetween } from '../../kernel/index.ts'
import type { Rankable, Ranked } from './rank.ts'

/** Why a row stands where it stands: codes and numbers, the words come from the catalogues. */
export type RankReason =
  | { readonly code: 'overdue'; readonly days: number }
  | { readonly code: 'due_today' }
  | { readonly code: 'due_in'; readonly days: number }
  | { readonly code: 'undated' }
  | {
      readonly code: 'money'
      readonly minor: number
      readonly currency: string
      /** Of the largest on the list in the same currency, in percent, rounded; over 0 at least 1. */
      readonly sharePercent: number
    }
  | { readonly code: 'no_money' }

/** What puts a row behind the one above it: the first thing in the order of ranking in which they differ. */
export type RankGap =
  | { readonly code: 'more_urgent' }
  /** The one above has more money behind it, as a share of its currency's largest. */
  | { readonly code: 'more_money'; readonly sharePercent: number }
  | { readonly code: 'due_earlier'; readonly days: number }
  /** Due on the same day, at an earlier minute. */
  | { readonly code: 'due_earlier_that_day'; readonly minutes: number }
  /** Nothing that matters: by name. */
  | { readonly code: 'by_name' }

export interface RankExplanation {
  /** From 1. */
  readonly rank: number
  readonly reasons: readonly RankReason[]
  /** Null for the first row. */
  readonly behind: RankGap | null
}

const percent = (share: number): number => (share > 0 ? Math.max(1, Math.round(share * 100)) : 0)

function dueReasonOf(dueDay: Day | null, today: Day): RankReason {
  if (dueDay === null) return { code: 'undated' }
  const days = daysBetween(today, dueDay)
  if (days < 0) return { code: 'overdue', days: -days }
  return days === 0 ? { code: 'due_today' } : { code: 'due_in', days }
}

function gapBetween(above: Ranked<Rankable>, row: Ranked<Rankable>): RankGap {
  if (above.urgency !== row.urgency) return { code: 'more_urgent' }
  if (above.moneyShare !== row.moneyShare)
    return { code: 'more_money', sharePercent: percent(above.moneyShare) }
  if (above.dueDay !== null && row.dueDay !== null && above.dueDay !== row.dueDay)
    return { code: 'due_earlier', days: daysBetween(above.dueDay, row.dueDay) }
  const [earlier, later] = [above.dueAt ?? null, row.dueAt ?? null]
  if (earlier !== null && later !== null && earlier !== later)
    return { code: 'due_earlier_that_day', minutes: Math.ceil((later - earlier) / 60_000) }
  return { code: 'by_name' }
}

/** The explanation of each row of a ranked list, in its order (PLY-2). */
export const explainRanking = (ranked: readonly Ranked<Rankable>[], today: Day): RankExplanation[] =>
  ranked.map((row, index) => {
    const above = ranked[index - 1]
    const { arrCurrency, arrMinor, moneyShare } = row
    return {
      rank: index + 1,
      reasons: [
        dueReasonOf(row.dueDay, today),
        arrCurrency !== null && arrMinor > 0
          ? { code: 'money', minor: arrMinor, currency: arrCurrency, sharePercent: percent(moneyShare) }
          : { code: 'no_money' },
      ],
      behind: above === undefined ? null : gapBetween(above, row),
    }
  })
