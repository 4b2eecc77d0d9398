import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../..')

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Files of the working tree that git knows or would take in, with `/` in the path. */
export const sourceFiles = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((path) => path !== '')

export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** Runs an installed command (`tsc`, `oxlint`) with the Node that the tests run on. */
export function runTool(script: string, args: readonly string[], cwd: string = root): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, output: `${stdout}${stderr}` }
}
