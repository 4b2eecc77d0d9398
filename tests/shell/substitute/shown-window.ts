import type { Browser, Page } from 'playwright-core'
import type { HostFacts } from '../../../shared/rpc/index.ts'
import type { Application } from './application.ts'

/** Stands for `app://bowtie`, which Chromium alone does not know: a secure origin on which nothing listens. */
const origin = 'https://bowtie.invalid'

/** What the window's preload has to say to its page. */
type Said = readonly ['text', string] | readonly ['link', boolean] | readonly ['host', string, unknown]

export interface ShownWindow {
  readonly page: Page
  /** Addresses that the page asked for besides our own; each was refused. */
  readonly outside: readonly string[]
  /** What the page wrote to its console as an error, violations of the policy among it. */
  readonly errors: readonly string[]
  stop(): Promise<void>
}

/**
 * Shows the first window of an application under the substitute in Chromium: the page comes from the built main
 * process's own protocol handler with its policy, and `window.bowtie` is the object that the built preload made.
 * What lies between (Electron carrying IPC) is carried by the test's process.
 */
export async function showWindow(application: Application, browser: Browser): Promise<ShownWindow> {
  const outside: string[] = []
  const errors: string[] = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))

  await page.route('**/*', async (route) => {
    const request = route.request()
    const { origin: asked, pathname } = new URL(request.url())
    if (asked !== origin) {
      outside.push(request.url())
      await route.abort()
      return
    }
    const reply = await application.run(
      async (electron, url, method, body) => {
        const sent = {
          url,
          method,
          headers: new Headers(),
          body: body === null ? null : new Blob([body]).stream(),
        }
        const response = await electron.protocol.answer?.(sent as unknown as Request)
        if (response === undefined) throw new Error('the protocol is not handled')
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          bytes: Buffer.from(await response.arrayBuffer()).toString('base64'),
        }
      },
      `app://bowtie${pathname}`,
      request.method(),
      request.postData(),
    )
    await route.fulfill({ ...reply, body: Buffer.from(reply.bytes, 'base64') })
  })

  await application.run((electron) => {
    const bowtie = electron.windows[0]?.page.bowtie as unknown as {
      onText(listener: (text: string) => void): void
      onLink(listener: (isUp: boolean) => void): void
      onHost(listener: (name: string, data: unknown) => void): void
    }
    bowtie.onText((text) => electron.say(['text', text]))
    bowtie.onLink((isUp) => electron.say(['link', isUp]))
    bowtie.onHost((name, data) => electron.say(['host', name, data]))
  })
  await page.exposeFunction('preloadPost', (text: string) =>
    application.run((electron, sent) => {
      const post = electron.windows[0]?.page.bowtie?.['post'] as (text: string) => void
      post(sent)
    }, text),
  )
  await page.exposeFunction('preloadHost', (name: string, json: string) =>
    application.run(
      (electron, called, input) => {
        const host = electron.windows[0]?.page.bowtie?.['host'] as (
          name: string,
          input: unknown,
        ) => Promise<unknown>
        return host(called, JSON.parse(input))
      },
      name,
      json,
    ),
  )
  const facts = (await application.run(
    (electron) => electron.windows[0]?.page.bowtie?.['facts'],
  )) as HostFacts
  await page.addInitScript((known) => {
    const listeners = { text: new Set(), link: new Set(), host: new Set() } as Record<
      string,
      Set<(...values: unknown[]) => void>
    >
    const listen = (kind: string) => (listener: (...values: unknown[]) => void) => {
      listeners[kind]?.add(listener)
      return () => listeners[kind]?.delete(listener)
    }
    const outer = window as unknown as {
      preloadPost(text: string): void
      preloadHost(name: string, json: string): Promise<unknown>
    }
    Object.assign(window, {
      preloadSaid: (kind: string, ...values: unknown[]) => {
        for (const listener of listeners[kind] ?? []) listener(...values)
      },
      bowtie: {
        post: (text: string) => outer.preloadPost(text),
        host: (name: string, input: unknown) => outer.preloadHost(name, JSON.stringify(input)),
        onText: listen('text'),
        onLink: listen('link'),
        onHost: listen('host'),
        facts: known,
      },
    })
  }, facts)

  let isStopped = false
  const carrying = (async () => {
    while (!isStopped) {
      const batch: readonly Said[] = await application.run((electron) => electron.nextSaid()).catch(() => [])
      if (batch.length === 0) break
      await page
        .evaluate((all) => {
          const { preloadSaid } = window as unknown as { preloadSaid(...values: unknown[]): void }
          for (const said of all) preloadSaid(...said)
        }, batch)
        // The page may be gone while the application still speaks.
        .catch(() => {})
    }
  })()

  await page.goto(`${origin}/index.html`)
  return {
    page,
    outside,
    errors,
    async stop() {
      isStopped = true
      await context.close()
      application.kill()
      await carrying
    },
  }
}
