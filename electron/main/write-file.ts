import { open, rename, rm } from 'node:fs/promises'

/**
 * Writes a file that is there whole or not at all: beside its place first, on disk, then renamed. An older file of
 * the name (the person agreed to replace it) stays as it was when anything fails.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      for await (const chunk of chunks) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
