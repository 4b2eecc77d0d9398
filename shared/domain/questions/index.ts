export {
  answeredBetween,
  type AnsweredDebt,
  type Question,
  questionsOf,
  type QuestionSettings,
} from './debt.ts'
export { questionIdOf } from './question-id.ts'
export { type RecordedAnswer, type SettledDebt, settleQuestions } from './settle.ts'
export {
  type Finding,
  type KnownOfAccount,
  type QuestionLimits,
  type QuestionRule,
  questionRules,
  type SettledBy,
  shippedQuestionLimits,
} from './rules.ts'
