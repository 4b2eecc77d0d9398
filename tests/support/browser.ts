import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { unpackBundledChromium } from './bundled-chromium.ts'

const run = promisify(execFile)

export interface BrowserChoice {
  readonly executable: string
  readonly source: 'BOWTIE_BROWSER' | 'installed' | '@sparticuz/chromium'
  /** What the browser needs in its environment besides ours. */
  readonly env: Readonly<Record<string, string>>
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  exists(path: string): boolean
}

const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/** Where browsers of the Chromium family are installed, the preferred first. */
export function installedPlaces({ platform, env }: Surroundings): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
      .flatMap((rest) => programs.map((folder) => (folder ? `${folder}/${rest}` : '')))
      .filter((path) => path !== '')
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The first step of the search, without effects: what is named, else what is installed. Null: look further. */
export function chooseBrowser(around: Surroundings): Omit<BrowserChoice, 'env'> | null {
  const named = around.env.BOWTIE_BROWSER
  if (named) {
    if (!around.exists(named)) throw new Error(`BOWTIE_BROWSER names ${named}, which does not exist`)
    return { executable: named, source: 'BOWTIE_BROWSER' }
  }
  const executable = installedPlaces(around).find((path) => around.exists(path))
  return executable === undefined ? null : { executable, source: 'installed' }
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
