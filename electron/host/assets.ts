import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const mimeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface Asset {
  readonly mime: string
  read(): Promise<Uint8Array<ArrayBuffer>>
}

export interface Assets {
  /** `path` as it stands in the address, starting with `/`, undecoded. */
  find(path: string): Asset | null
}

/**
 * The renderer's files as a closed list, made once from what is there. An address is looked up in it and never
 * becomes a path, so there is nothing to climb out of: `..`, `%2e`, NUL, drive and device names are unknown names.
 */
export function listAssets(folder: string): Assets {
  const assets = new Map<string, Asset>()
  const add = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = `${inside}/${entry.name}`
      if (entry.isDirectory()) add(path)
      const mime = mimeByExtension[extname(entry.name)]
      if (!entry.isFile() || mime === undefined) continue
      assets.set(path, { mime, read: async () => new Uint8Array(await readFile(join(folder, path))) })
    }
  }
  add('')
  return { find: (path) => assets.get(path === '/' ? '/index.html' : path) ?? null }
}
