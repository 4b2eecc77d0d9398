import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result } from '../../../shared/kernel/index.ts'
import { type BackupProblem, createBackup, listBackups, pruneBackups } from './backup.ts'
import { createBlobs } from './blobs.ts'
import { verifyChosen } from './chosen-backup.ts'
import { openCommitMark } from './commit-mark.ts'
import type { Driver } from './driver.ts'
import { type KeyFile, writeKeyFile } from './key-files.ts'
import { confirmCode, currentKeyFile, replaceCode } from './keys.ts'
import { maintain, nothingDue } from './maintenance.ts'
import { readMeta, writeMeta } from './meta.ts'
import { checkPagesAside } from './page-check.ts'
import { createRecoveryCode } from './recovery-code.ts'
import { createRescue } from './rescue.ts'
import { createStore } from './store.ts'
import { checkPages, type VerificationProblem } from './verify.ts'
import { databaseName, type WorkspacePlace } from './workspace-place.ts'
import type {
  DamagedState,
  DamageProblem,
  StartReport,
  Workspace,
  WorkspaceState,
} from './workspace-state.ts'

const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

export interface Opened {
  readonly database: Driver
  readonly key: Uint8Array
  readonly file: KeyFile
  readonly mode: 'readwrite' | 'readonly'
  readonly release: () => void
  /** Whether the pages were read before, or are to be read from now on. */
  readonly isChecked: boolean
  readonly start: Omit<StartReport, 'rescued'>
}

/** What an open store leads back to, when it is found damaged or a backup is to take its place. */
export interface WayBack {
  damaged(
    problem: DamageProblem,
    key: Uint8Array,
    file: KeyFile,
    openAsItIs?: DamagedState['openAsItIs'],
  ): DamagedState
  restore(file: KeyFile, key: Uint8Array, chosen: string): Promise<Result<WorkspaceState, BackupProblem>>
}

/** Everything that belongs to a store that is open. */
export function openedWorkspace(place: WorkspacePlace, back: WayBack, opened: Opened): Workspace {
  const { dataDir, databasePath, clock, random } = place
  const { database, key, mode, release, isChecked, start } = opened
  let { file } = opened
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
    appSchema: place.known,
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
  const rescue = createRescue(place.rescueFolders, key, clock, random)
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
    return back.damaged({ kind: 'pages', detail: problem.detail }, key, file)
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
      const confirmed = await confirmCode(dataDir, currentKeyFile(dataDir, file), typed, clock)
      if (!confirmed.ok) return confirmed
      file = confirmed.value
      return ok(null)
    },
    async newRecoveryCode() {
      const code = createRecoveryCode(random)
      const next = await replaceCode(currentKeyFile(dataDir, file), key, code, random, place.recoveryCost)
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
        const verified = verifyChosen(place, key, chosen)
        if (!verified.ok) return verified
        // A file that is still being read cannot be set aside on every system.
        await checked
        close()
        return back.restore(file, key, chosen)
      },
    },
    maintain: () =>
      mode === 'readonly' ? nothingDue : maintain({ dataDir, database, key, store, now: clock.now() }),
    close,
  }
}
