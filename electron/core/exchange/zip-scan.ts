import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { ReadError } from '../../../shared/domain/exchange/table.ts'
import { type Result, fail, ok } from '../../../shared/kernel/result.ts'
import type { ReadLimits } from './limits.ts'

export interface ScannedEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const symlinkMode = 0o120000
const modeMask = 0o170000

/** Macros, links, pictures, comments, embedded files: never even inflated, so they cannot reach the parser. */
const ignoredParts =
  /(?:^|\/)(?:vbaProject[^/]*|externalLinks|media|drawings|embeddings|activeX|ctrlProps|charts|chartsheets|diagrams|customXml|printerSettings|comments[^/]*|threadedComments|slicers?|slicerCaches|pivot[^/]*|Pictures|Object[^/]*|Thumbnails|Configurations2|Basic|Scripts)(?:\/|\.|$)/i
const readableParts = /(?:\.(?:xml|rels|bin)|^mimetype)$/i

const unsafeName = (name: string): string | null => {
  if (name === '') return 'empty name'
  if (name.includes('\\') || name.includes('\0')) return 'forbidden character'
  if (/^[/\\]|^[a-z]:/i.test(name)) return 'absolute name'
  return name.split('/').includes('..') ? 'parent folder' : null
}

/** Why an archive is not read. Messages of the library are for the diagnosis only. */
const brokenZip = (error: unknown): ReadError => {
  const detail = error instanceof Error ? error.message : String(error)
  return /invalid (?:relative path|characters in fileName)|absolute path/.test(detail)
    ? { code: 'zip-unsafe', detail }
    : { code: 'zip-broken', detail }
}

const doctype = Buffer.from('<!DOCTYPE')
const entity = Buffer.from('<!ENTITY')

/**
 * Declarations of documents and entities have no place in a workbook. In UTF-16, which begins with a mark or a zero
 * in its first character, they are found by leaving out the zeros.
 */
function hasDoctype(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isWide = whole.subarray(0, 4).some((byte) => byte === 0 || byte >= 0xfe)
  const text = isWide ? Buffer.from(whole.filter((byte) => byte !== 0)) : whole
  return text.includes(doctype) || text.includes(entity)
}

/**
 * Inflates the parts of a workbook that hold tables, counting every byte as it comes out, and refuses bombs,
 * names that leave the folder, links, doubles and document type declarations. The parser later sees only these
 * bytes, so an archive cannot show one thing to this scan and another to the parser.
 */
export async function scanZip(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Result<readonly ScannedEntry[], ReadError>> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
  } catch (error) {
    return fail(brokenZip(error))
  }
  if (zip.entryCount > limits.zipEntries) {
    return fail({ code: 'zip-bomb', limit: limits.zipEntries, measure: 'entries' })
  }
  const entries: ScannedEntry[] = []
  const names = new Set<string>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      const reason = unsafeName(name)
      if (reason) return fail({ code: 'zip-unsafe', detail: reason })
      if (names.has(name.toLowerCase()))
        return fail({ code: 'zip-unsafe', detail: 'two entries of one name' })
      names.add(name.toLowerCase())
      if (names.size > limits.zipEntries) {
        return fail({ code: 'zip-bomb', limit: limits.zipEntries, measure: 'entries' })
      }
      if (isLink(entry)) return fail({ code: 'zip-unsafe', detail: 'symbolic link' })
      if (/^(?:encryptedpackage|encryptioninfo)$/i.test(name)) return fail({ code: 'workbook-encrypted' })
      if (ignoredParts.test(name) || !readableParts.test(name)) continue
      if (entry.isEncrypted()) return fail({ code: 'workbook-encrypted' })
      const inflated = await inflate(zip, entry, total, limits)
      if (!inflated.ok) return inflated
      total += inflated.value.length
      if (/\.(?:xml|rels)$/i.test(name) && hasDoctype(inflated.value))
        return fail({ code: 'xml-doctype', entry: name })
      entries.push({ name, bytes: inflated.value })
    }
  } catch (error) {
    return fail(brokenZip(error))
  }
  return ok(entries)
}

const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & modeMask) === symlinkMode

async function inflate(
  zip: ZipFile,
  entry: Entry,
  before: number,
  limits: ReadLimits,
): Promise<Result<Uint8Array, ReadError>> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (before + size > limits.inflatedBytes) {
      stream.destroy()
      return fail({ code: 'zip-bomb', limit: limits.inflatedBytes, measure: 'bytes' })
    }
    if (size > limits.ratioFromBytes && size > limits.inflatedRatio * Math.max(1, entry.compressedSize)) {
      stream.destroy()
      return fail({ code: 'zip-bomb', limit: limits.inflatedRatio, measure: 'ratio' })
    }
    chunks.push(chunk)
  }
  return ok(Buffer.concat(chunks))
}
