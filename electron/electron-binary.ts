import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the `electron` package has its binary, as its own index.js looks for it; null where it has none yet. */
function installedElectron(folder: string): string | null {
  const named = join(folder, 'path.txt')
  const inside = existsSync(named) ? readFileSync(named, 'utf8') : null
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const path = elsewhere ? join(elsewhere, inside ?? 'electron') : inside && join(folder, 'dist', inside)
  return path && existsSync(path) ? path : null
}

/**
 * The Electron binary, fetched by the package's own installer when it is not here (npm runs no install scripts for
 * us). Null where it cannot be had. `BOWTIE_ELECTRON=off` does not even try.
 */
export async function findElectron(root: string, onFetch: () => void): Promise<string | null> {
  if (process.env['BOWTIE_ELECTRON'] === 'off') return null
  const folder = join(root, 'node_modules', 'electron')
  const installed = installedElectron(folder)
  if (installed !== null || !existsSync(folder)) return installed
  // Without a network it fails at once, and there is nothing to announce.
  const timer = setTimeout(onFetch, 2_000)
  const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
  await once(installer, 'exit')
  clearTimeout(timer)
  return installedElectron(folder)
}
