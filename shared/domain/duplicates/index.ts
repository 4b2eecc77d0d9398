export {
  type DuplicateCandidate,
  type DuplicateReason,
  type DuplicateSettings,
  findDuplicates,
  pairKey,
} from './candidates.ts'
export { type ComparedAccount, coreName, domainOf, phoneKey, plainName, taxKey } from './keys.ts'
export {
  type AccountFields,
  applyMerge,
  type Attached,
  type FieldPlan,
  type FieldValue,
  type MergePlan,
  type MergeWorld,
  planAccountMerge,
  type UndoneMerge,
  undoMerge,
} from './merge.ts'
