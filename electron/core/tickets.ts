import { bytesToHex, type Clock, type Random } from '../../shared/kernel/ids.ts'

/**
 * Bytes go by ticket: a call answers with one, and the bytes travel over the host's own HTTP or `app://` under
 * `/ticket/<ticket>`, streamed. A ticket is 256 bits of chance, works once, and runs out.
 */
export interface Tickets {
  /** The stream waits for the upload; it throws when the upload is cut, grows too large, or never comes. */
  openUpload(meta: UploadMeta): { readonly ticket: string; readonly stream: AsyncIterable<Uint8Array> }
  openDownload(offer: DownloadOffer): string
}

export interface UploadMeta {
  /** An upload that grows past this is cut off. */
  readonly maxBytes: number
}

export interface DownloadOffer {
  readonly name: string
  readonly mime: string
  /** Length in bytes, where it is known. */
  readonly size?: number
  /** `inline` is for pictures and sound shown in the page; default `attachment`. */
  readonly disposition?: 'attachment' | 'inline'
  /**
   * One pass over the bytes; or a function that reads `from` (included) `to` (excluded) as often as asked.
   * With the function and a size, parts are served (sound and film seek) and the ticket works until it has not
   * been used for an hour, because a page shows the same picture more than once.
   */
  readonly source: AsyncIterable<Uint8Array> | ((from: number, to: number) => AsyncIterable<Uint8Array>)
}

/** How an upload ended: consumed to its end; no such ticket; over `maxBytes`; or given up by either side. */
export type UploadOutcome = 'done' | 'unknown' | 'too_large' | 'failed'

/** First byte and the one after the last; `to` null means to the end; a negative `from` counts from the end. */
export interface ByteRange {
  readonly from: number
  readonly to: number | null
}

export interface DownloadHead {
  readonly name: string
  readonly mime: string
  readonly disposition: 'attachment' | 'inline'
  /** Bytes of the whole, where known. */
  readonly size: number | null
  /** The part that follows, where a part was asked for and can be served. */
  readonly part: { readonly from: number; readonly to: number } | null
  readonly servesParts: boolean
}

export type DownloadAnswer =
  | { readonly kind: 'found'; readonly head: DownloadHead; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unsatisfiable'; readonly size: number }

/** The side of the tickets that the host's transport talks to. */
export interface TicketDesk extends Tickets {
  accept(ticket: string, body: AsyncIterable<Uint8Array>): Promise<UploadOutcome>
  take(ticket: string, range: ByteRange | null): DownloadAnswer
  /** Lets go of what has run out. The worker calls it from time to time. */
  sweep(): void
  stop(): void
}

/** Thrown out of an upload's stream. */
export class UploadError extends Error {
  readonly code: 'too_large' | 'cut' | 'expired'

  constructor(code: 'too_large' | 'cut' | 'expired') {
    super(`upload ${code}`)
    this.name = 'UploadError'
    this.code = code
  }
}

const minute = 60_000
/** Uploads begin when a person has chosen a file already; exports wait for a save dialog. */
export const ticketLifeMs = 15 * minute
export const sharedTicketLifeMs = 60 * minute
const mostTickets = 10_000

interface UploadEntry {
  readonly kind: 'upload'
  expiresAt: number
  deliver(body: AsyncIterable<Uint8Array>): Promise<UploadOutcome>
  expire(): void
}

interface DownloadEntry {
  readonly kind: 'download'
  expiresAt: number
  readonly offer: DownloadOffer
}

type Entry = UploadEntry | DownloadEntry

/** The part of a whole that a range asks for; null when it lies outside. */
export function resolveRange(range: ByteRange, size: number): { from: number; to: number } | null {
  const from = range.from < 0 ? Math.max(0, size + range.from) : range.from
  const to = Math.min(range.to ?? size, size)
  return from < to ? { from, to } : null
}

/** One pass of a source that nobody will read: its maker may hold a file or a cursor open. */
function release(offer: DownloadOffer): void {
  if (typeof offer.source === 'function') return
  const iterator = offer.source[Symbol.asyncIterator]()
  void Promise.resolve(iterator.return?.()).catch(() => {})
}

function createUpload(
  meta: UploadMeta,
  expiresAt: number,
): { entry: UploadEntry; stream: AsyncIterable<Uint8Array> } {
  const arrived = Promise.withResolvers<AsyncIterable<Uint8Array>>()
  const ended = Promise.withResolvers<UploadOutcome>()
  // Nobody may be listening yet when an upload runs out.
  arrived.promise.catch(() => {})

  async function* read(): AsyncGenerator<Uint8Array> {
    let outcome: UploadOutcome = 'failed'
    let total = 0
    try {
      const body = await arrived.promise
      try {
        for await (const chunk of body) {
          total += chunk.byteLength
          if (total > meta.maxBytes) throw new UploadError('too_large')
          yield chunk
        }
      } catch (error) {
        if (error instanceof UploadError) throw error
        throw new UploadError('cut')
      }
      outcome = 'done'
    } catch (error) {
      if (error instanceof UploadError && error.code === 'too_large') outcome = 'too_large'
      throw error
    } finally {
      ended.resolve(outcome)
    }
  }

  return {
    stream: read(),
    entry: {
      kind: 'upload',
      expiresAt,
      deliver(body) {
        arrived.resolve(body)
        return ended.promise
      },
      expire: () => arrived.reject(new UploadError('expired')),
    },
  }
}

export function createTicketDesk(clock: Clock, random: Random): TicketDesk {
  const entries = new Map<string, Entry>()

  const drop = (ticket: string, entry: Entry): void => {
    entries.delete(ticket)
    if (entry.kind === 'upload') entry.expire()
    else release(entry.offer)
  }

  const sweep = (): void => {
    const now = clock.now()
    for (const [ticket, entry] of entries) if (entry.expiresAt <= now) drop(ticket, entry)
  }

  const add = (entry: Entry): string => {
    sweep()
    const oldest = entries.size >= mostTickets ? entries.entries().next().value : undefined
    if (oldest !== undefined) drop(...oldest)
    const ticket = bytesToHex(random.bytes(32))
    entries.set(ticket, entry)
    return ticket
  }

  const find = (ticket: string): Entry | undefined => {
    const entry = entries.get(ticket)
    if (entry === undefined || entry.expiresAt > clock.now()) return entry
    drop(ticket, entry)
    return undefined
  }

  return {
    openUpload(meta) {
      const { entry, stream } = createUpload(meta, clock.now() + ticketLifeMs)
      return { ticket: add(entry), stream }
    },
    openDownload(offer) {
      const life = typeof offer.source === 'function' ? sharedTicketLifeMs : ticketLifeMs
      return add({ kind: 'download', expiresAt: clock.now() + life, offer })
    },
    async accept(ticket, body) {
      const entry = find(ticket)
      if (entry?.kind !== 'upload') return 'unknown'
      entries.delete(ticket)
      return entry.deliver(body)
    },
    take(ticket, range) {
      const entry = find(ticket)
      if (entry?.kind !== 'download') return { kind: 'unknown' }
      const { offer } = entry
      const { name, mime, size = null, disposition = 'attachment', source } = offer
      if (typeof source !== 'function') {
        entries.delete(ticket)
        const head = { name, mime, disposition, size, part: null, servesParts: false }
        return { kind: 'found', head, chunks: source }
      }
      entry.expiresAt = clock.now() + sharedTicketLifeMs
      if (size === null || range === null) {
        const head = { name, mime, disposition, size, part: null, servesParts: size !== null }
        return { kind: 'found', head, chunks: source(0, size ?? Number.MAX_SAFE_INTEGER) }
      }
      const part = resolveRange(range, size)
      if (part === null) return { kind: 'unsatisfiable', size }
      const head = { name, mime, disposition, size, part, servesParts: true }
      return { kind: 'found', head, chunks: source(part.from, part.to) }
    },
    sweep,
    stop() {
      for (const [ticket, entry] of entries) drop(ticket, entry)
    },
  }
}
