export { requirementCode, requirementNumber } from './code.ts'
export { type LoopFigures, loopFigures, type RequirementLoop } from './figures.ts'
export {
  allowedMoves,
  missingBeforeReview,
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
export { byWorth, worthOf } from './worth.ts'
export { orderMoves } from './move-order.ts'
export { findAlike, type Likeness, type LikenessText, wordsOf } from './likeness.ts'
