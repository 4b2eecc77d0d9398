import { basename } from 'node:path'
import { type Arguments, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { formatTable, type Output } from '../output.ts'
import { ToldRefusal } from '../usage.ts'

/** `backup`. */
export async function makeBackup(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const backup = await session.runJob('workspace.backup', {})
  output.result(
    backup,
    () => `backup ${backup.file}: ${backup.accounts} accounts, ${backup.notes} notes, read back and verified`,
  )
}

/** `restore FILE`: one of the workspace's own backups, by its name. */
export async function restoreBackup(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  const [file = ''] = takeWords(
    args,
    1,
    'one FILE; the backups are listed in the settings of the application',
  )
  const state = await session.call('workspace.restore', { file: basename(file) })
  output.result(
    { restored: basename(file), state: state.state },
    () => `restored ${basename(file)}; the file that was there is kept aside`,
  )
}

/** `verify`: refused (exit 1) when anything is wrong. */
export async function verifyStore(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const report = await session.runJob('workspace.verify', { deep: true })
  output.result(report, () =>
    formatTable(report.checks.map((check) => [check.ok ? 'ok' : 'FAILED', check.name, check.detail])),
  )
  if (!report.ok) throw new ToldRefusal('the workspace is damaged; a backup can be restored')
}
