import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { answerTicket, ticketPath } from '../host/answer-ticket.ts'
import type { Assets } from '../host/assets.ts'
import type { CoreHost } from '../host/core-host.ts'
import { securityHeaders } from '../host/headers.ts'
import { cookieName, type Door, judgeOrigin, readCookie, setCookieHeader } from './access.ts'

export interface LoopbackSite {
  readonly core: Pick<CoreHost, 'download' | 'upload'>
  readonly assets: Assets
  readonly door: Door
  /** Known once the server listens. */
  port(): number
}

const headersTimeoutMs = 10_000

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(text)
}

/** The path and query as sent: `new URL` would resolve `..` and so answer for a name that is not in the list. */
function splitTarget(target: string): { readonly path: string; readonly query: URLSearchParams } {
  const at = target.indexOf('?')
  return at < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) }
}

async function serveTicket(
  site: LoopbackSite,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await answerTicket(site.core, {
    method: request.method ?? '',
    ticket,
    range: request.headers.range ?? null,
    body: request,
  })
  // A body that was not read to its end (refused ticket, too large) cannot share its connection with a next request.
  const ending = request.complete ? {} : { connection: 'close' }
  response.writeHead(reply.status, { ...securityHeaders, ...reply.headers, ...ending })
  if (reply.body === null) {
    response.end()
    return
  }
  if (response.destroyed) {
    reply.cancel()
    return
  }
  // A source that breaks destroys the connection, so that the browser does not take the part for the whole.
  await pipeline(Readable.from(reply.body, { objectMode: false }), response)
}

async function serveRequest(
  site: LoopbackSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', headers, url = '' } = request
  const port = site.port()
  if (judgeOrigin({ method, headers, isUpgrade: false }, port) === 'foreign') {
    answer(response, 403, 'This address serves one page of its own only.\n')
    return
  }
  const { path, query } = splitTarget(url)
  const token = query.get('token')
  if (path === '/' && token !== null) {
    // A browser that loads ahead of the person would use the token up.
    const isAhead = /prefetch|prerender/.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? ''))
    const session = method === 'GET' && !isAhead ? site.door.exchange(token) : null
    if (session === null)
      answer(response, 403, 'This link has been used. Start Bowtie again for a new one.\n')
    else answer(response, 303, '', { location: '/', 'set-cookie': setCookieHeader(port, session) })
    return
  }
  if (!site.door.isOpenTo(readCookie(headers.cookie, cookieName(port)))) {
    answer(response, 403, 'Open the link that Bowtie printed when it started.\n')
    return
  }
  const ticket = ticketPath.exec(path)?.[1]
  if (ticket !== undefined) {
    await serveTicket(site, ticket, request, response)
    return
  }
  if (method !== 'GET' && method !== 'HEAD') {
    answer(response, 405, '', { allow: 'GET, HEAD' })
    return
  }
  const asset = site.assets.find(path)
  if (asset === null) {
    answer(response, 404, 'Not found.\n')
    return
  }
  const bytes = await asset.read()
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': asset.mime,
    'content-length': String(bytes.byteLength),
  })
  response.end(method === 'HEAD' ? undefined : bytes)
}

export function createHttp(site: LoopbackSite, reportBug: (error: unknown) => void): Server {
  const server = createServer(
    { headersTimeout: headersTimeoutMs, requestTimeout: 0 },
    (request, response) => {
      serveRequest(site, request, response).catch((error: unknown) => {
        // The reader going away is not a bug; anything else is.
        if (!request.destroyed && !response.destroyed) reportBug(error)
        if (response.headersSent) response.destroy()
        else answer(response, 500, '')
      })
    },
  )
  return server
}
