export {
  answeredBetween,
  type AnsweredDebt,
  type Question,
  questionsOf,
  type QuestionSettings,
} from './debt.ts'
export {
  type Finding,
  type KnownOfAccount,
  type QuestionLimits,
  type QuestionRule,
  questionRules,
  shippedQuestionLimits,
} from './rules.ts'
