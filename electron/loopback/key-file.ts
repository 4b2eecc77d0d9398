import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { bytesToHex, type Random } from '../../shared/kernel/ids.ts'
import type { Secrets } from '../core/secrets.ts'

/**
 * Secrets without an operating system's keychain: a random key in a file that only its owner can read, kept
 * outside the data folder, so that a copied data folder opens nothing. AES-256-GCM, so that damage is seen.
 */

const shortestKey = 16
const ivBytes = 12
const tagBytes = 16
const purpose = Buffer.from('bowtie key file 1')

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

function readKey(file: string): Buffer | null {
  const content = readFileSync(file)
  if (content.byteLength < shortestKey) return null
  // Derived, so that a key file may hold bytes, hex or any text its owner made.
  return Buffer.from(hkdfSync('sha256', content, Buffer.alloc(0), purpose, 32))
}

/** Makes the file if nobody else does so at the same moment, with mode 0600, on disk before it is used. */
function createKey(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, `${bytesToHex(random.bytes(32))}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

export function createKeyFileSecrets(file: string, random: Random): Secrets {
  const keyOrNull = (): Buffer | null => {
    try {
      const key = readKey(file)
      // A file that was copied here with wider rights is narrowed; on Windows this does nothing.
      chmodSync(file, 0o600)
      return key
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  const keyToWrapWith = (): Buffer | null => {
    const existing = keyOrNull()
    if (existing !== null) return existing
    try {
      createKey(file, random)
    } catch (error) {
      // It is there after all: too short to be a key, or made by another process just now.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    return keyOrNull()
  }

  return {
    describe: async () => ({ kind: 'key-file', backend: 'file' }),
    async wrap(bytes) {
      const key = keyToWrapWith()
      if (key === null) return null
      const iv = random.bytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(purpose)
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
      return `1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    async unwrap(text) {
      const key = keyOrNull()
      if (key === null || !/^1\.[\w-]{38,}$/.test(text)) return null
      const bytes = Buffer.from(text.slice(2), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(purpose).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      try {
        const opened = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
        return new Uint8Array(opened)
      } catch {
        return null
      }
    },
  }
}
