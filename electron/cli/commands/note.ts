import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { type Arguments, required } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import type { Output } from '../output.ts'
import { RefusedError, UsageError } from '../usage.ts'
import { findAccount } from './accounts.ts'

async function readText(file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin)
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new RefusedError(
      'unreadable',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RefusedError('not_utf8', `${file} is not UTF-8 text; nothing was written`)
  }
}

/** `note add --account A --file F|-`. */
export async function addNote(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  if (args.words.length !== 1 || args.words[0] !== 'add')
    throw new UsageError('note add --account A --file F|-')
  const [name, file] = [required(args.values, 'account'), required(args.values, 'file')]
  const account = await findAccount(session, name)
  const body = await readText(file)
  if (body.trim() === '' && args.values.title === undefined)
    throw new RefusedError(
      'empty_note',
      `${file === '-' ? 'standard input' : file} holds no text; nothing was written`,
    )
  const { id } = await session.call('note.create', {
    accountId: account.id,
    title: args.values.title ?? '',
    body,
  })
  output.result({ noteId: id }, () => `note ${id} on ${account.name}`)
}
