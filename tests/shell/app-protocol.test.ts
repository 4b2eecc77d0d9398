import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAppProtocol } from '../../electron/main/app-protocol.ts'
import { listAssets } from '../../electron/host/assets.ts'
import { contentSecurityPolicy } from '../../electron/host/headers.ts'
import { type SampleHost, startSampleHost, valueOf, type WorkerClient } from './support/sample-host.ts'
import { aRendererFolder } from './support/sample-renderer.ts'

/** Tickets over `app://`, with the requests that Electron hands to a protocol, before a worker of our own. */

let sample: SampleHost
let client: WorkerClient
let answer: (request: Request) => Promise<Response>
beforeAll(() => {
  sample = startSampleHost()
  client = sample.connect()
  answer = createAppProtocol(listAssets(aRendererFolder()), sample.host)
})
afterAll(() => sample.host.stop())

const ask = (ticket: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> =>
  answer(new Request(`app://bowtie/ticket/${ticket}`, init))

const sound = { name: '备忘.webm', mime: 'audio/webm', disposition: 'inline' } as const

describe('bytes by ticket over app://', () => {
  test('IOX-1: an upload streams to the core, once; too large and unknown are refused', async () => {
    const text = '客户,金额\n远山精工,120000\n'.repeat(20_000)
    const { ticket } = valueOf(await client.call('upload.open', { maxBytes: 2_000_000 }))
    const body = new Blob([text]).stream()
    const uploaded = await ask(ticket, { method: 'POST', body, duplex: 'half' })
    expect(uploaded.status).toBe(204)
    expect(uploaded.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(valueOf(await client.call('upload.digest', {}))).toEqual({
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
      error: null,
    })
    expect((await ask(ticket, { method: 'POST', body: text })).status).toBe(404)
    const small = valueOf(await client.call('upload.open', { maxBytes: 10 }))
    expect((await ask(small.ticket, { method: 'POST', body: 'x'.repeat(11) })).status).toBe(413)
    expect((await ask('f'.repeat(64), { method: 'POST', body: 'x' })).status).toBe(404)
  })

  test('VIS-7: a part of a sound comes with its range, so that it can be played from the middle', async () => {
    const { ticket } = valueOf(await client.call('download.openText', { text: '0123456789', media: sound }))
    const part = await ask(ticket, { headers: { range: 'bytes=2-4' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    expect((await ask(ticket, { headers: { range: 'bytes=20-' } })).status).toBe(416)
    expect((await ask(ticket, { method: 'DELETE' })).status).toBe(405)
  })

  test('IOX-2: a source that breaks breaks the answer, which is not taken for the whole', async () => {
    const media = { name: 'x.bin', mime: 'application/octet-stream', disposition: 'attachment' } as const
    const { ticket } = valueOf(
      await client.call('download.open', { bytes: 3_000_000, breakAt: 1_000_000, media }),
    )
    const broken = await ask(ticket)
    expect(broken.status).toBe(200)
    await expect(broken.arrayBuffer()).rejects.toThrow('the stream was cut before its end')
  })

  test('a page that goes away stops the source', async () => {
    const media = { name: 'x.bin', mime: 'application/octet-stream', disposition: 'attachment' } as const
    const size = 50_000_000
    const { ticket } = valueOf(await client.call('download.open', { bytes: size, breakAt: null, media }))
    const reader = (await ask(ticket)).body?.getReader()
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0)
    await reader?.cancel()
    const made = async () => valueOf(await client.call('download.made', {}))
    await expect.poll(made).toMatchObject({ closed: true })
    expect((await made()).bytes).toBeLessThan(size / 2)
  })
})
