import type { Clock, Random, Result } from '../../../shared/kernel/index.ts'
import type { Secrets } from '../secrets.ts'
import type { BackupInfo, BackupProblem, BackupReason } from './backup.ts'
import type { Blobs } from './blobs.ts'
import type { FolderRefusal } from './folder-check.ts'
import type { NeedsKeyReason, RecoveryCost } from './keys.ts'
import type { LockHolder } from './lock.ts'
import type { MigrationFailure, MigrationStep } from './migrate.ts'
import type { Rescue } from './rescue.ts'
import type { Store } from './store.ts'
import type { VerificationProblem } from './verify.ts'

export interface WorkspaceOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets
  /** Where text goes that the store cannot take, tried in turn; beside the data folder where nothing is said. */
  readonly rescueFolders?: readonly string[]
  /** Other steps than the product's own: for tests of upgrades. */
  readonly steps?: readonly MigrationStep[]
  readonly beforeStatement?: (version: number, statement: number) => void
  /** Above this size (bytes) the pages may be read aside, after the store has opened. Default: what takes 0.3 s. */
  readonly checkAsideAbove?: number
  /** Another cost than the product's own: for tests that make many workspaces. */
  readonly recoveryCost?: RecoveryCost
}

/** How the start went: for the log and the status place. */
export interface StartReport {
  /** False after a crash: drafts may be newer than the notes. */
  readonly cleanShutdown: boolean
  /** Notes whose text was found in the rescue file and is now a draft. */
  readonly rescued: number
  /** This profile was copied or restored, and writes as a new device from now on. */
  readonly newDevice: boolean
  readonly migrated: { readonly from: number; readonly to: number } | null
}

export interface MaintenanceOutcome {
  readonly backup: BackupInfo | null
  /** Null when the weekly check was not due. */
  readonly problems: readonly VerificationProblem[] | null
}

/** An open store with everything that belongs to it. */
export interface Workspace {
  readonly id: string
  readonly dataDir: string
  readonly store: Store
  readonly blobs: Blobs
  readonly rescue: Rescue
  readonly start: StartReport
  /**
   * Null once every page has been read and is whole. Where one is not, the workspace has closed itself by the time
   * this resolves, with the state that takes its place. Nothing may be written before.
   */
  readonly checked: Promise<DamagedState | null>
  /** How the key is kept on this machine. */
  readonly keyKind: 'keychain' | 'key-file' | 'none'
  readonly recoveryConfirmed: boolean
  /** The code as the person typed it back. */
  confirmRecovery(typed: string): Promise<Result<null, 'mistyped' | 'wrong-code'>>
  /** A new code, to be shown and confirmed; until then the old one works too. */
  newRecoveryCode(): Promise<string>
  readonly backups: {
    list(): readonly BackupInfo[]
    /** Throws a store error when it could not be made or did not compare. */
    create(reason: BackupReason): BackupInfo
    /** Verifies the file (a name from the list, or a path), closes, puts it in place and opens again. */
    restore(file: string): Promise<Result<WorkspaceState, BackupProblem>>
  }
  /** What is due at this time: the daily backup, the weekly full check, old requests. Call it now and then. */
  maintain(): MaintenanceOutcome
  /** Marks an orderly end. */
  close(): void
}

export type DamageProblem =
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** The file or its folder may not be read by this user: nothing of it is known to be damaged. */
  | { readonly kind: 'no-permission'; readonly detail: string }
  | { readonly kind: 'pages'; readonly detail: string }
  /** Work that was acknowledged is not in the file: a damaged or lost write-ahead log. */
  | { readonly kind: 'commits-missing'; readonly missing: number }
  | { readonly kind: 'missing'; readonly detail: string }
  | { readonly kind: 'keys-lost'; readonly detail: string }
  | { readonly kind: 'migration'; readonly failure: MigrationFailure }

export interface DamagedState {
  readonly state: 'damaged'
  readonly problem: DamageProblem
  readonly backups: readonly BackupInfo[]
  /** Sets the present file aside under another name and puts the backup in its place. */
  restore(file: string): Promise<Result<WorkspaceState, BackupProblem>>
  /** Goes on with the file as it is, where that can be done; null where it cannot. */
  readonly openAsItIs: (() => Promise<WorkspaceState>) | null
}

export interface FreshState {
  readonly state: 'fresh'
  /** Makes the store. The recovery code is handed out here and nowhere else. */
  create(): Promise<{ readonly workspace: Workspace; readonly recoveryCode: string }>
}

export interface NeedsKeyState {
  readonly state: 'needs-key'
  readonly reason: NeedsKeyReason
  unlock(typed: string): Promise<Result<WorkspaceState, 'mistyped' | 'wrong-code'>>
}

export type WorkspaceState =
  | FreshState
  | NeedsKeyState
  | { readonly state: 'open'; readonly workspace: Workspace }
  | {
      readonly state: 'readonly'
      readonly workspace: Workspace
      readonly reason: 'locked' | 'not-writable'
      readonly holder: LockHolder | null
    }
  | DamagedState
  | { readonly state: 'from-the-future'; readonly fileVersion: number; readonly known: number }
  | { readonly state: 'refused-folder'; readonly refusal: FolderRefusal }
