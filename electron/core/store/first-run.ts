import { rmSync } from 'node:fs'
import { newId } from '../../../shared/kernel/index.ts'
import { openDatabase } from './driver.ts'
import { toStoreError } from './errors.ts'
import { ensureFolder } from './files.ts'
import { becomeNewDevice } from './identity.ts'
import { writeKeyFile } from './key-files.ts'
import { createKeys } from './keys.ts'
import { takeLock } from './lock.ts'
import { writeMeta } from './meta.ts'
import { migrate } from './migrate.ts'
import type { Opened } from './opened-workspace.ts'
import { createRecoveryCode } from './recovery-code.ts'
import type { WorkspacePlace } from './workspace-place.ts'
import type { FreshState, Workspace } from './workspace-state.ts'

/** An empty folder: nothing is written before the person says so. */
export function firstRun(place: WorkspacePlace, assemble: (opened: Opened) => Workspace): FreshState {
  const { dataDir, databasePath, clock, random, secrets } = place
  return {
    state: 'fresh',
    async create() {
      ensureFolder(dataDir)
      const lock = takeLock(dataDir, clock.now())
      if (lock.state !== 'held')
        throw toStoreError(Object.assign(new Error(`the folder is ${lock.state}`), { code: 'EACCES' }))
      try {
        const recoveryCode = createRecoveryCode(random)
        const keys = await createKeys(newId(clock, random), recoveryCode, secrets, random, place.recoveryCost)
        writeKeyFile(dataDir, keys.file)
        // What a first run that was cut short may have begun.
        for (const suffix of ['', '-wal', '-shm']) rmSync(`${databasePath}${suffix}`, { force: true })
        const database = openDatabase(databasePath, keys.dataKey, { create: true })
        const migrated = migrate(database, place.steps, {
          backup: () => {},
          ...(place.beforeStatement ? { beforeStatement: place.beforeStatement } : {}),
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
