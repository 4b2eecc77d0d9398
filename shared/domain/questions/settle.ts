import { type Day, daysBetween } from '../../kernel/index.ts'
import type { Question, QuestionSettings } from './debt.ts'
import { questionRules, type SettledBy, shippedQuestionLimits } from './rules.ts'

/** What was said about a question; `questionId` as in `Question.id`. */
export interface RecordedAnswer {
  readonly id: string
  readonly questionId: string
  readonly answeredOn: Day
}

export interface SettledDebt<Answer extends RecordedAnswer> {
  /** Still to be asked, or answered and not yet in its record: then with the answer. The order is kept. */
  readonly open: readonly (Question & { readonly answer: Answer | null })[]
  /** Off the debt because of what was said. */
  readonly settled: readonly (Question & { readonly answer: Answer })[]
}

/** The last one; of one day the one with the later id, because ids grow with time. */
const isLater = (one: RecordedAnswer, other: RecordedAnswer): boolean =>
  one.answeredOn === other.answeredOn ? one.id > other.id : one.answeredOn > other.answeredOn

/** Takes off the debt what people answered, as far as the rule lets an answer settle it (VIS-2). */
export function settleQuestions<Answer extends RecordedAnswer>(
  questions: readonly Question[],
  answers: readonly Answer[],
  today: Day,
  { rules = questionRules, limits = shippedQuestionLimits }: QuestionSettings = {},
): SettledDebt<Answer> {
  const last = new Map<string, Answer>()
  for (const answer of answers) {
    const before = last.get(answer.questionId)
    if (before === undefined || isLater(answer, before)) last.set(answer.questionId, answer)
  }
  const settledBy = new Map<string, SettledBy>(rules.map((rule) => [rule.key, rule.settledBy ?? 'answer']))
  const open: (Question & { answer: Answer | null })[] = []
  const settled: (Question & { answer: Answer })[] = []
  for (const question of questions) {
    const answer = last.get(question.id)
    const way = settledBy.get(question.key) ?? 'answer'
    const isFresh = answer !== undefined && daysBetween(answer.answeredOn, today) <= limits.answerHoldsDays
    if (answer === undefined || (way === 'fresh_answer' && !isFresh)) open.push({ ...question, answer: null })
    else if (way === 'record') open.push({ ...question, answer })
    else settled.push({ ...question, answer })
  }
  return { open, settled }
}
