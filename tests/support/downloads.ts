import type { CallInput, CallOutput } from '../../shared/contract/index.ts'
import type { TestCore } from './core.ts'

/** The bytes behind a download ticket. */
export async function download(core: TestCore, ticket: string): Promise<Buffer> {
  const answer = core.tickets.take(ticket, null)
  if (answer.kind !== 'found') throw new Error(`the ticket is ${answer.kind}`)
  const parts: Uint8Array[] = []
  for await (const part of answer.chunks) parts.push(part)
  return Buffer.concat(parts)
}

export interface ExportedFile {
  readonly result: CallOutput<'export.run'>
  readonly bytes: Buffer
  readonly text: string
}

/** Runs an export and downloads it. */
export async function exported(
  core: TestCore,
  request: Omit<CallInput<'export.run'>, 'language'> & { readonly language?: string },
): Promise<ExportedFile> {
  const result = await core.runJob('export.run', { language: 'zh-CN', ...request })
  const bytes = await download(core, result.ticket)
  return { result, bytes, text: bytes.toString('utf8') }
}
