import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One folder for all temporary data of a test run, removed when the run ends. vitest ends its workers without
 * letting them tidy up, so the process that starts them does it. Read by fresh-dir.ts.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'bowtie-run-'))
  process.env.BOWTIE_TEST_ROOT = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
