/** What is known of an account when it enters or leaves a stage. Null: not known. */
export interface StageFacts {
  /** Any contract with a signature. */
  readonly contractSigned: boolean
  /** A line active today. */
  readonly contractActive: boolean
  /** Points of the hand-over checklist still open; null: there is no checklist. */
  readonly handOverOpen: number | null
  readonly purchaseIntent: boolean | null
  readonly economicBuyerKnown: boolean
  readonly championKnown: boolean
  readonly undatedPromises: number
  readonly overduePromises: number
  readonly kickOffHeld: boolean
  readonly dutiesAgreed: boolean | null
  /** ACC-8: at least one required outcome that the customer agreed to. */
  readonly outcomesAgreed: boolean
  /** VAL-7: at least one training with a day, or held. */
  readonly trainingPlanned: boolean
  readonly trainingHeld: boolean
  readonly goneLive: boolean
  /** First value with measure, target and date. */
  readonly firstValueDefined: boolean
  readonly firstValueSigned: boolean
  /** Active users ÷ seats due by contract, in percent (metrics.md §5). */
  readonly seatUsePercent: number | null
  /** Customers' questions decided (shipped, declined) that were not told. */
  readonly untold: number
  readonly valueEntries: number
  /** Days since the economic buyer was met; null: never. */
  readonly buyerMetDaysAgo: number | null
  /** Days since the last visit; null: never. */
  readonly visitedDaysAgo: number | null
  readonly openRisks: number
  readonly openHighRisks: number
  readonly renewalWindowOpen: boolean
  /** A successor of the line that ends is signed. */
  readonly renewalSigned: boolean
  readonly lossReason: boolean
  /** What people ticked themselves: keys of points, and checks of which nothing is known. */
  readonly confirmed: readonly string[]
}

/** One answer of a check: what there is, what is asked for, in the unit of the check. Null: not known. */
interface Answer {
  readonly have: number | null
  readonly need: number
  readonly held: boolean
}

const yes = (value: boolean | null): Answer => ({
  have: value === null ? null : value ? 1 : 0,
  need: 1,
  held: value === true,
})
const none = (value: number | null): Answer => ({ have: value, need: 0, held: value === 0 })
const atLeast = (value: number | null, need: number): Answer => ({
  have: value,
  need,
  held: value !== null && value >= need,
})
const atMost = (value: number | null, need: number): Answer => ({
  have: value,
  need,
  held: value !== null && value <= need,
})

/**
 * Every check that a rule can name, in one table: a new one is one line here, and its words in `shipped/*.json`.
 * `limit` is the number a rule brings along: percent of seats, entries, days.
 */
const answers = {
  contract_signed: (facts) => yes(facts.contractSigned),
  contract_active: (facts) => yes(facts.contractActive),
  hand_over_done: (facts) => none(facts.handOverOpen),
  purchase_intent: (facts) => yes(facts.purchaseIntent),
  economic_buyer_known: (facts) => yes(facts.economicBuyerKnown),
  champion_known: (facts) => yes(facts.championKnown),
  promises_dated: (facts) => none(facts.undatedPromises),
  no_overdue_promise: (facts) => none(facts.overduePromises),
  kick_off_held: (facts) => yes(facts.kickOffHeld),
  duties_agreed: (facts) => yes(facts.dutiesAgreed),
  outcomes_agreed: (facts) => yes(facts.outcomesAgreed),
  training_planned: (facts) => yes(facts.trainingPlanned),
  training_held: (facts) => yes(facts.trainingHeld),
  gone_live: (facts) => yes(facts.goneLive),
  first_value_defined: (facts) => yes(facts.firstValueDefined),
  first_value_signed: (facts) => yes(facts.firstValueSigned),
  seat_use: (facts, limit) => atLeast(facts.seatUsePercent, limit),
  all_told: (facts) => none(facts.untold),
  value_recorded: (facts, limit) => atLeast(facts.valueEntries, limit),
  buyer_met_within: (facts, limit) => atMost(facts.buyerMetDaysAgo, limit),
  visited_within: (facts, limit) => atMost(facts.visitedDaysAgo, limit),
  risk_open: (facts, limit) => atLeast(facts.openRisks, limit),
  no_high_risk: (facts) => none(facts.openHighRisks),
  renewal_window_open: (facts) => yes(facts.renewalWindowOpen),
  renewal_signed: (facts) => yes(facts.renewalSigned),
  loss_reason: (facts) => yes(facts.lossReason),
} as const satisfies Readonly<Record<string, (facts: StageFacts, limit: number) => Answer>>

export type StageCheck = keyof typeof answers
export const stageChecks = Object.keys(answers) as readonly StageCheck[]

const limited: ReadonlySet<StageCheck> = new Set([
  'seat_use',
  'value_recorded',
  'buyer_met_within',
  'visited_within',
  'risk_open',
])
/** Whether a check needs a number along: the editor asks for it. */
export const checkHasLimit = (check: StageCheck): boolean => limited.has(check)

/** A rule of a stage: a check of facts, or a point of one's own wording that somebody ticks. */
export type StageRule =
  | { readonly check: StageCheck; readonly limit?: number | undefined }
  | { readonly check: 'confirmed'; readonly key: string; readonly text: string }

/** A rule that does not hold, with the numbers behind it. */
export interface MissingRule {
  readonly rule: StageRule
  /** Null: nobody knows. */
  readonly have: number | null
  readonly need: number
}

/** Which rules do not hold. What is not known does not hold, unless somebody said that it does. */
export const missingOf = (rules: readonly StageRule[], facts: StageFacts): MissingRule[] =>
  rules.flatMap((rule) => {
    const { have, need, held } =
      rule.check === 'confirmed'
        ? yes(facts.confirmed.includes(rule.key))
        : answers[rule.check](facts, rule.limit ?? 1)
    const isSaid = have === null && facts.confirmed.includes(rule.check)
    return held || isSaid ? [] : [{ rule, have, need }]
  })
