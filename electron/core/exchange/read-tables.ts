import type { ReadError, ReadGuess, Table } from '../../../shared/domain/exchange/table.ts'
import { type Result, fail, ok } from '../../../shared/kernel/result.ts'
import { readDelimited } from './delimited-text.ts'
import { readJson } from './json-tables.ts'
import { type ReadLimits, defaultLimits } from './limits.ts'
import { decodeText, guessEncoding } from './text-encoding.ts'
import { readWorkbookInWorker } from './workbook.ts'

export interface ReadOptions {
  /** What the person chose instead of the guess. */
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  readonly quote?: string | undefined
  /** Line of the header; null for a table without one. */
  readonly headerRow?: number | null | undefined
  readonly limits?: Partial<ReadLimits> | undefined
  readonly signal?: AbortSignal | undefined
  /** Share of the file read, 0 … 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface ReadContent {
  readonly tables: readonly Table[]
  readonly guess: ReadGuess
}

/** What a file is by its first bytes; its name is not believed. */
const signatures: readonly (readonly [string, string])[] = [
  ['pdf', '%PDF-'],
  ['image', '\x89PNG'],
  ['image', 'GIF8'],
  ['image', '\xff\xd8\xff'],
  ['gzip', '\x1f\x8b'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['database', 'SQLite format 3\0'],
  ['program', 'MZ\x90\0'],
  ['program', '\x7fELF'],
]
const zipStarts = ['PK\x03\x04', 'PK\x05\x06']
const compoundStart = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

async function collect(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Result<Uint8Array, ReadError>> {
  if (bytes instanceof Uint8Array) {
    return bytes.length > limit ? fail({ code: 'too-large', limit }) : ok(bytes)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop ends the source: a gigabyte is not waited for.
  for await (const chunk of bytes) {
    if (signal?.aborted) return fail({ code: 'cancelled' })
    size += chunk.length
    if (size > limit) return fail({ code: 'too-large', limit })
    chunks.push(chunk)
  }
  return ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
}

const tableName = (fileName: string): string =>
  fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '') || 'table'

const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 4096)
  let strange = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) strange += 1
  }
  return sample.length >= 64 && strange * 10 > sample.length
}

/**
 * Reads the tables of a file: delimited text in any of the usual encodings, JSON records, or a workbook.
 * Every failure is a value; broken rows are listed in their table, never dropped.
 */
export async function readTables(
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> | Uint8Array },
  options: ReadOptions = {},
): Promise<Result<ReadContent, ReadError>> {
  const limits = { ...defaultLimits, ...options.limits }
  const collected = await collect(file.bytes, limits.fileBytes, options.signal)
  if (!collected.ok) return collected
  const bytes = collected.value
  if (bytes.length === 0) return fail({ code: 'empty' })

  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (zipStarts.some((start) => head.startsWith(start)) || head.startsWith(compoundStart)) {
    const { headerRow, signal } = options
    const tables = await readWorkbookInWorker(bytes, { headerRow, limits, signal })
    if (!tables.ok) return tables
    const guess: ReadGuess = {
      kind: 'workbook',
      encoding: null,
      delimiter: null,
      quote: null,
      headerRow: tables.value[0]?.headerRow ?? null,
    }
    return ok({ tables: tables.value, guess })
  }
  const known = signatures.find(([, start]) => head.startsWith(start))
  if (known) return fail({ code: 'not-a-table', found: known[0] })

  const encoding = options.encoding ?? guessEncoding(bytes)
  const decoded = decodeText(bytes, encoding)
  if (!decoded) return fail({ code: 'unknown-encoding', encoding })
  const { text } = decoded
  if (text.trim() === '') return fail({ code: 'empty' })
  if (isBinary(text)) return fail({ code: 'not-a-table', found: 'binary' })
  const opening = text.slice(0, 1000).trimStart()
  if (/^<(?:!doctype|html|head|table|meta|style)[\s>]/i.test(opening))
    return fail({ code: 'not-a-table', found: 'html' })
  if (/^<\?xml\s/i.test(opening)) return fail({ code: 'not-a-table', found: 'xml' })

  const name = tableName(file.name)
  if (/^[[{]/.test(opening)) {
    const tables = readJson(name, text, limits)
    if (tables.ok || /\.json$/i.test(file.name) || tables.error.code !== 'json-broken') {
      if (!tables.ok) return tables
      const guess: ReadGuess = {
        kind: 'json',
        encoding: decoded.encoding,
        delimiter: null,
        quote: null,
        headerRow: null,
      }
      return ok({ tables: tables.value, guess })
    }
  }
  const content = await readDelimited(name, text, decoded.damaged ? decoded.encoding : null, limits, {
    delimiter: options.delimiter,
    quote: options.quote,
    headerRow: options.headerRow,
    isCancelled: () => options.signal?.aborted === true,
    breathe: async (share) => {
      options.onProgress?.(share)
      await new Promise<void>((resolve) => setImmediate(resolve))
    },
  })
  if (!content.ok) return content
  const { table, delimiter, quote } = content.value
  return ok({
    tables: [table],
    guess: { kind: 'delimited', encoding: decoded.encoding, delimiter, quote, headerRow: table.headerRow },
  })
}
