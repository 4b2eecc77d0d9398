import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()

/** A new empty folder of one's own, removed at the end of the test run, or of the process outside of one. */
export function freshDir(label = 'data'): string {
  const { BOWTIE_TEST_ROOT: runFolder } = process.env
  if (runFolder !== undefined) return mkdtempSync(join(runFolder, `${label}-`))
  if (made.size === 0) {
    process.once('exit', () => {
      for (const path of made) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    })
  }
  const path = mkdtempSync(join(tmpdir(), `bowtie-test-${label}-`))
  made.add(path)
  return path
}
