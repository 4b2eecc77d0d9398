import { type Day, daysBetween } from '../../kernel/index.ts'
import {
  type PeopleLimits,
  peopleWarnings,
  shippedPeopleLimits,
  type WatchedPerson,
} from '../people/index.ts'

/** What is known of an account before a visit. Null and empty text: not known. */
export interface KnownOfAccount {
  readonly purchaseIntent: string | null
  readonly people: readonly (WatchedPerson & {
    readonly influence: string
    readonly attitude: string
  })[]
  readonly contracts: readonly {
    readonly id: string
    /** The last day; a contract that is over asks nothing. */
    readonly toDay: Day | null
    readonly noticeDays: number | null
    /** Null: nobody read the clause. */
    readonly autoRenew: boolean | null
    readonly priceCapPercent: number | null
  }[]
  /** Open ones only. */
  readonly promises: readonly { readonly id: string; readonly dueDay: Day | null }[]
  readonly risks: readonly {
    readonly id: string
    readonly seenOn: Day
    /** Whether its cause was tested: evidence for or against. */
    readonly causeTested: boolean
  }[]
  readonly values: readonly { readonly id: string; readonly day: Day; readonly quote: string | null }[]
  readonly firstValues: readonly {
    readonly id: string
    readonly measure: string | null
    readonly baseline: string | null
    readonly target: string | null
    readonly dueDay: Day | null
    readonly reachedOn: Day | null
    readonly signedOn: Day | null
  }[]
  readonly outcomes: readonly {
    readonly id: string
    readonly measure: string | null
    readonly target: string | null
  }[]
  /** Open requirements of this account, with what is missing before review (`scenario`, `background` …). */
  readonly requirements: readonly { readonly id: string; readonly missing: readonly string[] }[]
  readonly seatsBought: number | null
  readonly activeUsers: number | null
  readonly renewal: {
    /** Days until the last day; null: no term. */
    readonly daysLeft: number | null
    readonly windowOpen: boolean
    /** How they decide and who has the last word. */
    readonly decisionPath: string | null
    readonly budgetDay: Day | null
  }
}

export interface QuestionLimits extends PeopleLimits {
  /** A result should be recorded every so many days once first value is signed. */
  readonly valueWithinDays: number
  /** A cause may stay a guess for so many days. */
  readonly causeWithinDays: number
  /** What a customer said about something that changes is taken to be so for so many days. */
  readonly answerHoldsDays: number
}

export const shippedQuestionLimits: QuestionLimits = {
  ...shippedPeopleLimits,
  valueWithinDays: 90,
  causeWithinDays: 14,
  answerHoldsDays: 180,
}

/** What one rule finds. `subject`: the record it is about; `data`: numbers and keys for the words. */
export interface Finding {
  readonly subject: string | null
  readonly data?: Readonly<Record<string, number | string | readonly string[]>> | undefined
}

/**
 * What settles a question besides the fact itself. `answer`: a sentence that answers it, for good. `fresh_answer`: a
 * sentence, for as long as answers hold; then it is asked again. `record`: only the fact in its own record (a meeting,
 * a day, a signature), because other parts of the product work from there; a sentence is kept beside it meanwhile.
 */
export type SettledBy = 'answer' | 'fresh_answer' | 'record'

/** One line of the table: what we ought to know, how much it weighs, and how it is seen that we do not. */
export interface QuestionRule {
  readonly key: string
  /** 3: decides whether the customer stays; 2: costs money or trust; 1: good to know. */
  readonly weight: 1 | 2 | 3
  /** Left out: `answer`. */
  readonly settledBy?: SettledBy | undefined
  readonly find: (known: KnownOfAccount, today: Day, limits: QuestionLimits) => readonly Finding[]
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
const once = (isMissing: boolean): readonly Finding[] => (isMissing ? [{ subject: null }] : [])

const people =
  (...codes: readonly string[]): QuestionRule['find'] =>
  (known, today, limits) =>
    peopleWarnings(known.people, today, limits).flatMap((warning) =>
      codes.includes(warning.code)
        ? [{ subject: warning.personId, ...('days' in warning ? { data: { days: warning.days } } : {}) }]
        : [],
    )

const runningContracts = (known: KnownOfAccount, today: Day): KnownOfAccount['contracts'] =>
  known.contracts.filter(({ toDay }) => toDay === null || toDay >= today)

/**
 * The question debt (VIS-2), in one table: to extend it, add a line here and its words to the catalogues under its key.
 */
export const questionRules: readonly QuestionRule[] = [
  { key: 'no_contact', weight: 3, settledBy: 'record', find: people('no_contact') },
  { key: 'single_contact', weight: 3, settledBy: 'record', find: people('single_contact') },
  { key: 'buyer_unknown', weight: 3, settledBy: 'record', find: people('buyer_unknown', 'buyer_gone') },
  { key: 'buyer_not_met', weight: 3, settledBy: 'record', find: people('buyer_never_met', 'buyer_not_met') },
  { key: 'champion_gone', weight: 3, settledBy: 'record', find: people('champion_gone') },
  {
    key: 'champion_unknown',
    weight: 2,
    settledBy: 'record',
    find: (known, today, limits) =>
      once(
        !known.people.some(
          ({ role, leftOn }) => role === 'champion' && (leftOn === null || leftOn > today),
        ) && people('champion_gone')(known, today, limits).length === 0,
      ),
  },
  {
    key: 'attitude_unknown',
    weight: 2,
    settledBy: 'record',
    find: (known, today) =>
      known.people
        .filter(
          ({ influence, attitude, leftOn }) =>
            influence === 'high' && attitude === 'unknown' && (leftOn === null || leftOn > today),
        )
        .map(({ id }) => ({ subject: id })),
  },
  { key: 'purchase_intent_unknown', weight: 3, find: (known) => once(isBlank(known.purchaseIntent)) },
  {
    key: 'first_value_undefined',
    weight: 3,
    settledBy: 'record',
    find: (known) => once(known.firstValues.length === 0),
  },
  {
    key: 'first_value_incomplete',
    weight: 2,
    settledBy: 'record',
    find: (known) =>
      known.firstValues.flatMap((value) => {
        if (value.signedOn !== null) return []
        const missing = [
          ...(isBlank(value.measure) ? ['measure'] : []),
          ...(isBlank(value.baseline) ? ['baseline'] : []),
          ...(isBlank(value.target) ? ['target'] : []),
          ...(value.dueDay === null ? ['due_day'] : []),
        ]
        return missing.length === 0 ? [] : [{ subject: value.id, data: { missing } }]
      }),
  },
  {
    key: 'first_value_unsigned',
    weight: 3,
    settledBy: 'record',
    find: (known, today) =>
      known.firstValues.flatMap(({ id, reachedOn, signedOn }) =>
        reachedOn === null || signedOn !== null
          ? []
          : [{ subject: id, data: { days: Math.max(0, daysBetween(reachedOn, today)) } }],
      ),
  },
  {
    key: 'outcome_unmeasured',
    weight: 2,
    settledBy: 'record',
    find: (known) =>
      known.outcomes
        .filter(({ measure, target }) => isBlank(measure) || isBlank(target))
        .map(({ id }) => ({ subject: id })),
  },
  {
    key: 'cause_untested',
    weight: 3,
    find: (known, today, limits) =>
      known.risks.flatMap(({ id, seenOn, causeTested }) => {
        const days = daysBetween(seenOn, today)
        return causeTested || days < limits.causeWithinDays ? [] : [{ subject: id, data: { days } }]
      }),
  },
  {
    key: 'value_without_quote',
    weight: 2,
    find: (known) => known.values.filter(({ quote }) => isBlank(quote)).map(({ id }) => ({ subject: id })),
  },
  {
    key: 'no_value_lately',
    weight: 2,
    settledBy: 'fresh_answer',
    find: (known, today, limits) => {
      const signed = known.firstValues.flatMap(({ signedOn }) => (signedOn === null ? [] : [signedOn]))
      if (signed.length === 0) return []
      const [last] = [...signed, ...known.values.map(({ day }) => day)].toSorted().toReversed()
      const days = last === undefined ? 0 : daysBetween(last, today)
      return days > limits.valueWithinDays ? [{ subject: null, data: { days } }] : []
    },
  },
  {
    key: 'clause_unread',
    weight: 2,
    settledBy: 'record',
    find: (known, today) =>
      runningContracts(known, today).flatMap(({ id, toDay, noticeDays, autoRenew, priceCapPercent }) => {
        // What never ends has no notice that leads up to its end.
        const missing = [
          ...(noticeDays === null && toDay !== null ? ['notice'] : []),
          ...(autoRenew === null && toDay !== null ? ['auto_renew'] : []),
          ...(priceCapPercent === null ? ['price_cap'] : []),
        ]
        return missing.length === 0 ? [] : [{ subject: id, data: { missing } }]
      }),
  },
  {
    key: 'promise_undated',
    weight: 2,
    settledBy: 'record',
    find: (known) =>
      known.promises.filter(({ dueDay }) => dueDay === null).map(({ id }) => ({ subject: id })),
  },
  {
    key: 'requirement_without_background',
    weight: 1,
    settledBy: 'record',
    find: (known) =>
      known.requirements
        .filter(({ missing }) => missing.length > 0)
        .map(({ id, missing }) => ({ subject: id, data: { missing } })),
  },
  {
    key: 'seat_use_unknown',
    weight: 1,
    settledBy: 'fresh_answer',
    find: (known) => once((known.seatsBought ?? 0) > 0 && known.activeUsers === null),
  },
  {
    key: 'decision_path_unknown',
    weight: 3,
    settledBy: 'fresh_answer',
    find: (known) => once(known.renewal.windowOpen && isBlank(known.renewal.decisionPath)),
  },
  {
    key: 'budget_day_unknown',
    weight: 2,
    settledBy: 'fresh_answer',
    find: (known) => once(known.renewal.windowOpen && known.renewal.budgetDay === null),
  },
]
