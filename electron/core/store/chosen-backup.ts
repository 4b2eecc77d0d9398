import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fail, ok, type Result } from '../../../shared/kernel/index.ts'
import { backupFolder, type BackupProblem, verifyBackup } from './backup.ts'
import type { WorkspacePlace } from './workspace-place.ts'

/** The whole backup that a person chose, by its name from the list or by a path; why it cannot be used. */
export function verifyChosen(
  { dataDir, steps }: WorkspacePlace,
  key: Uint8Array,
  chosen: string,
): Result<string, BackupProblem> {
  const path = basename(chosen) === chosen ? join(backupFolder(dataDir), chosen) : resolve(chosen)
  if (!existsSync(path)) return fail({ code: 'unreadable', detail: 'no such file' })
  const verified = verifyBackup(path, key, steps)
  return verified.ok ? ok(path) : verified
}
