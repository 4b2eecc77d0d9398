import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBlobs } from '../../../electron/core/store/blobs.ts'
import { StoreDamagedError } from '../../../electron/core/store/index.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { seededRandom } from '../../support/seeded.ts'

const chunk = 64 * 1024
const setUp = () => {
  const folder = join(freshDir('blobs'), 'blobs')
  return { folder, blobs: createBlobs(folder, seededRandom(3).bytes(32), seededRandom(4)) }
}
const collect = async (parts: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
const fileOf = (folder: string): string => {
  const [inner = ''] = readdirSync(folder)
  const [name = ''] = readdirSync(join(folder, inner))
  return join(folder, inner, name)
}

describe('attachments', () => {
  test('VIS-5: come back whole and in ranges, whatever their size and however they were handed over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 77),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat({ max: 4 * chunk }),
        fc.nat({ max: 4 * chunk }),
        async (size, step, start, length) => {
          const { blobs } = setUp()
          const plain = Buffer.from(seededRandom(size + 1).bytes(size))
          const parts: Buffer[] = []
          for (let offset = 0; offset < size; offset += step)
            parts.push(plain.subarray(offset, offset + step))
          const info = await blobs.write(parts)
          expect(info).toEqual({ sha256: createHash('sha256').update(plain).digest('hex'), size })
          expect(blobs.size(info.sha256)).toBe(size)
          expect((await collect(blobs.read(info.sha256))).equals(plain)).toBe(true)
          const range = await collect(blobs.read(info.sha256, { start, end: start + length }))
          expect(range.equals(plain.subarray(start, start + length))).toBe(true)
          expect(await blobs.verify(info.sha256)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('VIS-5: one content is kept once, and neither it nor its name can be read on the disk', async () => {
    const { folder, blobs } = setUp()
    const plain = Buffer.from('MARKER-7f3a-customer-contract'.repeat(5000))
    const first = await blobs.write([plain])
    await blobs.write([plain])
    expect(readdirSync(folder)).toHaveLength(1)
    const path = fileOf(folder)
    expect(readFileSync(path).includes('MARKER-7f3a')).toBe(false)
    expect(path.includes(first.sha256)).toBe(false)
  })

  test('VIS-5: a flipped bit, a cut end, a swapped or repeated chunk are found when read', async () => {
    const { folder, blobs } = setUp()
    const plain = Buffer.from(seededRandom(9).bytes(3 * chunk + 500))
    const { sha256 } = await blobs.write([plain])
    const path = fileOf(folder)
    const good = readFileSync(path)
    const header = 20
    const sealed = chunk + 16
    const swapped = Buffer.concat([
      good.subarray(0, header),
      good.subarray(header + sealed, header + 2 * sealed),
      good.subarray(header, header + sealed),
      good.subarray(header + 2 * sealed),
    ])
    const harms: readonly Buffer[] = [
      good.subarray(0, header + 3 * sealed),
      good.subarray(0, header + 2 * sealed),
      good.subarray(0, good.length - 1),
      good.subarray(0, header),
      good.subarray(0, 3),
      Buffer.alloc(0),
      swapped,
      Buffer.concat([good, good.subarray(header + 3 * sealed)]),
      ...Array.from({ length: 60 }, (_, index) => {
        const flipped = Buffer.from(good)
        const place = Math.floor((index / 60) * flipped.length)
        flipped[place] = (flipped[place] ?? 0) ^ (1 << (index % 8))
        return flipped
      }),
    ]
    for (const harm of harms) {
      writeFileSync(path, harm)
      await expect(collect(blobs.read(sha256))).rejects.toThrow(StoreDamagedError)
      expect(await blobs.verify(sha256)).toBe(false)
    }
    writeFileSync(path, good)
    expect(await blobs.verify(sha256)).toBe(true)
  })

  test('VIS-5: what nothing refers to is swept, with what a crash left; a broken write leaves nothing', async () => {
    const { folder, blobs } = setUp()
    const kept = await blobs.write([Buffer.from('kept')])
    const gone = await blobs.write([Buffer.from('gone')])
    writeFileSync(join(folder, '.left.tmp'), 'half')
    async function* broken() {
      yield await Promise.resolve(Buffer.from('begins'))
      throw new Error('the upload was cut')
    }
    await expect(blobs.write(broken())).rejects.toThrow('cut')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual(['.left.tmp'])
    expect(blobs.sweep(new Set([kept.sha256]))).toBe(1)
    expect(blobs.has(kept.sha256)).toBe(true)
    expect(blobs.has(gone.sha256)).toBe(false)
    expect(existsSync(join(folder, '.left.tmp'))).toBe(false)
    await expect(collect(blobs.read(gone.sha256))).rejects.toThrow()
    expect(() => blobs.has('../../etc/passwd')).toThrow('SHA-256')
    truncateSync(fileOf(folder), 0)
    expect(await blobs.verify(kept.sha256)).toBe(false)
  })
})
