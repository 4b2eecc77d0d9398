/** How an account's ARR moved between two days (metrics.md §1). `none`: it did not, or there was none. */
export type Movement = 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn' | 'none'

/**
 * Names the movement from ARR `openingMinor` to `closingMinor`. `activeEarlier`: the account had ARR at some time
 * before the opening day. A sum below zero (refunds) counts as no ARR.
 */
export function movementOf(openingMinor: number, closingMinor: number, activeEarlier: boolean): Movement {
  const [opening, closing] = [Math.max(0, openingMinor), Math.max(0, closingMinor)]
  if (opening === closing) return 'none'
  if (opening === 0) return activeEarlier ? 'reactivation' : 'new'
  if (closing === 0) return 'churn'
  return closing > opening ? 'expansion' : 'contraction'
}
