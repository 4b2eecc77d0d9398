import type { Day } from '../../kernel/index.ts'

/**
 * An account as lists show it. The contract's row satisfies this; it is written down here because the rules below
 * depend on nothing of the contract.
 */
export interface ViewRow {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly parentId: string | null
  readonly parentName: string | null
  readonly tier: string | null
  readonly ka: boolean
  readonly stage: string
  readonly stageSince: Day | null
  readonly owner: string | null
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly industry: string | null
  readonly edition: string | null
  readonly source: string | null
  readonly signupDay: Day | null
  readonly arrMinor: number
  readonly arrCurrency: string | null
  readonly otherCurrencies: number
  readonly termFrom: Day | null
  readonly termTo: Day | null
  readonly renewalStart: Day | null
  readonly openEnded: boolean
  readonly seatsBought: number | null
  readonly lastVisitDay: Day | null
  readonly openRequirements: number
  readonly openPromises: number
  readonly overduePromises: number
  readonly goLiveOn: Day | null
  readonly firstValueOn: Day | null
  readonly churnedFlag: boolean
  readonly tags: readonly string[]
  /** Custom values by field id, as stored text. */
  readonly custom: Readonly<Record<string, string>>
}

export type CustomKind = 'text' | 'number' | 'date' | 'choice' | 'money'

/** A field the person added (ACC-11). */
export interface ViewCustomField {
  readonly id: string
  readonly name: string
  readonly kind: CustomKind
  readonly options: readonly string[]
}

export type ConditionOperator =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'atLeast'
  | 'atMost'
  | 'within'
  | 'empty'
  | 'notEmpty'

/** One condition: its values are alternatives. */
export interface ViewCondition {
  readonly field: string
  readonly operator: ConditionOperator
  readonly values: readonly string[]
}

/** What of a view decides which rows stand where: all conditions must hold. */
export interface ViewRules {
  readonly search: string
  readonly conditions: readonly ViewCondition[]
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[]
  readonly groupBy: string | null
}

/** What a view needs to know besides its rows. */
export interface ViewContext {
  /** The day that `within` counts from. */
  readonly today: Day
  readonly customFields: readonly ViewCustomField[]
  /** Orders text as the person's language does. */
  readonly compareText: (left: string, right: string) => number
  /** Folded name, pinyin, initials of an account: what a search finds it by besides its name and code. */
  readonly nameKeysOf: (accountId: string) => readonly string[]
}
