import type { RequirementState } from './flow.ts'

/** REQ-5: so many accounts bring a decided requirement back to review. A setting. */
export const shippedReviewAgainAt = 6

export interface Decided {
  readonly state: RequirementState
  /** Null: it never shipped, so one that was told was declined. */
  readonly shippedOn: string | null
}

/**
 * Whether one more account brings a requirement back to review by itself (REQ-5): its accounts reach the number just
 * now, and it was declined (told or not) or scheduled before. What has shipped is not reviewed again: the customer is
 * told. What has no decision yet needs no second one. Answers the number of accounts, for the reason of the move.
 */
export function reviewAgain(
  requirement: Decided,
  accountsBefore: readonly string[],
  accountsAfter: readonly string[],
  at: number = shippedReviewAgainAt,
): { readonly accounts: number } | null {
  const [before, after] = [new Set(accountsBefore).size, new Set(accountsAfter).size]
  if (before >= at || after < at) return null
  const { state, shippedOn } = requirement
  const isDecided = state === 'declined' || state === 'scheduled' || (state === 'told' && shippedOn === null)
  return isDecided ? { accounts: after } : null
}
