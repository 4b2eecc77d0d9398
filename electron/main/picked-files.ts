import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'

export interface PickedFile {
  readonly handle: string
  readonly name: string
  /** With the chosen folder's own name in front; never from the root of the disk. */
  readonly relativePath: string
  readonly size: number
}

/** The files a person has chosen, by handle. The renderer knows handles, this knows paths. */
export interface PickedFiles {
  keep(
    contentsId: number,
    paths: readonly string[],
    extensions: readonly string[],
  ): Promise<readonly PickedFile[]>
  /** Null for a handle that this window was not given. */
  open(contentsId: number, handle: string): AsyncIterable<Uint8Array> | null
  /** The page has gone, and with it whoever could ask. */
  forget(contentsId: number): void
}

const mostFiles = 2_000
const deepest = 8

interface Found {
  readonly path: string
  readonly relativePath: string
  readonly size: number
}

/** All files under a path, hidden ones left out; links are not followed, so that a folder cannot lead elsewhere. */
async function find(path: string, relativePath: string, depth: number, found: Found[]): Promise<void> {
  if (found.length >= mostFiles) return
  const facts = await stat(path)
  if (facts.isFile()) found.push({ path, relativePath, size: facts.size })
  else if (facts.isDirectory() && depth < deepest) {
    const entries = await readdir(path, { withFileTypes: true })
    for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
      await find(join(path, entry.name), `${relativePath}/${entry.name}`, depth + 1, found)
    }
  }
}

export function createPickedFiles(newHandle: () => string): PickedFiles {
  const pathsByWindow = new Map<number, Map<string, string>>()
  return {
    async keep(contentsId, paths, extensions) {
      const found: Found[] = []
      for (const path of paths) await find(path, basename(path), 0, found)
      const wanted = new Set(extensions.map((extension) => `.${extension.toLowerCase()}`))
      const kept = pathsByWindow.get(contentsId) ?? new Map<string, string>()
      pathsByWindow.set(contentsId, kept)
      return found
        .filter(({ path }) => wanted.size === 0 || wanted.has(extname(path).toLowerCase()))
        .map(({ path, relativePath, size }) => {
          const handle = newHandle()
          kept.set(handle, path)
          return { handle, name: basename(path), relativePath, size }
        })
    },
    open(contentsId, handle) {
      const path = pathsByWindow.get(contentsId)?.get(handle)
      return path === undefined ? null : createReadStream(path, { highWaterMark: 256 * 1024 })
    },
    forget: (contentsId) => void pathsByWindow.delete(contentsId),
  }
}
