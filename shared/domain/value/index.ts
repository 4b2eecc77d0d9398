export { kaplanMeier, type Survival, type SurvivalCurve, type SurvivalStep } from './kaplan-meier.ts'
export {
  isBeforeSignature,
  timeToValue,
  type TimeToValue,
  ttvObservations,
  type TtvState,
  type ValueClock,
} from './time-to-value.ts'
export { type Waiting, waitingAfter } from './waiting.ts'
