import { previewTiers, tierOf, tierRuleFaults } from '../../../shared/domain/tiers/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { readTierFacts, toTiered } from './tiers/accounts.ts'
import { ruleSetRecord, rulesInForce } from './tiers/rule-set.ts'

export const tiersHandlers = {
  'tier.rules': ({ store }) => {
    const record = ruleSetRecord(store.read)
    const last = record && store.fieldHistory('tier_rule_set', record.id, 'rules')[0]
    return ok({
      rules: rulesInForce(store.read),
      saved:
        record === undefined ? null : { by: last?.by ?? record.createdBy, at: last?.at ?? record.createdAt },
    })
  },

  'tier.accounts': (context) => {
    const { read } = context.store
    return ok({
      accounts: readTierFacts(read, context.today()),
      currencies: read
        .rows<{ currency: string }>(
          `SELECT currency FROM contract_line WHERE deleted_at IS NULL GROUP BY currency ORDER BY count(*) DESC, currency`,
        )
        .map(({ currency }) => currency),
    })
  },

  'tier.saveRules': (context, { rules }) =>
    context.change({ name: 'tier.saveRules', label: {} }, (write) => {
      const faults = tierRuleFaults(rules)
      if (faults.length > 0) return refuse('tier_rules_faulty', 'the rules cannot be used', { faults })
      const record = ruleSetRecord(write)
      if (record === undefined) {
        write.insert('tier_rule_set', { rules })
        return ok({ actionId: write.actionId })
      }
      return ok({ actionId: write.update('tier_rule_set', record.id, { rules }) ? write.actionId : null })
    }),

  'tier.apply': (context) => {
    const { read } = context.store
    const facts = readTierFacts(read, context.today()).map(toTiered)
    const { changes } = previewTiers(facts, rulesInForce(read))
    if (changes.length === 0) return ok({ actionId: null, changed: 0 })
    return context.change({ name: 'tier.apply', label: { count: changes.length } }, (write) => {
      for (const { id, to } of changes) write.update('account', id, { tier: to.tier, ka: to.ka })
      return ok({ actionId: write.actionId, changed: changes.length })
    })
  },

  'tier.release': (context, { ids }) => {
    const chosen = [...new Set(ids)]
    const name = context.store.read.record('account', chosen[0] ?? '')?.name ?? ''
    return context.change({ name: 'tier.release', label: { count: chosen.length, name } }, (write) => {
      const rules = rulesInForce(write)
      let changed = false
      for (const id of chosen) {
        const [account] = readTierFacts(write, context.today(), id)
        if (account === undefined) return notFound('account', id)
        const { tier, ka } = tierOf(account, rules, null)
        changed = write.update('account', id, { tier, ka, tierReason: null }) || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'tier.verdict': (context, { accountId }) => {
    const { read } = context.store
    const [account] = readTierFacts(read, context.today(), accountId)
    if (account === undefined) return notFound('account', accountId)
    const rules = rulesInForce(read)
    const { tier, ka, ruleId, unknown } = tierOf(account, rules, null)
    const at = rules.findIndex(({ id }) => id === ruleId)
    return ok({
      tier,
      ka,
      isGiven: toTiered(account).override !== null,
      rule: rules[at] ?? null,
      place: at < 0 ? null : at + 1,
      unknown: [...unknown],
    })
  },
} satisfies Handlers<
  'tier.rules' | 'tier.accounts' | 'tier.saveRules' | 'tier.apply' | 'tier.release' | 'tier.verdict'
>
