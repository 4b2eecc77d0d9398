import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Backups of a workspace lead to where nobody may write: for root, too, who passes over the bits of a folder. */
export function forbidBackups(dataDir: string): void {
  const folder = join(dataDir, 'backups')
  rmSync(folder, { recursive: true, force: true })
  if (process.platform === 'linux') symlinkSync('/proc', folder)
  else {
    mkdirSync(folder)
    chmodSync(folder, 0o500)
  }
}
