import type { z } from 'zod'
import { tierRules } from '../../../../shared/contract/index.ts'
import { shippedTierRules } from '../../../../shared/domain/tiers/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

export type TierRules = z.output<typeof tierRules>

/**
 * The record of the workspace's own rules. Two devices may have made one each before they met: the newest counts, on
 * both alike.
 */
export const ruleSetRecord = (read: ReadStore): RecordOf<'tier_rule_set'> | undefined =>
  read.records('tier_rule_set', {}, { orderBy: ['createdAt', 'id'] }).at(-1)

/** The rules in force. What a later version of the product wrote in a form of its own stays stored and is not used. */
export function rulesInForce(read: ReadStore): TierRules {
  const kept = tierRules.safeParse(ruleSetRecord(read)?.rules)
  return kept.success ? kept.data : tierRules.parse(shippedTierRules)
}
