import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exportFormats, exportWhats } from '../../../shared/contract/index.ts'
import { type Arguments, oneOf, required, takeWords } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import type { Output } from '../output.ts'
import { RefusedError } from '../usage.ts'

/** `export --what … --format … --out DIR`. The file appears under its name only when it is complete. */
export async function runExport(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  takeWords(args, 0, 'no further words')
  const what = oneOf(required(args.values, 'what'), exportWhats, 'what')
  const format = oneOf(required(args.values, 'format'), exportFormats, 'format')
  const directory = required(args.values, 'out')
  const language = oneOf(args.values.language ?? 'zh-CN', ['zh-CN', 'zh-TW', 'en'], 'language')
  const { ticket, name, rows } = await session.runJob('export.run', { what, format, language }, (job) =>
    output.remark(`${job.phase} ${job.doneCount}`),
  )
  const answer = session.tickets.take(ticket, null)
  if (answer.kind !== 'found') throw new RefusedError('export_gone', 'the export was not there any more')
  await mkdir(directory, { recursive: true })
  const file = join(directory, name)
  await pipeline(answer.chunks, createWriteStream(`${file}.part`, { mode: 0o600 }))
  await rename(`${file}.part`, file)
  output.result({ files: [{ file, rows }] }, () => `${file}: ${rows} rows`)
}
