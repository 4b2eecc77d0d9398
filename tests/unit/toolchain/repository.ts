import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Files of the repository that fit a glob, as paths from its top with `/`, in order. */
export const filesLike = (...globs: readonly string[]): readonly string[] =>
  globSync([...globs], { cwd: root, exclude: ['**/node_modules/**', 'dist/**', 'reports/**', 'release/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** Runs an installed command (`typescript/bin/tsc`) with the Node that the tests run on. */
export function runTool(script: string, args: readonly string[], cwd: string = root): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', script), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return { code: status, output: `${stdout}${stderr}` }
}
