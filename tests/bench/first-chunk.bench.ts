import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { freshDir } from '../support/fresh-dir.ts'
import type { Figure } from './figure.ts'

const root = resolve(import.meta.dirname, '../..')
const kb = 1000
const limit = 900

/** What the page loads before anything is shown: its script, and the chunks that it names for preloading. */
function firstScripts(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, path = '']) => join(folder, path))
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
