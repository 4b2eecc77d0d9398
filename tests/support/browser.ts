import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { chooseBrowser } from '../../electron/host/installed-browsers.ts'
import { unpackBundledChromium } from './bundled-chromium.ts'

export { chooseBrowser, installedPlaces } from '../../electron/host/installed-browsers.ts'

const run = promisify(execFile)

export interface BrowserChoice {
  readonly executable: string
  readonly source: 'BOWTIE_BROWSER' | 'installed' | '@sparticuz/chromium'
  /** What the browser needs in its environment besides ours. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * The browser of the end-to-end tests: `BOWTIE_BROWSER`, an installed Chrome, Chromium or Edge, and on Linux the
 * one inside the package @sparticuz/chromium. `BOWTIE_BROWSER=bundled` asks for the last. None is an error.
 */
export async function findBrowser(): Promise<BrowserChoice> {
  const { platform, env } = process
  const bundled = env.BOWTIE_BROWSER === 'bundled'
  const choice = bundled ? null : chooseBrowser({ platform, env, exists: existsSync })
  if (choice) return { ...choice, env: {} }
  if (platform === 'linux') return { source: '@sparticuz/chromium', ...(await unpackBundledChromium()) }
  throw new Error('no browser found: install Chrome, Chromium or Edge, or name one in BOWTIE_BROWSER')
}

/** Nothing of the browser's own leaves the machine, and it runs as root in a container. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
  '--disable-quic',
]

/** Starts the browser that `findBrowser` finds, or a chosen one. Close it. */
export async function launchBrowser(options: LaunchOptions = {}, choice?: BrowserChoice): Promise<Browser> {
  const { executable, env } = choice ?? (await findBrowser())
  return chromium.launch({
    ...options,
    executablePath: executable,
    args: [...browserFlags, ...(options.args ?? [])],
    env: { ...process.env, ...env, ...options.env },
  })
}

/** `Chromium 156.0.8078.79 …`, for the heading of a report. */
export async function browserVersion({ executable, env }: BrowserChoice): Promise<string> {
  const { stdout } = await run(executable, ['--version'], { env: { ...process.env, ...env } })
  return stdout.trim()
}
