export {
  type HandOverPoint,
  handOverPoints,
  openPoints,
  type PointState,
  pointStates,
  type StoredPoint,
} from './checklist.ts'
export {
  type HandOverLack,
  handOverLacks,
  type HandOverMissing,
  handOverMissing,
  type HandOverRecord,
  isHandedOver,
  type SalesPromise,
} from './completion.ts'
export { type HandOverKey, handOverKeys, handOverTexts, isHandOverKey, type PointText } from './shipped.ts'
