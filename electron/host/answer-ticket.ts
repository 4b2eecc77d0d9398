import type { ByteRange, DownloadHead, UploadOutcome } from '../core/tickets.ts'
import type { CoreHost } from './core-host.ts'

/** A request for a ticket's bytes, whichever protocol brought it. */
export interface TicketRequest {
  readonly method: string
  /** The address below `/ticket/`, undecoded. */
  readonly ticket: string
  readonly range: string | null
  readonly body: AsyncIterable<Uint8Array> | null
}

export interface TicketAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array> | null
  /** For a reader that goes away before it has read anything. */
  cancel(): void
}

export const ticketPath = /^\/ticket\/([0-9a-f]{64})$/

/** Shown in the page itself; none of them can carry script. */
const inlineTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/webm',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
])

/** Kept on downloads because programs choose by them; any other type is plain bytes. */
const downloadTypes: ReadonlySet<string> = new Set([
  ...inlineTypes,
  'text/calendar',
  'text/csv',
  'text/plain',
  'text/markdown',
  'application/json',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** RFC 6266 and 8187: an ASCII stand-in, and the name itself percent-encoded. */
export function dispositionHeader(disposition: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  // Lone surrogates cannot be encoded; they become the replacement character first.
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** One range of bytes; anything else is answered with the whole (RFC 9110 §14.2 allows ignoring a range). */
export function parseRange(header: string | null): ByteRange | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '') return last === '' ? null : { from: -Number(last), to: null }
  return { from: Number(first), to: last === '' ? null : Number(last) + 1 }
}

function headersOf(head: DownloadHead): Record<string, string> {
  const base = (head.mime.split(';')[0] ?? '').trim().toLowerCase()
  const isInline = head.disposition === 'inline' && inlineTypes.has(base)
  const length = head.part === null ? head.size : head.part.to - head.part.from
  return {
    'content-type': downloadTypes.has(base) ? head.mime : 'application/octet-stream',
    'content-disposition': dispositionHeader(isInline ? 'inline' : 'attachment', head.name),
    ...(length === null ? {} : { 'content-length': String(length) }),
    ...(head.servesParts ? { 'accept-ranges': 'bytes' } : {}),
    ...(head.part === null
      ? {}
      : { 'content-range': `bytes ${head.part.from}-${head.part.to - 1}/${head.size ?? '*'}` }),
  }
}

const plain = (status: number, headers: Readonly<Record<string, string>> = {}): TicketAnswer => ({
  status,
  headers,
  body: null,
  cancel: () => {},
})

const uploadStatus: Readonly<Record<UploadOutcome, number>> = {
  done: 204,
  unknown: 404,
  too_large: 413,
  failed: 409,
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** Uploads by POST, downloads by GET. */
export async function answerTicket(
  host: Pick<CoreHost, 'download' | 'upload'>,
  request: TicketRequest,
): Promise<TicketAnswer> {
  if (request.method === 'POST') {
    return plain(uploadStatus[await host.upload(request.ticket, request.body ?? noBytes())])
  }
  if (request.method !== 'GET') return plain(405, { allow: 'GET, POST' })
  const download = await host.download(request.ticket, parseRange(request.range))
  if (download.kind === 'unknown') return plain(404)
  if (download.kind === 'unsatisfiable') return plain(416, { 'content-range': `bytes */${download.size}` })
  return {
    status: download.head.part === null ? 200 : 206,
    headers: headersOf(download.head),
    body: download.chunks,
    cancel: download.cancel,
  }
}
