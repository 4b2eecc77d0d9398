import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { CallOutput } from '../../../shared/contract/index.ts'
import { type Arguments, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { formatTable, type Output } from '../output.ts'
import { RefusedError, ToldRefusal } from '../usage.ts'

/** `backup`. */
export async function makeBackup(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const backup = await session.runJob('workspace.backup', {})
  output.result(
    backup,
    () => `backup ${backup.file}: ${backup.accounts} accounts, ${backup.notes} notes, read back and verified`,
  )
}

/**
 * `restore FILE`: one of the workspace's own backups by its name, or a copy that lies anywhere by its path. A path that
 * leads nowhere is never taken for the backup of that name.
 */
export async function restoreBackup(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  const [word = ''] = takeWords(
    args,
    1,
    'one FILE: the name of a backup of this workspace (bowtie backup tells it), or the path of a copy',
  )
  const isName = basename(word) === word
  const { backups } = await session.call('workspace.backups', {}).catch(() => ({ backups: [] }))
  const isOwn = isName && (backups.some(({ file }) => file === word) || !existsSync(word))
  const file = isOwn ? word : resolve(word)
  const { state } = await session.call('workspace.restore', { file })
  output.result(
    { restored: basename(file), state },
    () => `restored ${basename(file)}; the file that was there is kept aside`,
  )
}

/** What `verify` found of a store that is not whole enough to be opened. */
export interface DamageReport {
  readonly ok: false
  readonly checks: readonly { readonly name: string; readonly ok: false; readonly detail: string }[]
  readonly backups: readonly { readonly file: string }[]
}

type WorkspaceStatus = CallOutput<'workspace.status'>

/** The state of a damaged workspace as a report of `verify`; null for every other state. */
export function damageOf(status: WorkspaceStatus): DamageReport | null {
  if (status.state !== 'damaged') return null
  return {
    ok: false,
    checks: [{ name: status.problem, ok: false, detail: status.detail }],
    backups: status.backups,
  }
}

const damagedWords = 'the workspace is damaged; a backup can be restored'

/** Prints the damage and refuses. */
export function tellDamage(damage: DamageReport, output: Output): never {
  output.result(damage, () =>
    formatTable([
      // The whole of it stands in the JSON.
      ...damage.checks.map(({ name, detail }) => ['FAILED', name, detail.slice(0, 300)]),
      ...damage.backups.map(({ file }) => ['backup', file]),
    ]),
  )
  throw new ToldRefusal(damagedWords)
}

/** `verify`: refused (exit 1) when anything is wrong. */
export async function verifyStore(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const answer = await session.runJob('workspace.verify', { deep: true }).catch(async (error: unknown) => {
    // A large store is shown while its pages are still being read: the damage may be found during the check.
    const damage = damageOf(await session.call('workspace.status', {}))
    if (error instanceof RefusedError && damage !== null) return damage
    throw error
  })
  if (!('digest' in answer)) return tellDamage(answer, output)
  output.result(answer, () =>
    formatTable(answer.checks.map((check) => [check.ok ? 'ok' : 'FAILED', check.name, check.detail])),
  )
  if (!answer.ok) throw new ToldRefusal(damagedWords)
}
