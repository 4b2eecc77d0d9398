import { createServer } from 'node:net'
import { once } from 'node:events'
import type { BrowserContext } from 'playwright-core'

export interface CutNetwork {
  /** For the browser: everything but this machine goes to a proxy that hangs up. */
  readonly flags: readonly string[]
  /** Who asked that proxy for what. */
  readonly wanted: readonly string[]
  close(): Promise<void>
}

/**
 * The network of a train in a tunnel: a proxy that notes what it is asked for and hangs up. Loopback addresses do not go
 * through a proxy.
 */
export async function cutNetwork(): Promise<CutNetwork> {
  const wanted: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {}) // the browser may hang up first
    socket.once('data', (data) => {
      wanted.push(data.toString('latin1').split('\r\n')[0] ?? '')
      socket.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    flags: [`--proxy-server=http://127.0.0.1:${address.port}`],
    wanted,
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
}

/** Every request and socket of every page: where it went. */
export function noteAddresses(context: BrowserContext): readonly URL[] {
  const addresses: URL[] = []
  context.on('request', (request) => void addresses.push(new URL(request.url())))
  context.on('page', (page) => page.on('websocket', (socket) => void addresses.push(new URL(socket.url()))))
  return addresses
}

/** Those that are not on this machine. `blob:` and `data:` never leave the page. */
export const outsideOf = (addresses: readonly URL[]): readonly string[] =>
  addresses
    .filter(({ protocol, hostname }) => !/^(?:blob|data):$/.test(protocol) && hostname !== '127.0.0.1')
    .map(String)
