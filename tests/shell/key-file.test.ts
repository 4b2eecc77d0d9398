import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createKeyFileSecrets } from '../../electron/loopback/key-file.ts'
import { freshDir } from '../support/fresh-dir.ts'

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) }
const key = new Uint8Array(32).fill(7)

describe('the key file of hosts without a keychain', () => {
  test('SAF-1: it is made once, readable by its owner only, and opens what it wrapped', async () => {
    const folder = join(freshDir('key'), 'deep', 'machine')
    const file = join(folder, 'machine.key')
    const secrets = createKeyFileSecrets(file, random)
    expect(await secrets.describe()).toEqual({ kind: 'key-file', backend: 'file' })
    expect(await secrets.unwrap('1.AAAA')).toBeNull()
    expect(existsSync(file)).toBe(false)

    const wrapped = await secrets.wrap(key)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(wrapped).toMatch(/^1\./)
    expect(wrapped).not.toContain(Buffer.from(key).toString('base64url'))
    expect(await createKeyFileSecrets(file, random).unwrap(wrapped ?? '')).toEqual(key)
    expect(await secrets.wrap(key)).not.toBe(wrapped)
  })

  test('SAF-1: another key, a damaged text, a lost or truncated file open nothing', async () => {
    const file = join(freshDir('key'), 'machine.key')
    const secrets = createKeyFileSecrets(file, random)
    const wrapped = (await secrets.wrap(key)) ?? ''
    const other = createKeyFileSecrets(join(freshDir('key'), 'other.key'), random)
    await other.wrap(key)
    expect(await other.unwrap(wrapped)).toBeNull()

    for (let at = 2; at < wrapped.length; at += 1) {
      const damaged = `${wrapped.slice(0, at)}${wrapped[at] === 'A' ? 'B' : 'A'}${wrapped.slice(at + 1)}`
      const opened = await secrets.unwrap(damaged)
      // The last character of base64url may carry bits that stand for nothing.
      if (opened !== null) expect([at, opened]).toEqual([wrapped.length - 1, key])
    }
    for (const text of ['', '1.', '2.AAAA', wrapped.slice(0, 40), `${wrapped}!`, '1.____']) {
      expect(await secrets.unwrap(text)).toBeNull()
    }
    writeFileSync(file, 'short')
    expect(await secrets.unwrap(wrapped)).toBeNull()
    expect(await secrets.wrap(key)).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe('short')
    rmSync(file)
    expect(await secrets.unwrap(wrapped)).toBeNull()
  })

  test('SAF-1: a key that a person made is taken as it is, and wide rights are narrowed', async () => {
    const file = join(freshDir('key'), 'mine')
    writeFileSync(file, 'eine lange Reihe von Wörtern', { mode: 0o644 })
    chmodSync(file, 0o644)
    const wrapped = await createKeyFileSecrets(file, random).wrap(key)
    expect(await createKeyFileSecrets(file, random).unwrap(wrapped ?? '')).toEqual(key)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('SAF-1: a file that cannot be read is an error, not a reason to make a new key', async () => {
    const file = join(freshDir('key'), 'a-folder')
    mkdirSync(file)
    await expect(createKeyFileSecrets(file, random).wrap(key)).rejects.toThrow('EISDIR')
  })
})
