export {
  answeredBetween,
  type AnsweredDebt,
  type Question,
  questionsOf,
  type QuestionSettings,
} from './debt.ts'
export {
  isCauseTested,
  nextMonthDay,
  parseMonthDay,
  seatCountOf,
  type SeatCount,
  type SeatMetric,
  seatMetricOf,
} from './known-facts.ts'
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
