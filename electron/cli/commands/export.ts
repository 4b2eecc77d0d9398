import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  type CallInput,
  exportFormats,
  exportTables,
  exportWhats,
  languages,
} from '../../../shared/contract/index.ts'
import { type Arguments, oneOf, required, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import type { Output } from '../output.ts'
import { RefusedError, UsageError } from '../usage.ts'
import { findAccount } from './accounts.ts'

type Request = Omit<CallInput<'export.run'>, 'format' | 'language'>

/** One file for each: a CSV holds one table, so everything is a file for each table that has rows. */
async function listRequests(
  session: CoreSession,
  { values }: Arguments,
  format: (typeof exportFormats)[number],
): Promise<Request[]> {
  const what = oneOf(required(values, 'what'), exportWhats, 'what')
  if (what !== 'account' && values.account !== undefined)
    throw new UsageError('--account goes with --what account')
  if (what !== 'import_problems' && values['import-id'] !== undefined)
    throw new UsageError('--import-id goes with --what import_problems')
  if (what === 'import_problems') return [{ what, importId: required(values, 'import-id') }]
  const accountId =
    what === 'account' ? (await findAccount(session, required(values, 'account'))).id : undefined
  if (format !== 'csv' || (what !== 'all' && what !== 'account')) return [{ what, accountId }]
  const requests: Request[] = []
  for (const table of exportTables)
    if ((await session.call('export.preview', { what: table, accountId })).rows > 0)
      requests.push({ what: table, accountId })
  return requests
}

/** `export --what … --format … --out DIR`. A file appears under its name only when it is complete. */
export async function runExport(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const format = oneOf(required(args.values, 'format'), exportFormats, 'format')
  const directory = required(args.values, 'out')
  const language = oneOf(args.values.language ?? 'zh-CN', languages, 'language')
  const requests = await listRequests(session, args, format)
  const files: { readonly file: string; readonly rows: number }[] = []
  try {
    await mkdir(directory, { recursive: true })
    for (const request of requests) {
      const { ticket, name, rows, losses } = await session.runJob(
        'export.run',
        { ...request, format, language },
        (job) => output.remark(`${job.phase} ${job.doneCount}`),
      )
      for (const { kind, count } of losses) output.remark(`${name}: ${kind} in ${count} cells`)
      const answer = session.tickets.take(ticket, null)
      if (answer.kind !== 'found') throw new RefusedError('export_gone', 'the export was not there any more')
      const file = join(directory, name)
      await pipeline(answer.chunks, createWriteStream(`${file}.part`, { mode: 0o600 }))
      await rename(`${file}.part`, file)
      files.push({ file, rows })
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw new RefusedError('not_written', `${directory} cannot be written: ${error.message}`)
    throw error
  }
  output.result({ files }, () => files.map(({ file, rows }) => `${file}: ${rows} rows`).join('\n'))
}
