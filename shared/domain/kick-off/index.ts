export { isChangedSince, type LoggedChange } from './changed-since.ts'
export {
  isAgreed,
  type KickOffFacts,
  type KickOffLack,
  kickOffLacks,
  type KickOffMissing,
  kickOffMissing,
} from './agreement.ts'
export {
  type DutyKey,
  dutyKeys,
  type DutySide,
  dutySides,
  type DutyText,
  dutyTexts,
  dutyWords,
  shippedDuties,
} from './shipped.ts'
