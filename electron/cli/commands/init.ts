import { mkdirSync } from 'node:fs'
import { languages } from '../../../shared/contract/index.ts'
import type { Arguments } from '../arguments.ts'
import { oneOf } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import type { Output } from '../output.ts'
import { RefusedError, refusedFolder } from '../usage.ts'

/** `init`: the recovery code is printed once; nobody can show it again. */
export async function initWorkspace(
  session: CoreSession,
  { dataDir, keyFile }: { readonly dataDir: string; readonly keyFile: string },
  args: Arguments,
  output: Output,
): Promise<void> {
  const language = oneOf(args.values.language ?? 'zh-CN', languages, 'language')
  const status = await session.call('workspace.status', {})
  if (status.state === 'refused_folder') throw refusedFolder(status.reason)
  if (status.state !== 'fresh')
    throw new RefusedError(
      'already_exists',
      `there is a workspace in ${dataDir} already; nothing was changed`,
      { state: status.state },
    )
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new RefusedError(
      'not_written',
      `${dataDir} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const { recoveryCode } = await session.call('workspace.create', {
    workspaceName: 'Bowtie',
    userName: process.env['USER'] ?? 'me',
    language,
  })
  // Who runs this command in a terminal has the code on the screen: shown and taken note of.
  await session.call('workspace.confirmRecovery', { code: recoveryCode })
  output.result({ recoveryCode }, () =>
    [
      `A workspace was made in ${dataDir}; its key is in ${keyFile}.`,
      '',
      `  Recovery code: ${recoveryCode}`,
      '',
      'Write it down now. It is the only way in when the key file is lost, and it is not shown again.',
    ].join('\n'),
  )
}
