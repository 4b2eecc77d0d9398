import type { CustomScheme, Protocol } from 'electron'
import { answerTicket, ticketPath } from '../host/answer-ticket.ts'
import type { Assets } from '../host/assets.ts'
import type { CoreHost } from '../host/core-host.ts'
import { securityHeaders } from '../host/headers.ts'
import { appOrigin, appScheme, isOwnUrl } from './origin.ts'

/** Registered before the application is ready. No `bypassCSP`, no service workers, no extensions. */
export const schemes: CustomScheme[] = [
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]

const refusal = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...securityHeaders, ...headers } })

const pathOf = (url: string): string => /^[^?#]*/.exec(url.slice(appOrigin.length))?.[0] ?? ''

/** `ReadableStream.from` would do, but whether the compiler knows it depends on whose global wins, Node's or Electron's. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

/** Answers `app://bowtie/…`: files of the renderer's closed list, and tickets (security checklist 7 and 18). */
export function createAppProtocol(
  assets: Assets,
  core: Pick<CoreHost, 'download' | 'upload'>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOwnUrl(request.url)) return refusal(404)
    const path = pathOf(request.url)
    const ticket = ticketPath.exec(path)?.[1]
    if (ticket !== undefined) {
      const { method, headers, body } = request
      const answer = await answerTicket(core, { method, ticket, range: headers.get('range'), body })
      return new Response(answer.body === null ? null : streamOf(answer.body), {
        status: answer.status,
        headers: { ...securityHeaders, ...answer.headers },
      })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' })
    const asset = assets.find(path)
    if (asset === null) return refusal(404)
    const bytes = await asset.read()
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...securityHeaders,
        'content-type': asset.mime,
        'content-length': String(bytes.byteLength),
      },
    })
  }
}

export function serveAppProtocol(protocol: Protocol, assets: Assets, core: CoreHost): void {
  protocol.handle(appScheme, createAppProtocol(assets, core))
}
