export { requirementCode, requirementNumber } from './code.ts'
export { type LoopFigures, loopFigures, type RequirementLoop } from './figures.ts'
export {
  allowedMoves,
  missingBeforeReview,
  noOutcome,
  type PathNeed,
  planMove,
  planNewAsk,
  planTelling,
  type RequirementAsk,
  type RequirementCommand,
  type RequirementFacts,
  type RequirementMovePlan,
  type RequirementOutcome,
  type RequirementPath,
  type RequirementRefusal,
  type RequirementState,
  requirementPaths,
  requirementStates,
  timesRescheduled,
} from './flow.ts'
export {
  type FixPromise,
  type FixPromisePlan,
  type FixStanding,
  fixOutcome,
  fixStandingOf,
  planFixPromise,
} from './fix-promise.ts'
export { type RenewalAfter, renewalAfter } from './renewal-after.ts'
export { byWorth, worthOf } from './worth.ts'
export { orderMoves } from './move-order.ts'
export {
  type AlikePair,
  alikePairs,
  findAlike,
  type Likeness,
  type LikenessText,
  wordsOf,
} from './likeness.ts'
export { joinAsks, type JoinableAsk, type JoinPlan, planJoin, planSplit, unjoinAsks } from './join.ts'
export { type Decided, reviewAgain, shippedReviewAgainAt } from './review-again.ts'
export {
  type MoveHistory,
  type Stay,
  type StepFigures,
  staysOf,
  stepFigures,
  weeklyThroughput,
  type WeekThroughput,
} from './step-figures.ts'
export { asWording, filledWording, saysWording, titleMark } from './wording.ts'
