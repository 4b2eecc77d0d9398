import { join } from 'node:path'
import { backupFolder, listBackups, verifyBackup } from '../../../electron/core/store/backup.ts'
import { createDigest } from '../../../electron/core/store/digest.ts'
import { openDatabase } from '../../../electron/core/store/driver.ts'
import { readKeyFiles } from '../../../electron/core/store/key-files.ts'
import { openByMachine } from '../../../electron/core/store/keys.ts'
import { createStatements } from '../../../electron/core/store/statements.ts'
import { migrations } from '../../../migrations/index.ts'
import { openSecrets } from '../../migrations/fixture.ts'
import type { Violations } from './whole.ts'

export async function keyOf(dataDir: string): Promise<Uint8Array> {
  const opened = await openByMachine(readKeyFiles(dataDir), openSecrets)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value.dataKey
}

/** The digest of the rows in a backup, as the store computes it. */
export function digestOfBackup(dataDir: string, name: string, key: Uint8Array): string {
  const database = openDatabase(join(backupFolder(dataDir), name), key, { access: 'readonly' })
  try {
    return createDigest(createStatements(database))()
  } finally {
    database.close()
  }
}

/** Whatever is listed as a backup is one; and the one that was reported as made is there and holds what it held. */
export async function checkBackups(
  dataDir: string,
  reported: { readonly name: string; readonly digest: string } | null,
): Promise<Violations> {
  const key = await keyOf(dataDir)
  const listed = listBackups(dataDir)
  const broken = listed.flatMap(({ name }) => {
    const verified = verifyBackup(join(backupFolder(dataDir), name), key, migrations)
    return verified.ok
      ? []
      : [`backup ${name} is listed and ${verified.error.code}: ${verified.error.detail}`]
  })
  if (reported === null || broken.length > 0) return broken
  // Made within the same day, the later takes the place of the earlier.
  const latest = listed.find(({ name }) => name >= reported.name)
  if (latest === undefined) return [`backup ${reported.name} was made and is gone`]
  if (latest.name === reported.name && digestOfBackup(dataDir, latest.name, key) !== reported.digest)
    return [`backup ${reported.name} holds something else`]
  return []
}
