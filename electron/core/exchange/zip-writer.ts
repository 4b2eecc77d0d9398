import { Readable, pipeline } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of the archive; `data` is read once, when its turn comes. */
export interface ZipPart {
  readonly name: string
  readonly data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** 1980-01-01 00:00, the earliest a zip can say: exports of the same rows are the same bytes. */
const dosDate = 0x0021
const dosTime = 0
/** Sizes follow the data; names are UTF-8. */
const flags = 0x0008 | 0x0800
const deflated = 8
const stored = 0

interface WrittenPart {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly plain: number
  readonly offset: number
}

const localHeader = (
  name: Buffer,
  method: number,
  crc: number,
  size: number,
  withDescriptor: boolean,
): Buffer => {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(withDescriptor ? flags : 0x0800, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(dosTime, 10)
  header.writeUInt16LE(dosDate, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

const centralEntry = (part: WrittenPart, partFlags: number): Buffer => {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(partFlags, 8)
  entry.writeUInt16LE(part.method, 10)
  entry.writeUInt16LE(dosTime, 12)
  entry.writeUInt16LE(dosDate, 14)
  entry.writeUInt32LE(part.crc, 16)
  entry.writeUInt32LE(part.packed, 20)
  entry.writeUInt32LE(part.plain, 24)
  entry.writeUInt16LE(part.name.length, 28)
  entry.writeUInt32LE(part.offset, 42)
  return Buffer.concat([entry, part.name])
}

function endOf(parts: readonly WrittenPart[], offset: number, partFlags: number): Buffer {
  const entries = parts.map((part) => centralEntry(part, partFlags))
  const size = entries.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...entries, end])
}

/** Deflates the parts one after the other without holding any of them. Archives stay under 4 GB (no zip64). */
export async function* zipStream(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const written: WrittenPart[] = []
  let offset = 0
  for await (const part of parts) {
    const name = Buffer.from(part.name, 'utf8')
    const start = offset
    const header = localHeader(name, deflated, 0, 0, true)
    offset += header.length
    yield header

    let crc = 0
    let plain = 0
    let packed = 0
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of part.data) {
        crc = crc32(chunk, crc)
        plain += chunk.length
        yield chunk
      }
    }
    const deflate = createDeflateRaw({ level: 6 })
    let failure: Error | null = null
    const source = Readable.from(counted(), { objectMode: false })
    const piped = pipeline(source, deflate, (error) => {
      failure = error ?? null
    })
    for await (const chunk of piped as AsyncIterable<Buffer>) {
      packed += chunk.length
      offset += chunk.length
      yield chunk
    }
    if (failure) throw failure
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(crc, 4)
    descriptor.writeUInt32LE(packed, 8)
    descriptor.writeUInt32LE(plain, 12)
    offset += descriptor.length
    yield descriptor
    written.push({ name, method: deflated, crc, packed, plain, offset: start })
  }
  yield endOf(written, offset, flags)
}

/** An archive of plain bytes, uncompressed: what a reader gets that must not inflate anything itself. */
export function zipStored(
  parts: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const chunks: Uint8Array[] = []
  const written: WrittenPart[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8')
    const crc = crc32(part.bytes)
    const size = part.bytes.length
    const header = localHeader(name, stored, crc, size, false)
    written.push({ name, method: stored, crc, packed: size, plain: size, offset })
    chunks.push(header, part.bytes)
    offset += header.length + size
  }
  chunks.push(endOf(written, offset, 0x0800))
  return Buffer.concat(chunks)
}
