import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Driver, openDatabase } from './driver.ts'
import type { KeyFile } from './key-files.ts'
import type { LockHolder } from './lock.ts'
import { checkSchema, readFileVersion } from './migrate.ts'
import type { Opener } from './opener.ts'
import { codeOf, databaseName, unreadable, type WorkspacePlace } from './workspace-place.ts'
import type { WorkspaceState } from './workspace-state.ts'

/** The store and its log in a folder of their own that can be written. */
function copyForReading(databasePath: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bowtie-reading-'))
  try {
    for (const suffix of ['', '-wal']) {
      const path = join(folder, `${databaseName}${suffix}`)
      if (!existsSync(`${databasePath}${suffix}`)) continue
      copyFileSync(`${databasePath}${suffix}`, path)
      chmodSync(path, 0o600)
    }
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

export interface ReadingStart {
  readonly file: KeyFile
  readonly key: Uint8Array
  readonly reason: 'locked' | 'not-writable'
  readonly holder: LockHolder | null
}

/** What another instance writes, or what lies in a folder that cannot be written: shown, never changed. */
export function openForReading(
  place: WorkspacePlace,
  opener: Opener,
  { file, key, reason, holder }: ReadingStart,
): WorkspaceState {
  const { databasePath, known } = place
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
    const schema = checkSchema(database, place.steps)
    if (!schema.ok || schema.value === 'older') {
      const fileVersion = readFileVersion(database)
      database.close()
      tidyUp()
      if (fileVersion > known) return { state: 'from-the-future', fileVersion, known }
      return opener.damaged(
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
      workspace: opener.assemble({
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
    return opener.damaged(unreadable(error), key, file)
  }
}
