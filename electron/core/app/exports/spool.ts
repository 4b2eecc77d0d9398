import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bytesToHex } from '../../../../shared/kernel/index.ts'
import { createBlobs } from '../../store/index.ts'
import type { CallContext } from '../context.ts'

const folderName = 'exports'
/** A ticket lives an hour at most: what is older was left by a process that ended. */
const leftAfterMs = 24 * 60 * 60_000

export interface SpooledExport {
  readonly size: number
  /** One pass; the file is gone afterwards, and also when the pass is given up before it began. */
  readonly source: AsyncIterable<Uint8Array>
}

function removeLeftOvers(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats !== undefined && now - stats.mtimeMs > leftAfterMs)
      rmSync(path, { recursive: true, force: true })
  }
}

/** A folder of its own; null where the workspace's folder cannot be written, which is no reason not to export. */
function makeFolder(dataDir: string, { clock, random }: Surroundings): string | null {
  const parent = join(dataDir, folderName)
  const folder = join(parent, bytesToHex(random.bytes(8)))
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return null
  }
  removeLeftOvers(parent, clock.now())
  return folder
}

async function holdInMemory(bytes: AsyncIterable<Uint8Array>): Promise<SpooledExport> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  const source = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve()
    yield* parts
  }
  return { size: parts.reduce((size, part) => size + part.length, 0), source: source() }
}

type Surroundings = Pick<CallContext, 'clock' | 'random'>

/**
 * Keeps an export until its download: on the disk, because it can be larger than the memory, and encrypted under a
 * key that only this process has, because everything of the workspace on the disk is encrypted.
 */
export async function spoolExport(
  dataDir: string,
  surroundings: Surroundings,
  bytes: AsyncIterable<Uint8Array>,
): Promise<SpooledExport> {
  const folder = makeFolder(dataDir, surroundings)
  if (folder === null) return holdInMemory(bytes)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const { random } = surroundings
    const blobs = createBlobs(folder, random.bytes(32), random)
    const { sha256, size } = await blobs.write(bytes)
    return {
      size,
      source: {
        [Symbol.asyncIterator]() {
          const parts = blobs.read(sha256)[Symbol.asyncIterator]()
          const end = async (): Promise<IteratorResult<Uint8Array>> => {
            await parts.return?.()
            remove()
            return { done: true, value: undefined }
          }
          return {
            async next() {
              const part = await parts.next()
              return part.done === true ? end() : part
            },
            return: end,
          }
        },
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
