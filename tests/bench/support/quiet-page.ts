import type { Browser, CDPSession } from 'playwright-core'

export interface Cookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly path: string
}

export interface QuietPage {
  evaluate<Value>(expression: string): Promise<Value>
  close(): Promise<void>
}

interface Reply {
  readonly id: number
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: unknown }
  readonly error?: { readonly message: string }
}

/**
 * A page in a context of its own that nobody listens to. Playwright's own pages report every frame of a WebSocket to
 * the test, on the page's main thread: for an answer of megabytes that takes longer than what is measured.
 */
export async function openQuietPage(
  browser: Browser,
  options: {
    readonly url: string
    readonly initScript: string
    readonly cookies: readonly Cookie[]
    readonly width: number
    readonly height: number
  },
): Promise<QuietPage> {
  const root = await browser.newBrowserCDPSession()
  const { browserContextId } = await root.send('Target.createBrowserContext')
  if (options.cookies.length > 0)
    await root.send('Storage.setCookies', { browserContextId, cookies: [...options.cookies] })
  const { targetId } = await root.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: options.width,
    height: options.height,
  })
  const { sessionId } = await root.send('Target.attachToTarget', { targetId })
  const send = messengerTo(root, sessionId)
  await send('Page.enable', {})
  await send('Page.addScriptToEvaluateOnNewDocument', { source: options.initScript })
  // Answers when the page is there in place of the empty one.
  await send('Page.navigate', { url: options.url })
  return {
    async evaluate<Value>(expression: string): Promise<Value> {
      const result = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (result?.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails))
      return result?.result?.value as Value
    },
    async close() {
      await root.send('Target.disposeBrowserContext', { browserContextId })
      await root.detach()
    },
  }
}

function messengerTo(root: CDPSession, sessionId: string) {
  const waiting = new Map<number, (reply: Reply) => void>()
  root.on('Target.receivedMessageFromTarget', ({ message }) => {
    const reply = JSON.parse(message) as Reply
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  let last = 0
  return async (method: string, params: Readonly<Record<string, unknown>>): Promise<Reply['result']> => {
    last += 1
    const id = last
    const answered = new Promise<Reply>((done) => waiting.set(id, done))
    await root.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    })
    const { result, error } = await answered
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
}
