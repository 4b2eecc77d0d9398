import fastCheck from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createTicketDesk,
  resolveRange,
  sharedTicketLifeMs,
  ticketLifeMs,
} from '../../electron/core/tickets.ts'
import { dispositionHeader, parseRange } from '../../electron/host/answer-ticket.ts'
import { seededRandom, testClock } from '../support/seeded.ts'

const makeDesk = () => {
  const clock = testClock()
  return { clock, desk: createTicketDesk(clock, seededRandom(1)) }
}

/** A source that knows whether it has been closed. */
function watchedSource(): { source: AsyncIterable<Uint8Array>; isClosed(): boolean } {
  let closed = false
  return {
    isClosed: () => closed,
    source: {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: new Uint8Array(1) }),
        return: async () => {
          closed = true
          return { done: true, value: undefined }
        },
      }),
    },
  }
}

const collect = async (stream: AsyncIterable<Uint8Array>): Promise<number> => {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.byteLength
  return bytes
}

describe('tickets', () => {
  test('they are 256 bits of chance, all different', () => {
    const { desk } = makeDesk()
    const tickets = Array.from({ length: 500 }, () => desk.openUpload({ maxBytes: 1 }).ticket)
    expect(new Set(tickets).size).toBe(500)
    for (const ticket of tickets) expect(ticket).toMatch(/^[0-9a-f]{64}$/)
  })

  test('an upload that never comes fails in the core when its time is up', async () => {
    const { desk, clock } = makeDesk()
    const { ticket, stream } = desk.openUpload({ maxBytes: 10 })
    const received = collect(stream)
    clock.advance(ticketLifeMs - 1)
    desk.sweep()
    clock.advance(1)
    desk.sweep()
    await expect(received).rejects.toMatchObject({ code: 'expired' })
    expect(await desk.accept(ticket, watchedSource().source)).toBe('unknown')
  })

  test('a download that is never fetched closes its source', async () => {
    const { desk, clock } = makeDesk()
    const watched = watchedSource()
    const ticket = desk.openDownload({ name: 'a', mime: 'text/csv', source: watched.source })
    clock.advance(ticketLifeMs)
    expect(desk.take(ticket, null)).toEqual({ kind: 'unknown' })
    await expect.poll(watched.isClosed).toBe(true)
  })

  test('a picture’s ticket lives while it is used and ends an hour after', () => {
    const { desk, clock } = makeDesk()
    const source = async function* (): AsyncGenerator<Uint8Array> {}
    const ticket = desk.openDownload({ name: 'a.png', mime: 'image/png', size: 3, source })
    for (let look = 0; look < 5; look += 1) {
      clock.advance(sharedTicketLifeMs - 1)
      expect(desk.take(ticket, null).kind).toBe('found')
    }
    clock.advance(sharedTicketLifeMs)
    expect(desk.take(ticket, null).kind).toBe('unknown')
  })

  test('stopping fails what waits', async () => {
    const { desk } = makeDesk()
    const received = collect(desk.openUpload({ maxBytes: 10 }).stream)
    desk.stop()
    await expect(received).rejects.toMatchObject({ code: 'expired' })
  })

  test('a core that stops reading early answers the upload as failed', async () => {
    const { desk } = makeDesk()
    const { ticket, stream } = desk.openUpload({ maxBytes: 10 })
    const accepted = desk.accept(ticket, watchedSource().source)
    for await (const _chunk of stream) break
    expect(await accepted).toBe('failed')
  })

  test('a range is the part it names, or nothing (fast-check prints its seed)', () => {
    const whole = Array.from({ length: 20 }, (_, index) => index)
    fastCheck.assert(
      fastCheck.property(
        fastCheck.integer({ min: -30, max: 30 }),
        fastCheck.option(fastCheck.nat(40)),
        (from, to) => {
          const part = resolveRange({ from, to }, whole.length)
          const expected = whole.slice(from, to ?? undefined)
          expect(part === null ? [] : whole.slice(part.from, part.to)).toEqual(
            to !== null && from < 0 ? whole.slice(Math.max(0, 20 + from), to) : expected,
          )
        },
      ),
    )
    expect(parseRange('bytes=0-0')).toEqual({ from: 0, to: 1 })
    for (const odd of [
      null,
      '',
      'bytes=',
      'bytes=-',
      'bytes=a-b',
      'bytes=1-2,3-4',
      'bytes= 1-2',
      `bytes=${'9'.repeat(16)}-`,
    ]) {
      expect(parseRange(odd)).toBeNull()
    }
  })

  test('file names never break out of their header (fast-check prints its seed)', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = dispositionHeader('attachment', name)
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.~!%-]*$/,
        )
        const encoded = header.split("UTF-8''")[1] ?? ''
        expect(decodeURIComponent(encoded)).toBe(name.toWellFormed())
      }),
    )
  })
})
