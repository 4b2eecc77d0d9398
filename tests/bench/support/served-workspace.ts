import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createKeyFileSecrets } from '../../../electron/loopback/key-file.ts'
import { ensureBuilt } from '../../shell/support/built.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import type { Cookie } from './quiet-page.ts'
import { freshDir, type RunningHost, startHost } from '../../support/host.ts'

/** A workspace as the host will find it, filled by `fill` and closed. */
export async function makeWorkspace<Filled>(
  seed: number,
  fill: (core: TestCore) => Promise<Filled>,
): Promise<{ readonly dataDir: string; readonly filled: Filled }> {
  const dataDir = join(freshDir('bench'), 'profile')
  const secrets = createKeyFileSecrets(`${dataDir}.key`, {
    bytes: (count) => new Uint8Array(randomBytes(count)),
  })
  const core = await openTestCore({ dataDir, secrets, seed })
  try {
    const { recoveryCode } = await core.call('workspace.create', {
      workspaceName: '华东',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    await core.call('workspace.confirmRecovery', { code: recoveryCode })
    return { dataDir, filled: await fill(core) }
  } finally {
    await core.stop()
  }
}

export const pageSize = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions

export interface ServedWorkspace {
  readonly host: RunningHost
  /** A page in a context of its own, let in, with a cold cache; not yet at the host. */
  newPage(): Promise<Page>
  /** What lets another context in. */
  readonly cookies: readonly Cookie[]
  urlOf(route: string): string
  stop(): Promise<void>
}

/** The built product over the real loopback host. */
export async function serveWorkspace(dataDir: string, browser: Browser): Promise<ServedWorkspace> {
  ensureBuilt()
  const host = await startHost({ dataDir })
  const { origin } = new URL(host.url)
  const first = await browser.newContext(pageSize)
  const page = await first.newPage()
  await page.goto(host.url)
  await page.getByRole('navigation', { name: '主要区域' }).waitFor()
  const storageState = await first.storageState()
  await first.close()
  return {
    host,
    cookies: storageState.cookies,
    newPage: async () => (await browser.newContext({ ...pageSize, storageState })).newPage(),
    urlOf: (route) => `${origin}/#${route}`,
    stop: async () => void (await host.stop()),
  }
}
