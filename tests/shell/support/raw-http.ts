import { type IncomingHttpHeaders, request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface RawRequest {
  readonly port: number
  /** Sent as it stands: nothing resolves `..` on the way. */
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>
}

/** One request, byte for byte as given. Never follows a redirect. */
export const send = ({ port, path, method = 'GET', headers = {}, body }: RawRequest): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    outgoing.on('upgrade', (incoming, socket) => {
      socket.destroy()
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: '' })
    })
    outgoing.on('error', reject)
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body)
    else {
      void (async () => {
        for await (const part of body) {
          if (outgoing.destroyed) return
          if (!outgoing.write(part)) await new Promise((go) => outgoing.once('drain', go))
        }
        outgoing.end()
      })()
    }
  })

/** Exchanges the one-time address for its cookie. */
export async function openDoor(url: string): Promise<{ readonly port: number; readonly cookie: string }> {
  const { port, pathname, search } = new URL(url)
  const answer = await send({ port: Number(port), path: pathname + search })
  const [cookie = ''] = (answer.headers['set-cookie']?.[0] ?? '').split(';')
  return { port: Number(port), cookie }
}
