import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseBrowser } from './host/installed-browsers.ts'

/** A window without tabs and address bar, of an installed browser of the Chromium family. */
export interface AppWindow {
  /** Resolves when the person closes it; `failed` when it never opened. */
  readonly gone: Promise<'closed' | 'failed'>
  close(): Promise<void>
}

export const hasDisplay = ({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])

/** The browser that can show a window here; null without a display or without a browser. */
export function findWindowBrowser(): string | null {
  const { platform, env } = process
  if (!hasDisplay(process)) return null
  return chooseBrowser({ platform, env, exists: existsSync })?.executable ?? null
}

/**
 * The profile is new and goes with the window: an instance that runs already would take the address over and end at
 * once, and nothing of one person stays for the next.
 */
export function openAppWindow(browser: string, url: string): AppWindow {
  const profile = mkdtempSync(join(tmpdir(), 'bowtie-window-'))
  const child = spawn(
    browser,
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      '--window-size=1440,900',
      '--no-first-run',
      '--no-default-browser-check',
      // Nothing of the browser's own leaves the machine.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--disable-sync',
      '--no-pings',
    ],
    { stdio: 'ignore' },
  )
  const gone = new Promise<'closed' | 'failed'>((resolve) => {
    child.once('error', () => resolve('failed'))
    child.once('exit', (code) => resolve(code === 0 ? 'closed' : 'failed'))
  })
  return {
    gone,
    async close() {
      child.kill()
      await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
