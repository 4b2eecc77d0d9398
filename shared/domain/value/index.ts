export {
  type CohortAccount,
  cohortOf,
  grossAndNet,
  type GrossAndNet,
  ttvByGroup,
  type TtvFigures,
  ttvFigures,
} from './cohorts.ts'
export { kaplanMeier, type Survival, type SurvivalCurve, type SurvivalStep } from './kaplan-meier.ts'
export {
  type LaunchAlarm,
  launchAlarms,
  type LaunchFacts,
  type LaunchLimits,
  shippedLaunchLimits,
} from './launch-alarm.ts'
export { type SeatBand, type SeatUse, seatUse, shippedSeatBands } from './seat-use.ts'
export {
  isBeforeSignature,
  timeToValue,
  type TimeToValue,
  ttvObservations,
  type TtvState,
  type ValueClock,
} from './time-to-value.ts'
export { type Waiting, waitingAfter } from './waiting.ts'
export { waitingChangesOf, type WaitingLogEntry } from './waiting-log.ts'
export {
  customerOnlyDays,
  type WaitingChange,
  type WaitingDays,
  waitingDays,
  type WaitingSide,
  type WaitingSpan,
  waitingSpans,
} from './waiting-days.ts'
