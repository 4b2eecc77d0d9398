import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bytesToHex, type Random } from '../../../shared/kernel/index.ts'
import { StoreDamagedError, toStoreError } from './errors.ts'
import { syncFolder } from './files.ts'
import { deriveKey } from './keys.ts'

/**
 * Attachments: files by the SHA-256 of their content, encrypted in chunks of 64 KiB so that a part of a film can
 * be read without the rest. The name on the disk is a keyed hash, so that it does not tell what lies there.
 *
 * A file is `BTA1`, 16 bytes of salt, then the chunks: AES-256-GCM under a key from the store's key and the salt,
 * the chunk's number as nonce, and as associated data its number and whether it is the last. A chunk that is
 * changed, moved, missing or cut off is found when it is read.
 */
export interface BlobInfo {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly size: number
}

export interface BlobRange {
  readonly start: number
  /** Excluded; the end of the file where nothing is said. */
  readonly end?: number
}

export interface Blobs {
  /** Durable when it returns: the row that refers to it may be written next. */
  write(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<BlobInfo>
  /** Throws `StoreDamagedError` at the first chunk that is not what was written. */
  read(sha256: string, range?: BlobRange): AsyncIterable<Uint8Array>
  has(sha256: string): boolean
  /** Plain bytes; undefined when it is not there. */
  size(sha256: string): number | undefined
  /** Reads all of it and compares with its name. */
  verify(sha256: string): Promise<boolean>
  /** Removes files that no row refers to; how many went. */
  sweep(known: ReadonlySet<string>): number
}

const magic = Buffer.from('BTA1')
const saltLength = 16
const headerLength = magic.length + saltLength
const chunkLength = 64 * 1024
const tagLength = 16
const sealedLength = chunkLength + tagLength

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(index), 4)
  return nonce
}
const labelOf = (index: number, isLast: boolean): Buffer => {
  const label = Buffer.alloc(9)
  label.writeBigUInt64BE(BigInt(index))
  label[8] = isLast ? 1 : 0
  return label
}

const seal = (key: Uint8Array, index: number, isLast: boolean, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(labelOf(index, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}
const unseal = (key: Uint8Array, index: number, isLast: boolean, sealed: Buffer): Buffer => {
  if (sealed.length < tagLength) throw new StoreDamagedError('blob', 'a chunk is cut off')
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index))
  decipher.setAAD(labelOf(index, isLast)).setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
  } catch (error) {
    throw new StoreDamagedError('blob', error)
  }
}

/** Chunks in a file of this many bytes: at least one, so that an empty file is authenticated too. */
const chunkCount = (fileSize: number): number =>
  Math.max(1, Math.ceil((fileSize - headerLength) / sealedLength))
const plainSize = (fileSize: number): number => fileSize - headerLength - chunkCount(fileSize) * tagLength

const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  let written = 0
  while (written < bytes.length) written += (await handle.write(bytes, written)).bytesWritten
}

export function createBlobs(folder: string, dataKey: Uint8Array, random: Random): Blobs {
  const masterKey = deriveKey(dataKey, 'blobs')
  const nameKey = deriveKey(dataKey, 'blob-names')
  const nameOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return createHmac('sha256', nameKey).update(sha256).digest('hex')
  }
  const pathOf = (sha256: string): string => {
    const name = nameOf(sha256)
    return join(folder, name.slice(0, 2), name)
  }
  const fileKey = (salt: Uint8Array): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, salt, 'bowtie blob 1', 32))
  const sizeOf = (sha256: string): number | undefined => {
    const stats = statSync(pathOf(sha256), { throwIfNoEntry: false })
    return stats && plainSize(stats.size)
  }

  async function sealAll(
    handle: FileHandle,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<BlobInfo> {
    const salt = random.bytes(saltLength)
    const key = fileKey(salt)
    const hash = createHash('sha256')
    await writeAll(handle, Buffer.concat([magic, salt]))
    let waiting: Buffer[] = []
    let waitingLength = 0
    let index = 0
    let size = 0
    for await (const part of content) {
      hash.update(part)
      size += part.length
      // The giver may use its buffer again.
      waiting.push(Buffer.from(part))
      waitingLength += part.length
      // One chunk is held back: only the end of the content tells which is the last.
      if (waitingLength <= chunkLength) continue
      const all = Buffer.concat(waiting)
      let offset = 0
      for (; all.length - offset > chunkLength; offset += chunkLength) {
        await writeAll(handle, seal(key, index, false, all.subarray(offset, offset + chunkLength)))
        index += 1
      }
      waiting = [all.subarray(offset)]
      waitingLength = all.length - offset
    }
    await writeAll(handle, seal(key, index, true, Buffer.concat(waiting)))
    return { sha256: hash.digest('hex'), size }
  }

  async function* read(sha256: string, range: BlobRange = { start: 0 }): AsyncIterable<Uint8Array> {
    let handle: FileHandle
    try {
      handle = await open(pathOf(sha256), 'r')
    } catch (error) {
      throw toStoreError(error)
    }
    try {
      const { size: fileSize } = await handle.stat()
      const header = Buffer.alloc(headerLength)
      await handle.read(header, 0, headerLength, 0)
      if (fileSize < headerLength + tagLength || !header.subarray(0, magic.length).equals(magic))
        throw new StoreDamagedError('blob', 'no header')
      const key = fileKey(header.subarray(magic.length))
      const end = Math.min(range.end ?? Number.POSITIVE_INFINITY, plainSize(fileSize))
      const last = chunkCount(fileSize) - 1
      const first = Math.floor(range.start / chunkLength)
      const sealed = Buffer.alloc(sealedLength)
      for (let index = first; index <= last && (index * chunkLength < end || index === 0); index += 1) {
        const { bytesRead } = await handle.read(sealed, 0, sealedLength, headerLength + index * sealedLength)
        const plain = unseal(key, index, index === last, sealed.subarray(0, bytesRead))
        const from = Math.max(0, range.start - index * chunkLength)
        const to = Math.min(plain.length, end - index * chunkLength)
        if (to > from) yield plain.subarray(from, to)
      }
    } finally {
      await handle.close()
    }
  }

  return {
    async write(content) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const temporary = join(folder, `.${bytesToHex(random.bytes(8))}.tmp`)
      try {
        const handle = await open(temporary, 'wx', 0o600)
        let info: BlobInfo
        try {
          info = await sealAll(handle, content)
          await handle.sync()
        } finally {
          await handle.close()
        }
        const path = pathOf(info.sha256)
        if (sizeOf(info.sha256) === info.size) {
          await rm(temporary, { force: true })
          return info
        }
        const place = join(path, '..')
        if (!existsSync(place)) {
          await mkdir(place, { mode: 0o700 })
          syncFolder(folder)
        }
        await rename(temporary, path)
        syncFolder(place)
        return info
      } catch (error) {
        await rm(temporary, { force: true })
        throw toStoreError(error)
      }
    },
    read,
    has: (sha256) => existsSync(pathOf(sha256)),
    size: sizeOf,
    async verify(sha256) {
      const hash = createHash('sha256')
      try {
        for await (const part of read(sha256)) hash.update(part)
      } catch {
        return false
      }
      return hash.digest('hex') === sha256
    },
    sweep(known) {
      if (!existsSync(folder)) return 0
      const names = new Set([...known].map(nameOf))
      let removed = 0
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (!entry.isDirectory()) {
          if (entry.name.endsWith('.tmp')) rmSync(join(folder, entry.name), { force: true })
          continue
        }
        for (const name of readdirSync(join(folder, entry.name)))
          if (!names.has(name)) {
            rmSync(join(folder, entry.name, name), { force: true })
            removed += 1
          }
      }
      return removed
    },
  }
}
