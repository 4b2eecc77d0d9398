export {
  type AxisRange,
  axisRange,
  type AxisScale,
  axisScales,
  axisTicks,
  pixelsPerDay,
} from './axis.ts'
export { type IntentKind, intentKinds, toIntentKind } from './intents.ts'
export {
  behindTolerance,
  type OutcomeFacts,
  type OutcomeState,
  outcomeState,
  outcomeStates,
} from './outcome-state.ts'
export { meetsTarget, type OutcomeNumbers, outcomeProgress } from './progress.ts'
export { barOf, isBackward, movedSpan, type PlanSpan, resizedSpan } from './span.ts'
export {
  type IntentBranch,
  type MilestoneBranch,
  type OutcomeBranch,
  type PlanParts,
  planTree,
} from './tree.ts'
export {
  type TrainedRole,
  type TrainingFacts,
  type TrainingProposal,
  trainingProposals,
  type TrainingTopic,
  trainingTopics,
} from './training.ts'
