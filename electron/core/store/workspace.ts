import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { migrations } from '../../../migrations/index.ts'
import { type Clock, fail, newId, ok, type Random, type Result } from '../../../shared/kernel/index.ts'
import type { Secrets } from '../secrets.ts'
import {
  backupFolder,
  type BackupInfo,
  type BackupProblem,
  type BackupReason,
  createBackup,
  finishRestore,
  listBackups,
  pruneBackups,
  putInPlace,
  verifyBackup,
} from './backup.ts'
import { binDays } from './bin.ts'
import { type Blobs, createBlobs } from './blobs.ts'
import { readCommitCount } from './commit-count.ts'
import { openCommitMark, readCommitMark } from './commit-mark.ts'
import { type Driver, openDatabase } from './driver.ts'
import { isStoreFailure, StoreDamagedError, toStoreError } from './errors.ts'
import { ensureFolder } from './files.ts'
import { checkFolder, type FolderRefusal } from './folder-check.ts'
import { becomeNewDevice, currentDevice } from './identity.ts'
import { type KeyFile, readKeyFiles, writeKeyFile } from './key-files.ts'
import {
  confirmCode,
  createKeys,
  type NeedsKeyReason,
  openByCode,
  openByMachine,
  type RecoveryCost,
  replaceCode,
  rewrapForMachine,
} from './keys.ts'
import { type LockHolder, takeLock } from './lock.ts'
import { readMeta, writeMeta } from './meta.ts'
import {
  checkSchema,
  migrate,
  type MigrationFailure,
  type MigrationStep,
  readFileVersion,
} from './migrate.ts'
import { checkPagesAside } from './page-check.ts'
import { createRecoveryCode } from './recovery-code.ts'
import { createRescue, isTextWaiting, type Rescue } from './rescue.ts'
import { createStore, type Store } from './store.ts'
import { checkPages, type VerificationProblem } from './verify.ts'

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

const databaseName = 'bowtie.db'
const day = 86_400_000
const quickToRead = 32 * 2 ** 20

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

/** The store and its log in a folder of their own that can be written. */
function copyForReading(databasePath: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bowtie-reading-'))
  for (const suffix of ['', '-wal']) {
    const path = join(folder, `${databaseName}${suffix}`)
    if (!existsSync(`${databasePath}${suffix}`)) continue
    copyFileSync(`${databasePath}${suffix}`, path)
    chmodSync(path, 0o600)
  }
  return folder
}

/** Everything that can be expected of a folder is a state; only bugs throw. */
export async function openWorkspace(options: WorkspaceOptions): Promise<WorkspaceState> {
  const dataDir = resolve(options.dataDir)
  const refusal = checkFolder(dataDir)
  if (refusal) return { state: 'refused-folder', refusal }
  return createOpener({ ...options, dataDir }).open()
}

interface OpenHow {
  /** The person chose to go on without what is missing. */
  readonly acceptMissing?: boolean
  /** An ordinary start, which may show the store while its pages are still being read. */
  readonly mayCheckAside?: boolean
}

function createOpener(options: WorkspaceOptions) {
  const { dataDir, clock, random, secrets } = options
  const steps = options.steps ?? migrations
  const known = steps.at(-1)?.version ?? 0
  const databasePath = join(dataDir, databaseName)
  const rescueFolders = options.rescueFolders ?? [join(dirname(dataDir), `${basename(dataDir)}-rescue`)]

  /**
   * Whether the pages are read after opening instead of before: only where nothing has to be written by us until
   * then. An upgrade, what a crash left, and text in the rescue file wait for whole pages.
   */
  const mayCheckAside = (database: Driver, how: OpenHow): boolean =>
    how.mayCheckAside === true &&
    statSync(databasePath).size > (options.checkAsideAbove ?? quickToRead) &&
    readFileVersion(database) === known &&
    readMeta(database, 'clean') === '1' &&
    !isTextWaiting(rescueFolders)

  const isMissing = (path: string): boolean => {
    const stats = statSync(path, { throwIfNoEntry: false })
    return !stats || stats.size === 0
  }

  async function open(): Promise<WorkspaceState> {
    try {
      return await find()
    } catch (error) {
      // A folder that may not even be entered.
      if (!isStoreFailure(toStoreError(error))) throw error
      return damaged({ kind: 'unreadable', detail: messageOf(error) }, undefined)
    }
  }

  async function find(): Promise<WorkspaceState> {
    try {
      // Only the writer may finish a restore; a second instance waits for nothing here.
      if (existsSync(join(dataDir, 'restore.json')) || existsSync(join(dataDir, 'bowtie.db.restoring'))) {
        const lock = takeLock(dataDir, clock.now())
        if (lock.state === 'held') {
          finishRestore(dataDir)
          lock.release()
        }
      }
    } catch (error) {
      return damaged({ kind: 'unreadable', detail: messageOf(error) }, undefined)
    }
    const files = readKeyFiles(dataDir)
    const noStore = isMissing(databasePath)
    if (!files.file) {
      if (noStore && files.state === 'missing' && listBackups(dataDir).length === 0) return fresh()
      if (noStore && files.state === 'missing')
        return damaged({ kind: 'missing', detail: 'no store and no keys, only backups' }, undefined)
      return damaged({ kind: 'keys-lost', detail: `keys.json is ${files.state}` }, undefined)
    }
    // A first run that was cut short: nothing was ever acknowledged.
    if (!files.file.ready) return fresh()
    const file = files.file
    const opened = await openByMachine(files, secrets)
    if (opened.ok) {
      if (files.state !== 'whole') healKeyFile(file)
      return openWithKey(opened.value.file, opened.value.dataKey, { mayCheckAside: true })
    }
    return {
      state: 'needs-key',
      reason: files.state === 'whole' ? opened.error : `keys-${files.state}`,
      async unlock(typed) {
        const byCode = await openByCode(file, typed)
        if (!byCode.ok) return byCode
        let next = file
        try {
          next = await rewrapForMachine(dataDir, file, byCode.value, secrets)
        } catch {
          // A folder that cannot be written still opens for reading.
        }
        return ok(await openWithKey(next, byCode.value, {}))
      },
    }
  }

  /** A kept version opened the data: it takes the place of the damaged file. */
  function healKeyFile(file: KeyFile): void {
    try {
      writeKeyFile(dataDir, file)
    } catch {
      // A folder that cannot be written: the kept version opens it next time too.
    }
  }

  /** Closing the store ends its write-ahead log; what could not be read of it may still help someone. */
  function keepLogAside(): void {
    const log = `${databasePath}-wal`
    try {
      if (!isMissing(log)) copyFileSync(log, join(dataDir, `bowtie.db-wal.damaged-${clock.now()}`))
    } catch {
      // No room for a copy: the state itself is reported all the same.
    }
  }

  function damaged(
    problem: DamageProblem,
    key: Uint8Array | undefined,
    file?: KeyFile,
    openAsItIs: DamagedState['openAsItIs'] = null,
  ): DamagedState {
    return {
      state: 'damaged',
      problem,
      backups: listBackups(dataDir),
      restore: async (chosen) =>
        key && file
          ? restoreBackup(file, key, chosen)
          : fail({ code: 'wrong-key', detail: 'no key opens this folder' }),
      openAsItIs,
    }
  }

  function fresh(): FreshState {
    return {
      state: 'fresh',
      async create() {
        ensureFolder(dataDir)
        const lock = takeLock(dataDir, clock.now())
        if (lock.state !== 'held')
          throw toStoreError(Object.assign(new Error(`the folder is ${lock.state}`), { code: 'EACCES' }))
        try {
          const recoveryCode = createRecoveryCode(random)
          const keys = await createKeys(
            newId(clock, random),
            recoveryCode,
            secrets,
            random,
            options.recoveryCost,
          )
          writeKeyFile(dataDir, keys.file)
          // What a first run that was cut short may have begun.
          for (const suffix of ['', '-wal', '-shm']) rmSync(`${databasePath}${suffix}`, { force: true })
          const database = openDatabase(databasePath, keys.dataKey, { create: true })
          const migrated = migrate(database, steps, {
            backup: () => {},
            ...(options.beforeStatement ? { beforeStatement: options.beforeStatement } : {}),
          })
          if (!migrated.ok) {
            database.close()
            throw migrated.error.code === 'failed' ? migrated.error.error : new Error(migrated.error.code)
          }
          writeMeta(database, 'workspace_id', keys.file.workspaceId)
          writeMeta(database, 'created_at', String(clock.now()))
          becomeNewDevice(database, dataDir, random)
          const file = { ...keys.file, ready: true }
          writeKeyFile(dataDir, file)
          return {
            workspace: assemble({
              database,
              key: keys.dataKey,
              file,
              mode: 'readwrite',
              release: lock.release,
              isChecked: true,
              start: { cleanShutdown: true, newDevice: false, migrated: null },
            }),
            recoveryCode,
          }
        } catch (error) {
          lock.release()
          throw toStoreError(error)
        }
      },
    }
  }

  async function openWithKey(file: KeyFile, key: Uint8Array, how: OpenHow): Promise<WorkspaceState> {
    if (isMissing(databasePath))
      return damaged({ kind: 'missing', detail: `${databaseName} is not there` }, key, file)
    const lock = takeLock(dataDir, clock.now())
    if (lock.state === 'held') {
      const state = openForWriting(file, key, how, lock.release)
      if (state !== 'not-writable') return state
      lock.release()
      return openForReading(file, key, 'not-writable', null)
    }
    return lock.state === 'taken'
      ? openForReading(file, key, 'locked', lock.holder)
      : openForReading(file, key, 'not-writable', null)
  }

  function openForWriting(
    file: KeyFile,
    key: Uint8Array,
    how: OpenHow,
    release: () => void,
  ): WorkspaceState | 'not-writable' {
    let database: Driver | undefined
    const giveUp = <State>(state: State): State => {
      database?.close()
      release()
      return state
    }
    try {
      database = openDatabase(databasePath, key)
      if (readFileVersion(database) > known)
        return giveUp({ state: 'from-the-future', fileVersion: readFileVersion(database), known })
      // The keys say that there was a store: a file without a schema has lost it, and is not filled anew.
      if (readFileVersion(database) === 0)
        return giveUp(damaged({ kind: 'missing', detail: `${databaseName} is empty` }, key, file))
      const isAside = mayCheckAside(database, how)
      const [problem] = isAside ? [] : checkPages(database, 'quick_check')
      if (problem) return giveUp(damaged({ kind: 'pages', detail: problem.detail }, key, file))
      const instance = readMeta(database, 'instance') ?? ''
      const missing = readCommitMark(dataDir, instance) - readCommitCount(database)
      if (missing > 0 && how.acceptMissing !== true) {
        keepLogAside()
        return giveUp(
          damaged({ kind: 'commits-missing', missing }, key, file, () =>
            openWithKey(file, key, { acceptMissing: true }),
          ),
        )
      }
      const live = database
      const migrated = migrate(live, steps, {
        backup: () => createBackup(live, dataDir, key, clock.now(), 'migration'),
        ...(options.beforeStatement ? { beforeStatement: options.beforeStatement } : {}),
      })
      if (!migrated.ok) return giveUp(damaged({ kind: 'migration', failure: migrated.error }, key, file))
      const cleanShutdown = readMeta(live, 'clean') === '1'
      const isSameDevice = currentDevice(live, dataDir) !== undefined
      // Going on without what is missing would number new transactions like the lost ones.
      if (!isSameDevice || missing > 0) becomeNewDevice(live, dataDir, random)
      writeMeta(live, 'clean', '0')
      return {
        state: 'open',
        workspace: assemble({
          database: live,
          key,
          file,
          mode: 'readwrite',
          release,
          isChecked: !isAside,
          start: {
            cleanShutdown,
            newDevice: !isSameDevice || missing > 0,
            migrated: migrated.value.from === migrated.value.to ? null : migrated.value,
          },
        }),
      }
    } catch (error) {
      const failure = toStoreError(error)
      if (!isStoreFailure(failure)) {
        giveUp(null)
        throw error
      }
      if (failure instanceof StoreDamagedError)
        return giveUp(damaged({ kind: 'unreadable', detail: failure.message }, key, file))
      if (
        codeOf(error).startsWith('SQLITE_IOERR') &&
        !codeOf(error).includes('WRITE') &&
        !codeOf(error).includes('SHM')
      )
        return giveUp(damaged({ kind: 'unreadable', detail: failure.message }, key, file))
      database?.close()
      return 'not-writable'
    }
  }

  function openForReading(
    file: KeyFile,
    key: Uint8Array,
    reason: 'locked' | 'not-writable',
    holder: LockHolder | null,
  ): WorkspaceState {
    let database: Driver | undefined
    let copy: string | undefined
    const tidyUp = (): void => {
      if (copy !== undefined) rmSync(copy, { recursive: true, force: true })
    }
    try {
      try {
        database = openDatabase(databasePath, key, { access: 'readonly' })
      } catch (error) {
        if (codeOf(error) === 'SQLITE_NOTADB' || reason === 'locked') throw error
        // SQLite cannot make the files that it needs beside the store: it reads a copy, encrypted as it is.
        copy = copyForReading(databasePath)
        database = openDatabase(join(copy, databaseName), key)
      }
      const schema = checkSchema(database, steps)
      if (!schema.ok || schema.value === 'older') {
        const fileVersion = readFileVersion(database)
        database.close()
        tidyUp()
        if (fileVersion > known) return { state: 'from-the-future', fileVersion, known }
        return damaged(
          {
            kind: 'migration',
            failure: schema.ok
              ? { code: 'no-backup', error: new Error('the folder cannot be written') }
              : schema.error,
          },
          key,
          file,
        )
      }
      return {
        state: 'readonly',
        workspace: assemble({
          database,
          key,
          file,
          mode: 'readonly',
          release: tidyUp,
          // Another instance, the one that writes, reads the pages; here a damaged one refuses when it is met.
          isChecked: true,
          start: { cleanShutdown: true, newDevice: false, migrated: null },
        }),
        reason,
        holder,
      }
    } catch (error) {
      database?.close()
      tidyUp()
      return damaged({ kind: 'unreadable', detail: messageOf(error) }, key, file)
    }
  }

  async function restoreBackup(
    file: KeyFile,
    key: Uint8Array,
    chosen: string,
  ): Promise<Result<WorkspaceState, BackupProblem>> {
    const path = basename(chosen) === chosen ? join(backupFolder(dataDir), chosen) : resolve(chosen)
    if (!existsSync(path)) return fail({ code: 'unreadable', detail: 'no such file' })
    const verified = verifyBackup(path, key, steps)
    if (!verified.ok) return verified
    const lock = takeLock(dataDir, clock.now())
    if (lock.state !== 'held') return fail({ code: 'unreadable', detail: `the folder is ${lock.state}` })
    try {
      putInPlace(dataDir, path, clock.now())
    } finally {
      lock.release()
    }
    return ok(await openWithKey(file, key, {}))
  }

  interface Assembly {
    readonly database: Driver
    readonly key: Uint8Array
    readonly file: KeyFile
    readonly mode: 'readwrite' | 'readonly'
    readonly release: () => void
    /** Whether the pages were read before, or are to be read from now on. */
    readonly isChecked: boolean
    readonly start: Omit<StartReport, 'rescued'>
  }

  function assemble({
    database,
    key,
    file: firstFile,
    mode,
    release,
    isChecked,
    start,
  }: Assembly): Workspace {
    let file = firstFile
    const mark =
      mode === 'readwrite' ? openCommitMark(dataDir, readMeta(database, 'instance') ?? '') : undefined
    const inode = inodeOf(databasePath)
    const store = createStore({
      database,
      assertInPlace: () => {
        // Where the folder was deleted or another file put in its place, the system would go on writing into nothing.
        if (inodeOf(databasePath) !== inode)
          throw Object.assign(new Error(`${databaseName} is not in its place any more`), { code: 'EIO' })
      },
      mode,
      clock,
      random,
      dev: readMeta(database, 'dev') ?? '',
      appSchema: known,
      onCommit: (count) => mark?.write(count),
      onClose: () => {
        if (mode === 'readwrite') {
          try {
            writeMeta(database, 'clean', '1')
          } catch {
            // An end that could not be noted counts as a crash at the next start: nothing worse.
          }
        }
        mark?.close()
      },
    })
    const blobs = createBlobs(join(dataDir, 'blobs'), key, random)
    const rescue = createRescue(rescueFolders, key, clock, random)
    let rescued = 0
    if (mode === 'readwrite') {
      try {
        rescued = rescue.takeIn(store)
      } catch {
        // Still no room: the file stays and is read at the next start.
      }
    }
    let closed = false
    const close = (): void => {
      if (closed) return
      closed = true
      try {
        store.close()
      } finally {
        release()
      }
    }

    const check = async (): Promise<DamagedState | null> => {
      let problems: readonly VerificationProblem[]
      try {
        problems = await checkPagesAside({ path: databasePath, key })
      } catch {
        // No second thread could be had: it is done here, and the person waits for it.
        if (closed) return null
        problems = checkPages(database, 'quick_check')
      }
      const [problem] = problems
      if (!problem) return null
      close()
      return damaged({ kind: 'pages', detail: problem.detail }, key, file)
    }
    const checked = isChecked ? Promise.resolve(null) : check()

    return {
      id: file.workspaceId,
      dataDir,
      store,
      checked,
      blobs,
      rescue,
      start: { ...start, rescued },
      get keyKind() {
        return file.machine?.kind ?? 'none'
      },
      get recoveryConfirmed() {
        return file.recovery !== null && file.recovery.confirmedAt !== null
      },
      async confirmRecovery(typed) {
        const confirmed = await confirmCode(dataDir, file, typed, clock)
        if (!confirmed.ok) return confirmed
        file = confirmed.value
        return ok(null)
      },
      async newRecoveryCode() {
        const code = createRecoveryCode(random)
        const next = await replaceCode(file, key, code, random, options.recoveryCost)
        writeKeyFile(dataDir, next)
        file = next
        return code
      },
      backups: {
        list: () => listBackups(dataDir),
        create: (reason) => {
          const info = createBackup(database, dataDir, key, clock.now(), reason)
          pruneBackups(dataDir)
          return info
        },
        async restore(chosen) {
          const path = basename(chosen) === chosen ? join(backupFolder(dataDir), chosen) : resolve(chosen)
          if (!existsSync(path)) return fail({ code: 'unreadable', detail: 'no such file' })
          const verified = verifyBackup(path, key, steps)
          if (!verified.ok) return verified
          // A file that is still being read cannot be set aside on every system.
          await checked
          close()
          return restoreBackup(file, key, chosen)
        },
      },
      maintain() {
        if (mode === 'readonly') return { backup: null, problems: null }
        const now = clock.now()
        const latest = listBackups(dataDir)[0]
        let backup: BackupInfo | null = null
        // A clock that was set back must not stop the backups.
        if (!latest || Math.abs(now - latest.at) >= day) {
          backup = createBackup(database, dataDir, key, now, 'daily')
          pruneBackups(dataDir)
        }
        const checkedAt = Number(readMeta(database, 'checked_at') ?? 0)
        let problems: readonly VerificationProblem[] | null = null
        if (Math.abs(now - checkedAt) >= 7 * day) {
          problems = store.verify({ deep: true }).problems
          if (problems.length === 0) writeMeta(database, 'checked_at', String(now))
        }
        store.local((write) => {
          write.run({ sql: 'DELETE FROM request WHERE at < ?', parameters: [now - 30 * day] })
          // As long as the bin keeps what was deleted.
          write.run({
            sql: 'DELETE FROM form_draft WHERE updated_at < ?',
            parameters: [now - binDays * day],
          })
        })
        return { backup, problems }
      },
      close,
    }
  }

  return { open }
}
