import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { freshDir } from '../support/fresh-dir.ts'
import type { Figure } from './figure.ts'

const root = resolve(import.meta.dirname, '../..')
const kb = 1000
const limit = 900

const importedBy = (text: string, kind: RegExp): readonly string[] =>
  [...text.matchAll(kind)].map(([, path = '']) => path)

/**
 * What the page loads before anything is shown: its own script and what that names for preloading, the start that it
 * fetches at once, and all that these import.
 */
function firstScripts(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const own = importedBy(page, /(?:src|href)="\.?\/?([^"]+\.js)"/g).map((path) => join(folder, path))
  const starts = own.flatMap((path) =>
    importedBy(readFileSync(path, 'utf8'), /import\([`'"]\.\/(start-[^`'"]+\.js)[`'"]\)/g),
  )
  if (starts.length === 0) throw new Error('the entry fetches no start')
  const scripts = new Set([...own, ...starts.map((name) => join(folder, 'assets', name))])
  for (const path of scripts) {
    const text = readFileSync(path, 'utf8')
    for (const name of importedBy(text, /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      scripts.add(join(folder, 'assets', name))
  }
  return [...scripts]
}

/** Of the real build of the renderer, minified as it ships. */
export async function run(): Promise<readonly Figure[]> {
  const outDir = freshDir('renderer')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const scripts = firstScripts(outDir)
  if (scripts.length === 0) throw new Error('the page names no script')
  const bytes = scripts.reduce((sum, path) => sum + statSync(path).size, 0)
  const packed = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0)
  return [
    {
      name: 'first JS, minified',
      value: bytes / kb,
      unit: 'KB',
      limit,
      peer: 'its budget',
      ratio: bytes / kb / limit,
      ratioLimit: 1,
    },
    { name: 'first JS, compressed', value: packed / kb, unit: 'KB' },
  ]
}
