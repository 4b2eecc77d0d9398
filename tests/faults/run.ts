import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeMissing, tools, toolsNeeded } from './tools.ts'

/**
 * `npm run test:faults [-- part-of-a-file-name …]`: the rows of the fault matrix that need tools of the system.
 * Says what is missing before it starts anything; a row that cannot run has failed.
 */
const root = resolve(import.meta.dirname, '../..')
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const files = globSync('tests/faults/**/*.test.ts', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
  .sort()

const missing = new Map<string, string[]>()
const verdicts = new Map<string, boolean>()
for (const file of files) {
  for (const name of toolsNeeded(readFileSync(join(root, file), 'utf8'))) {
    const works = verdicts.get(name) ?? tools[name]?.works() ?? false
    verdicts.set(name, works)
    if (!works) missing.set(name, [...(missing.get(name) ?? []), file])
  }
}

// A report of an earlier run must never be counted for this one.
rmSync(join(root, 'reports/faults.json'), { force: true })
const complaint = describeMissing(missing)
if (complaint !== null) {
  console.error(complaint)
  process.exitCode = 1
} else {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', 'tests/faults/vitest.config.ts', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}
