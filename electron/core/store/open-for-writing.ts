import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createBackup } from './backup.ts'
import { readCommitCount } from './commit-count.ts'
import { readCommitMark } from './commit-mark.ts'
import { type Driver, openDatabase } from './driver.ts'
import { isStoreFailure, StoreDamagedError, toStoreError } from './errors.ts'
import { becomeNewDevice, currentDevice } from './identity.ts'
import type { KeyFile } from './key-files.ts'
import { readMeta, writeMeta } from './meta.ts'
import { migrate, readFileVersion } from './migrate.ts'
import type { Opener, OpenHow } from './opener.ts'
import { isTextWaiting } from './rescue.ts'
import { checkPages } from './verify.ts'
import { codeOf, databaseName, isMissing, type WorkspacePlace } from './workspace-place.ts'
import type { WorkspaceState } from './workspace-state.ts'

/** What is read in 0.3 s. */
const quickToRead = 32 * 2 ** 20

/**
 * Whether the pages are read after opening instead of before: only where nothing has to be written by us until
 * then. An upgrade, what a crash left, and text in the rescue file wait for whole pages.
 */
const mayCheckAside = (place: WorkspacePlace, database: Driver, how: OpenHow): boolean =>
  how.mayCheckAside === true &&
  statSync(place.databasePath).size > (place.checkAsideAbove ?? quickToRead) &&
  readFileVersion(database) === place.known &&
  readMeta(database, 'clean') === '1' &&
  !isTextWaiting(place.rescueFolders)

/** Closing the store ends its write-ahead log; what could not be read of it may still help someone. */
function keepLogAside({ dataDir, databasePath, clock }: WorkspacePlace): void {
  const log = `${databasePath}-wal`
  try {
    if (!isMissing(log)) copyFileSync(log, join(dataDir, `bowtie.db-wal.damaged-${clock.now()}`))
  } catch {
    // No room for a copy: the state itself is reported all the same.
  }
}

export interface WritingStart {
  readonly file: KeyFile
  readonly key: Uint8Array
  readonly how: OpenHow
  readonly release: () => void
}

/** The one writer, once the pages are whole and the schema is current. The lock is held; `release` gives it back. */
export function openForWriting(
  place: WorkspacePlace,
  opener: Opener,
  { file, key, how, release }: WritingStart,
): WorkspaceState | 'not-writable' {
  const { dataDir, databasePath, clock, random, known } = place
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
      return giveUp(opener.damaged({ kind: 'missing', detail: `${databaseName} is empty` }, key, file))
    const isAside = mayCheckAside(place, database, how)
    const [problem] = isAside ? [] : checkPages(database, 'quick_check')
    if (problem) return giveUp(opener.damaged({ kind: 'pages', detail: problem.detail }, key, file))
    const instance = readMeta(database, 'instance') ?? ''
    const missing = readCommitMark(dataDir, instance) - readCommitCount(database)
    if (missing > 0 && how.acceptMissing !== true) {
      keepLogAside(place)
      return giveUp(
        opener.damaged({ kind: 'commits-missing', missing }, key, file, () =>
          opener.openWithKey(file, key, { acceptMissing: true }),
        ),
      )
    }
    const live = database
    const migrated = migrate(live, place.steps, {
      backup: () => createBackup(live, dataDir, key, clock.now(), 'migration'),
      ...(place.beforeStatement ? { beforeStatement: place.beforeStatement } : {}),
    })
    if (!migrated.ok) return giveUp(opener.damaged({ kind: 'migration', failure: migrated.error }, key, file))
    const cleanShutdown = readMeta(live, 'clean') === '1'
    const isSameDevice = currentDevice(live, dataDir) !== undefined
    // Going on without what is missing would number new transactions like the lost ones.
    if (!isSameDevice || missing > 0) becomeNewDevice(live, dataDir, random)
    writeMeta(live, 'clean', '0')
    return {
      state: 'open',
      workspace: opener.assemble({
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
      return giveUp(opener.damaged({ kind: 'unreadable', detail: failure.message }, key, file))
    if (
      codeOf(error).startsWith('SQLITE_IOERR') &&
      !codeOf(error).includes('WRITE') &&
      !codeOf(error).includes('SHM')
    )
      return giveUp(opener.damaged({ kind: 'unreadable', detail: failure.message }, key, file))
    database?.close()
    return 'not-writable'
  }
}
