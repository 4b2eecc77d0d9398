import type { Day } from '../../kernel/index.ts'
import { questionIdOf } from './question-id.ts'
import {
  type Finding,
  type KnownOfAccount,
  type QuestionLimits,
  type QuestionRule,
  questionRules,
  shippedQuestionLimits,
} from './rules.ts'

/** Something we do not know and should ask. */
export interface Question extends Finding {
  /** `rule/subject`: the same question keeps its id from day to day. */
  readonly id: string
  readonly key: string
  readonly weight: QuestionRule['weight']
}

export interface QuestionSettings {
  readonly rules?: readonly QuestionRule[] | undefined
  readonly limits?: QuestionLimits | undefined
  /** Keys of rules that somebody switched off. */
  readonly off?: readonly string[] | undefined
}

/** The question debt of an account (VIS-2): what weighs most first, then in the order of the table. */
export function questionsOf(
  known: KnownOfAccount,
  today: Day,
  { rules = questionRules, limits = shippedQuestionLimits, off = [] }: QuestionSettings = {},
): Question[] {
  return rules
    .filter(({ key }) => !off.includes(key))
    .flatMap(({ key, weight, find }) =>
      find(known, today, limits).map((finding) => ({
        id: questionIdOf(key, finding.subject),
        key,
        weight,
        ...finding,
      })),
    )
    .sort((left, right) => right.weight - left.weight)
}

export interface AnsweredDebt {
  /** Asked before and known now: to be ticked, with the sentence it came from. */
  readonly answered: readonly Question[]
  /** Asked before and still open. */
  readonly open: readonly Question[]
  /** What came up since. */
  readonly added: readonly Question[]
}

/** What a visit answered: the debt before it against the debt after. */
export function answeredBetween(before: readonly Question[], after: readonly Question[]): AnsweredDebt {
  const now = new Map(after.map((question) => [question.id, question]))
  const then = new Set(before.map(({ id }) => id))
  return {
    answered: before.filter(({ id }) => !now.has(id)),
    open: after.filter(({ id }) => then.has(id)),
    added: after.filter(({ id }) => !then.has(id)),
  }
}
