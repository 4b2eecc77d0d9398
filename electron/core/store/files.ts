import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Makes a folder's entries durable: without it a rename may be undone by a power cut. */
export function syncFolder(path: string): void {
  // Windows has no such call on folders; its file systems log their names.
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function syncFile(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A folder for this person only, with its name made durable, and those of the folders above that were missing. */
export function ensureFolder(path: string): void {
  if (existsSync(path)) return
  ensureFolder(dirname(path))
  mkdirSync(path, { recursive: true, mode: 0o700 })
  syncFolder(dirname(path))
}

/**
 * All or nothing: after a crash the file has the old content or the new, never a part.
 * `content` may depend on the file's number, which stays the same through the rename.
 */
export function writeFileDurably(
  path: string,
  content: string | ((inode: bigint) => string),
  mode = 0o600,
): void {
  // One writer per folder: a fixed name, so that what a crash left is written over.
  const temporary = join(dirname(path), `.${basename(path)}.tmp`)
  try {
    const handle = openSync(temporary, 'w', mode)
    try {
      const text = typeof content === 'string' ? content : content(fstatSync(handle, { bigint: true }).ino)
      const bytes = Buffer.from(text, 'utf8')
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** The text of a file, or undefined when there is none. Other failures throw. */
export function readFileIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
