import type { Tier } from '../journey/index.ts'
import { planTierOverride, type TierOverride } from './rules.ts'

/** A tier as it stands on an account: given by hand where a reason stands beside it (ACC-2). */
export interface StandingTier {
  readonly tier: Tier | null
  readonly ka: boolean
  readonly tierReason: string | null
}

/** What somebody gave by hand. Null: the rules may change it, because nobody said why it is what it is. */
export function overrideOf({ tier, ka, tierReason }: StandingTier): TierOverride | null {
  const given = planTierOverride(tier, ka, tierReason)
  return given.ok ? given.value : null
}
