import { z } from 'zod'
import { tiers } from '../domain/journey/index.ts'
import { currency, done, id, instant, line, minor, nothing } from './common.ts'
import { read, write } from './call.ts'

const bounds = { atLeast: z.int().nonnegative().nullable(), below: z.int().nonnegative().nullable() }

/** ACC-2: one condition of a rule. Amounts in minor units a year, others as whole numbers. */
export const tierCondition = z.discriminatedUnion('measure', [
  z.object({ measure: z.literal('unit_price'), ...bounds, currency }),
  z.object({ measure: z.literal('employees'), ...bounds }),
  z.object({ measure: z.literal('seats'), ...bounds }),
  z.object({ measure: z.literal('industry'), oneOf: z.array(line).max(200).readonly() }),
  z.object({ measure: z.literal('edition'), oneOf: z.array(line).max(200).readonly() }),
])

export const tierRule = z.object({
  id: z.string().min(1).max(80),
  tier: z.enum(tiers),
  ka: z.boolean(),
  when: z.array(tierCondition).max(20).readonly(),
})

export const tierRules = z.array(tierRule).max(200)

export const tierMeasures = ['unit_price', 'employees', 'seats', 'industry', 'edition'] as const

/** What tiering looks at, of one account, with the tier that it has. */
export const tieredAccount = z.object({
  id,
  name: z.string(),
  tier: z.enum(tiers).nullable(),
  ka: z.boolean(),
  /** Set: the tier was given by hand, and rules do not change it. */
  tierReason: z.string().nullable(),
  /** ARR per currency, of the lines active today. */
  unitPrices: z.array(z.object({ minor, currency: z.string() })),
  employees: z.int().nullable(),
  seats: z.int().nullable(),
  industry: z.string().nullable(),
  edition: z.string().nullable(),
})

export const tierCalls = {
  /** ACC-2: the rules in force. `saved` null: the shipped ones, which nobody changed. */
  'tier.rules': read(
    ['tiers'],
    nothing,
    z.object({ rules: tierRules, saved: z.object({ by: z.string(), at: instant }).nullable() }),
  ),
  /** What the rules look at: `shared/domain/tiers` says from it who would change, also for rules not saved yet. */
  'tier.accounts': read(
    ['accounts', 'contracts'],
    nothing,
    z.object({ accounts: z.array(tieredAccount), currencies: z.array(z.string()) }),
  ),
  /** Keeps the rules; no account changes by it. data of a refusal: `{faults}`. */
  'tier.saveRules': write(['tiers'], z.object({ rules: tierRules }), done, ['tier_rules_faulty']),
  /** Gives every account the tier of the rules, except where a person gave one with a reason. One action. */
  'tier.apply': write(['accounts'], nothing, done.extend({ changed: z.int() })),
  /** Takes tiers that were given by hand back to the rules: their reasons go, the rules' tier stands. One action. */
  'tier.release': write(['accounts'], z.object({ ids: z.array(id).min(1).max(20_000) }), done),
  /** What the rules say of one account, whatever it was given. */
  'tier.verdict': read(
    ['tiers', 'accounts', 'contracts'],
    z.object({ accountId: id }),
    z.object({
      tier: z.enum(tiers).nullable(),
      ka: z.boolean(),
      isGiven: z.boolean(),
      /** The rule that decides, and its place from 1. */
      rule: tierRule.nullable(),
      place: z.int().nullable(),
      unknown: z.array(z.enum(tierMeasures)),
    }),
  ),
} as const
