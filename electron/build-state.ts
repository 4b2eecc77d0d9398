import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the two builds read. */
const sources = [
  'electron',
  'shared',
  'renderer',
  'migrations',
  'vite.config.ts',
  'vite.node.config.ts',
  'package-lock.json',
]
const products = [
  'dist/main/index.js',
  'dist/preload/index.cjs',
  'dist/core/worker.js',
  'dist/loopback/index.js',
  'dist/renderer/index.html',
]

/** The newest change below a path, in ms. A folder counts too: a file that was removed changes it. */
function newest(path: string): number {
  const facts = statSync(path)
  if (!facts.isDirectory()) return facts.mtimeMs
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), facts.mtimeMs)
}

/** Whether `dist` is complete and newer than every source. */
export function isBuildFresh(root: string): boolean {
  const built = products.map((product) => join(root, product))
  if (!built.every((path) => existsSync(path))) return false
  const builtAt = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return sources.every((source) => !existsSync(join(root, source)) || newest(join(root, source)) <= builtAt)
}

/** Runs both builds; false when one fails, whose output has then been printed. */
export function build(root: string): boolean {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  return [[], ['--config', 'vite.node.config.ts']].every(
    (options) =>
      spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...options], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      }).status === 0,
  )
}
