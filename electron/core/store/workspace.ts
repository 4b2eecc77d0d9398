import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../../shared/kernel/index.ts'
import { type BackupProblem, finishRestore, listBackups, putInPlace } from './backup.ts'
import { verifyChosen } from './chosen-backup.ts'
import { isStoreFailure, toStoreError } from './errors.ts'
import { firstRun } from './first-run.ts'
import { checkFolder } from './folder-check.ts'
import { type KeyFile, readKeyFiles, writeKeyFile } from './key-files.ts'
import { currentKeyFile, openByCodes, openByMachine, rewrapForMachine } from './keys.ts'
import { takeLock } from './lock.ts'
import { openedWorkspace } from './opened-workspace.ts'
import type { Opener, OpenHow } from './opener.ts'
import { openForReading } from './open-for-reading.ts'
import { openForWriting } from './open-for-writing.ts'
import { databaseName, isMissing, placeOf, unreadable, type WorkspacePlace } from './workspace-place.ts'
import type {
  DamagedState,
  DamageProblem,
  FreshState,
  WorkspaceOptions,
  WorkspaceState,
} from './workspace-state.ts'

/** Everything that can be expected of a folder is a state; only bugs throw. */
export async function openWorkspace(options: WorkspaceOptions): Promise<WorkspaceState> {
  const place = placeOf(options)
  const refusal = checkFolder(place.dataDir)
  if (refusal) return { state: 'refused-folder', refusal }
  return createOpener(place).open()
}

function createOpener(place: WorkspacePlace) {
  const { dataDir, databasePath, clock, secrets } = place

  async function open(): Promise<WorkspaceState> {
    try {
      return await find()
    } catch (error) {
      // A folder that may not even be entered.
      if (!isStoreFailure(toStoreError(error))) throw error
      return damaged(unreadable(error), undefined)
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
      return damaged(unreadable(error), undefined)
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
        const now = currentKeyFile(dataDir, file)
        const byCode = await openByCodes(dataDir, now, typed)
        if (!byCode.ok) return byCode
        let next = now
        try {
          next = await rewrapForMachine(dataDir, now, byCode.value, secrets)
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

  async function openWithKey(file: KeyFile, key: Uint8Array, how: OpenHow): Promise<WorkspaceState> {
    if (isMissing(databasePath))
      return damaged({ kind: 'missing', detail: `${databaseName} is not there` }, key, file)
    const lock = takeLock(dataDir, clock.now())
    if (lock.state === 'held') {
      const state = openForWriting(place, opener, { file, key, how, release: lock.release })
      if (state !== 'not-writable') return state
      lock.release()
    }
    return lock.state === 'taken'
      ? openForReading(place, opener, { file, key, reason: 'locked', holder: lock.holder })
      : openForReading(place, opener, { file, key, reason: 'not-writable', holder: null })
  }

  async function restoreBackup(
    file: KeyFile,
    key: Uint8Array,
    chosen: string,
  ): Promise<Result<WorkspaceState, BackupProblem>> {
    const verified = verifyChosen(place, key, chosen)
    if (!verified.ok) return verified
    const lock = takeLock(dataDir, clock.now())
    if (lock.state !== 'held') return fail({ code: 'unreadable', detail: `the folder is ${lock.state}` })
    try {
      putInPlace(dataDir, verified.value, clock.now())
    } finally {
      lock.release()
    }
    return ok(await openWithKey(file, key, {}))
  }

  const opener: Opener = {
    damaged,
    restore: restoreBackup,
    assemble: (opened) => openedWorkspace(place, opener, opened),
    openWithKey,
  }
  const fresh = (): FreshState => firstRun(place, opener.assemble)

  return { open }
}
