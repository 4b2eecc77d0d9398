import { fail, ok, type Result } from '../../kernel/index.ts'
import type { Tier } from '../journey/index.ts'

/** What tiering looks at. Null: not known. */
export interface TierFacts {
  readonly id: string
  /** 客单价: what the account pays a year (its ARR), per currency, in minor units. */
  readonly unitPrices: readonly { readonly minor: number; readonly currency: string }[]
  readonly employees: number | null
  readonly seats: number | null
  readonly industry: string | null
  readonly edition: string | null
}

/** One condition; the shapes are what the editor offers. Amounts in minor units, texts as they are typed. */
export type TierCondition =
  | {
      readonly measure: 'unit_price'
      readonly atLeast: number | null
      readonly below: number | null
      readonly currency: string
    }
  | {
      readonly measure: 'employees' | 'seats'
      readonly atLeast: number | null
      readonly below: number | null
    }
  | { readonly measure: 'industry' | 'edition'; readonly oneOf: readonly string[] }

export type TierMeasure = TierCondition['measure']

/** All conditions must hold; a rule without conditions holds for everybody. */
export interface TierRule {
  readonly id: string
  readonly tier: Tier
  /** Whether the account is a key account (KA). */
  readonly ka: boolean
  readonly when: readonly TierCondition[]
}

/** A tier given by hand, or none given on purpose: kept whatever the rules say, and only with its reason. */
export interface TierOverride {
  readonly tier: Tier | null
  readonly ka: boolean
  readonly reason: string
}

export interface TierVerdict {
  /** Null: no rule holds. */
  readonly tier: Tier | null
  readonly ka: boolean
  readonly by: 'override' | 'rule' | 'none'
  /** The rule that decides, or would decide without the override. */
  readonly ruleId: string | null
  /** What is not known of the account and kept an earlier rule from holding: with it the tier may be another. */
  readonly unknown: readonly TierMeasure[]
}

type Holding = 'yes' | 'no' | 'unknown'

const sameText = (left: string, right: string): boolean =>
  left.normalize('NFKC').trim().toLowerCase() === right.normalize('NFKC').trim().toLowerCase()

const between = (value: number | null, atLeast: number | null, below: number | null): Holding =>
  value === null
    ? 'unknown'
    : (atLeast === null || value >= atLeast) && (below === null || value < below)
      ? 'yes'
      : 'no'

/** Whether a condition holds. A price in another currency than the rule's is not converted: it is unknown. */
function holds(condition: TierCondition, facts: TierFacts): Holding {
  switch (condition.measure) {
    case 'unit_price': {
      const price = facts.unitPrices.find(({ currency }) => currency === condition.currency)
      return between(price?.minor ?? null, condition.atLeast, condition.below)
    }
    case 'employees':
    case 'seats':
      return between(facts[condition.measure], condition.atLeast, condition.below)
    case 'industry':
    case 'edition': {
      const value = facts[condition.measure]
      if (value === null || value.trim() === '') return 'unknown'
      return condition.oneOf.some((one) => sameText(one, value)) ? 'yes' : 'no'
    }
  }
}

/**
 * The tier of an account (ACC-2): the first rule all of whose conditions hold, unless a tier was given by hand with a
 * reason. A rule fails on what is not known, and `unknown` names what that was, unless a known condition failed too.
 */
export function tierOf(
  facts: TierFacts,
  rules: readonly TierRule[],
  override: TierOverride | null,
): TierVerdict {
  const unknown = new Set<TierMeasure>()
  let decided: TierRule | null = null
  for (const rule of rules) {
    const outcomes = rule.when.map((condition) => ({
      measure: condition.measure,
      holding: holds(condition, facts),
    }))
    if (outcomes.every(({ holding }) => holding === 'yes')) {
      decided = rule
      break
    }
    if (outcomes.some(({ holding }) => holding === 'no')) continue
    for (const { measure, holding } of outcomes) if (holding === 'unknown') unknown.add(measure)
  }
  const given = override !== null && override.reason.trim() !== '' ? override : null
  return {
    tier: given === null ? (decided?.tier ?? null) : given.tier,
    ka: given?.ka ?? decided?.ka ?? false,
    by: given !== null ? 'override' : decided !== null ? 'rule' : 'none',
    ruleId: decided?.id ?? null,
    unknown: [...unknown],
  }
}

/** A tier by hand needs a reason. */
export function planTierOverride(
  tier: Tier | null,
  ka: boolean,
  reason: string | null,
): Result<TierOverride, 'reason_required'> {
  const given = reason?.trim() ?? ''
  return given === '' ? fail('reason_required') : ok({ tier, ka, reason: given })
}

export type TierRuleFault = {
  readonly ruleId: string
  /** `never_reached`: a rule before it holds for everybody. */
  readonly fault: 'no_bound' | 'empty_range' | 'no_choice' | 'never_reached' | 'same_id'
}

/** What is wrong with rules as they are typed; empty when they can be used. */
export function tierRuleFaults(rules: readonly TierRule[]): TierRuleFault[] {
  const faults: TierRuleFault[] = []
  const ids = new Set<string>()
  let closed = false
  for (const { id, when } of rules) {
    const add = (fault: TierRuleFault['fault']): void => void faults.push({ ruleId: id, fault })
    if (ids.has(id)) add('same_id')
    ids.add(id)
    if (closed) add('never_reached')
    if (when.length === 0) closed = true
    for (const condition of when) {
      if ('oneOf' in condition) {
        if (condition.oneOf.every((one) => one.trim() === '')) add('no_choice')
      } else if (condition.atLeast === null && condition.below === null) add('no_bound')
      else if (condition.atLeast !== null && condition.below !== null && condition.atLeast >= condition.below)
        add('empty_range')
    }
  }
  return faults
}

/** Shipped rules, to be changed: large from ¥500,000 a year or 2,000 employees, mid from ¥100,000 or 200, else small. */
export const shippedTierRules: readonly TierRule[] = [
  {
    id: 'ka-price',
    tier: 'large',
    ka: true,
    when: [{ measure: 'unit_price', atLeast: 100_000_000, below: null, currency: 'CNY' }],
  },
  {
    id: 'large-price',
    tier: 'large',
    ka: false,
    when: [{ measure: 'unit_price', atLeast: 50_000_000, below: null, currency: 'CNY' }],
  },
  {
    id: 'large-size',
    tier: 'large',
    ka: false,
    when: [{ measure: 'employees', atLeast: 2_000, below: null }],
  },
  {
    id: 'mid-price',
    tier: 'mid',
    ka: false,
    when: [{ measure: 'unit_price', atLeast: 10_000_000, below: null, currency: 'CNY' }],
  },
  { id: 'mid-size', tier: 'mid', ka: false, when: [{ measure: 'employees', atLeast: 200, below: null }] },
  { id: 'small', tier: 'small', ka: false, when: [] },
]
