import { type BackupInfo, createBackup, listBackups, pruneBackups } from './backup.ts'
import { binDays } from './bin.ts'
import type { Driver } from './driver.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { Store } from './store.ts'
import type { VerificationProblem } from './verify.ts'
import type { MaintenanceOutcome } from './workspace-state.ts'

const day = 86_400_000

export const nothingDue: MaintenanceOutcome = { backup: null, problems: null }

export interface Maintained {
  readonly dataDir: string
  readonly database: Driver
  readonly key: Uint8Array
  readonly store: Store
  /** ms UTC */
  readonly now: number
}

/** What is due at `now`: the daily backup, the weekly full check; requests and forms that are old go. */
export function maintain({ dataDir, database, key, store, now }: Maintained): MaintenanceOutcome {
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
}
