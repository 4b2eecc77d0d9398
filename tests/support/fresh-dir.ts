import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'bowtie-test-'
const made = new Set<string>()
const dayInMs = 86_400_000

const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 })

/** What a killed run has left behind a day ago is in nobody's use any more. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name)
    if (!name.startsWith(prefix)) continue
    try {
      if (Date.now() - statSync(path).mtimeMs > dayInMs) remove(path)
    } catch {
      // Another process sweeps at the same time.
    }
  }
}

/** A new empty folder of one's own, removed when the process ends. */
export function freshDir(label = 'data'): string {
  if (made.size === 0) {
    sweep()
    process.once('exit', () => {
      for (const path of made) remove(path)
    })
  }
  const path = mkdtempSync(join(tmpdir(), `${prefix}${label}-`))
  made.add(path)
  return path
}
