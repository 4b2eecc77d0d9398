import type { Tier } from '../journey/index.ts'
import { type TierFacts, tierOf, type TierMeasure, type TierOverride, type TierRule } from './rules.ts'

export interface TieredAccount extends TierFacts {
  /** What it has today. */
  readonly tier: Tier | null
  readonly ka: boolean
  readonly override: TierOverride | null
}

export interface TierChange {
  readonly id: string
  readonly from: { readonly tier: Tier | null; readonly ka: boolean }
  readonly to: { readonly tier: Tier | null; readonly ka: boolean }
  readonly ruleId: string | null
  readonly unknown: readonly TierMeasure[]
}

export interface TierPreview {
  /** Who gets another tier or flag, in the order the accounts came. */
  readonly changes: readonly TierChange[]
  /** Who would, but was given a tier by hand. `to` is what the rules say. */
  readonly held: readonly TierChange[]
  /** How many of each tier there are once the rules are used; `none`: no rule holds. */
  readonly counts: Readonly<Record<Tier | 'none', number>>
}

/** What rules would change before anybody saves them (ACC-2). */
export function previewTiers(accounts: readonly TieredAccount[], rules: readonly TierRule[]): TierPreview {
  const changes: TierChange[] = []
  const held: TierChange[] = []
  const counts = { large: 0, mid: 0, small: 0, none: 0 }
  for (const account of accounts) {
    const verdict = tierOf(account, rules, account.override)
    counts[verdict.tier ?? 'none'] += 1
    const from = { tier: account.tier, ka: account.ka }
    const isKept = verdict.by === 'override'
    const said = isKept ? tierOf(account, rules, null) : verdict
    const to = { tier: said.tier, ka: said.ka }
    const than = isKept ? { tier: verdict.tier, ka: verdict.ka } : from
    if (to.tier !== than.tier || to.ka !== than.ka) {
      const change = { id: account.id, from, to, ruleId: said.ruleId, unknown: said.unknown }
      ;(isKept ? held : changes).push(change)
    }
  }
  return { changes, held, counts }
}
