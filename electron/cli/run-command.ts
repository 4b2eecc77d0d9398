import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import packageFacts from '../../package.json' with { type: 'json' }
import { platformFolders } from '../host/folders.ts'
import { defaultKeyFile } from '../loopback/index.ts'
import { createKeyFileSecrets } from '../loopback/key-file.ts'
import { type Arguments, type CommandName, takeWords } from './arguments.ts'
import { type CoreSession, openCoreSession } from './core-session.ts'
import { listAccounts, showAccount } from './commands/accounts.ts'
import { damageOf, makeBackup, restoreBackup, tellDamage, verifyStore } from './commands/backup.ts'
import { runExport } from './commands/export.ts'
import { runImport } from './commands/import.ts'
import { initWorkspace } from './commands/init.ts'
import { showMetrics } from './commands/metrics.ts'
import { addNote } from './commands/note.ts'
import { searchText } from './commands/search.ts'
import { serveInterface } from './commands/serve.ts'
import type { Output } from './output.ts'
import { RefusedError, refusedFolder } from './usage.ts'

export interface Surroundings {
  readonly dataDir: string
  readonly keyFile: string
  readonly appVersion: string
}

type SessionCommand = (session: CoreSession, args: Arguments, output: Output) => Promise<void>

const sessionCommands: Readonly<Record<Exclude<CommandName, 'init' | 'serve'>, SessionCommand>> = {
  import: runImport,
  accounts: listAccounts,
  account: showAccount,
  search: searchText,
  note: addNote,
  export: runExport,
  metrics: showMetrics,
  backup: makeBackup,
  restore: restoreBackup,
  verify: verifyStore,
}

function surroundingsOf({ values }: Arguments): Surroundings {
  const dataDir = resolve(
    values.data ?? platformFolders({ platform: process.platform, env: process.env, home: homedir() }).data,
  )
  const keyFile = resolve(values['key-file'] ?? process.env['BOWTIE_KEY_FILE'] ?? defaultKeyFile())
  return { dataDir, keyFile, appVersion: packageFacts.version }
}

/** Asks for the recovery code where the key file does not open the workspace and somebody is there to answer. */
async function unlock(session: CoreSession): Promise<void> {
  if (!process.stdin.isTTY)
    throw new RefusedError(
      'needs_recovery_code',
      'the key file does not open this workspace; run in a terminal to type the recovery code',
    )
  const { createInterface } = await import('node:readline/promises')
  const questions = createInterface({ input: process.stdin, output: process.stderr })
  try {
    await session.call('workspace.unlock', { code: await questions.question('Recovery code: ') })
  } finally {
    questions.close()
  }
}

/** Commands that write into the workspace; the others go on beside a Bowtie that has it open. */
const writing: ReadonlySet<CommandName> = new Set(['import', 'note', 'restore'])

/** The folder itself, or the nearest above it that is there, is no folder. */
function assertFolder(dataDir: string): void {
  const above = dirname(dataDir)
  const found = statSync(dataDir, { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory())
    throw new RefusedError('not_a_folder', `${dataDir} is a file and no folder; nothing was written`)
  if (found === undefined && above !== dataDir) assertFolder(above)
}

/** Runs one command to its end. */
export async function runCommand(command: CommandName, args: Arguments, output: Output): Promise<void> {
  const surroundings = surroundingsOf(args)
  assertFolder(surroundings.dataDir)
  if (command === 'serve') return serveInterface(surroundings, args, output)
  if (command !== 'init' && !existsSync(surroundings.dataDir))
    throw new RefusedError(
      'no_workspace',
      `there is no workspace in ${surroundings.dataDir}; make one with: bowtie init --data ${surroundings.dataDir}`,
    )
  // Before anything is opened: `init FOLDER` must not make a workspace somewhere else.
  if (command === 'init') takeWords(args, 0, 'no further words; the folder is --data DIR')
  const session = await openCoreSession({
    dataDir: surroundings.dataDir,
    appVersion: surroundings.appVersion,
    secrets: createKeyFileSecrets(surroundings.keyFile, {
      bytes: (count) => new Uint8Array(randomBytes(count)),
    }),
  })
  try {
    if (command === 'init') return await initWorkspace(session, surroundings, args, output)
    const status = await session.call('workspace.status', {})
    if (status.state === 'needs_recovery_code') await unlock(session)
    else if (status.state === 'fresh')
      throw new RefusedError(
        'no_workspace',
        `there is no workspace in ${surroundings.dataDir}; make one with: bowtie init --data ${surroundings.dataDir}`,
      )
    else if (status.state === 'damaged' && command === 'verify') {
      const damage = damageOf(status)
      if (damage !== null) tellDamage(damage, output)
    } else if (status.state === 'damaged' && status.problem === 'no-permission')
      throw new RefusedError(
        'no_permission',
        `this user may not read the workspace in ${surroundings.dataDir}; nothing was changed; give the right to read it, then try again`,
        { detail: status.detail },
      )
    else if (status.state === 'damaged' && command !== 'restore')
      throw new RefusedError(
        'damaged',
        `the workspace cannot be read (${status.problem}: ${status.detail}); nothing was changed; see: bowtie restore`,
        { backups: status.backups },
      )
    else if (status.state === 'from_the_future')
      throw new RefusedError(
        'from_the_future',
        'a newer Bowtie wrote this workspace; nothing was changed; install the newer version',
      )
    else if (status.state === 'refused_folder') throw refusedFolder(status.reason)
    else if (status.state === 'open' && status.mode === 'readonly' && writing.has(command))
      throw new RefusedError(
        'read_only',
        status.readonlyReason === 'locked'
          ? `another Bowtie has ${surroundings.dataDir} open and writes there: close it, or do this there; nothing was changed`
          : `${surroundings.dataDir} cannot be written; nothing was changed`,
      )
    await sessionCommands[command](session, args, output)
  } finally {
    await session.stop()
  }
}
