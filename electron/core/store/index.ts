export {
  catalogue,
  type ColumnKind,
  type ColumnSpec,
  type NewRecordOf,
  type PatchOf,
  type RecordOf,
  type RowOf,
  type TableName,
  tableNames,
  toCamel,
} from './catalogue.ts'
export type { BackupInfo, BackupProblem, BackupReason } from './backup.ts'
export { type BlobInfo, type BlobRange, type Blobs, createBlobs } from './blobs.ts'
export { type BinItem, binDays } from './bin.ts'
export type { SqlValue } from './driver.ts'
export {
  isStoreFailure,
  StoreDamagedError,
  type StoreFailure,
  StoreFullError,
  StoreIoError,
  StoreReadonlyError,
  toStoreError,
} from './errors.ts'
export type { FolderRefusal } from './folder-check.ts'
export type { NeedsKeyReason, RecoveryCost } from './keys.ts'
export type { LockHolder } from './lock.ts'
export { readRecoveryCode } from './recovery-code.ts'
export type { Rescue, RescueEntry } from './rescue.ts'
export type { Secrets, SecretsDescription } from '../secrets.ts'
export type { FieldChange } from './field-history.ts'
export { type ReadStore, type RecordsOptions, queryBuilder } from './read-store.ts'
export type { RebuildDifference, RebuildOutcome } from './rebuild.ts'
export type { Change, LocalStatement, LocalStore, WriteStore } from './recorder.ts'
export type { LocalSchema, StoreSchema } from './schema.ts'
export {
  type AccountTable,
  type ActionItem,
  type ActionOptions,
  createStore,
  type Store,
  type StoreOptions,
  type UndoFailure,
  type UndoOutcome,
} from './store.ts'
export type { UndoConflict } from './undo-plan.ts'
export type { Verification, VerificationProblem } from './verify.ts'
export { openWorkspace } from './workspace.ts'
export type {
  DamagedState,
  DamageProblem,
  FreshState,
  MaintenanceOutcome,
  NeedsKeyState,
  StartReport,
  Workspace,
  WorkspaceOptions,
  WorkspaceState,
} from './workspace-state.ts'
