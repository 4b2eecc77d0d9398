import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { planRestart } from '../../electron/host/restart-plan.ts'
import { reversingSecrets, type SampleHost, startSampleHost, valueOf } from './support/sample-host.ts'

let running: SampleHost | null = null
const start = (options: Parameters<typeof startSampleHost>[0] = {}): SampleHost => {
  running = startSampleHost(options)
  return running
}

afterEach(async () => {
  await running?.host.stop()
  running = null
})

const media = { name: '报告.bin', mime: 'application/octet-stream', disposition: 'attachment' } as const
const megabyte = 1024 * 1024

describe('the core in its worker thread', () => {
  test('calls reach it, events come back, and it knows its surroundings', async () => {
    const { connect, dataDir } = start()
    const [first, second] = [connect(), connect()]
    expect(valueOf(await first.call('core.describe', {}))).toEqual({
      dataDir,
      appVersion: '1.2.3',
      timeZone: 'Asia/Shanghai',
    })
    await second.call('core.describe', {})
    const heard = new Promise((resolve) => second.on('text.changed', resolve))
    await first.call('event.emit', { count: 7 })
    expect(await heard).toEqual({ count: 7 })
  })

  test('it asks its host for secrets; a keychain that throws is one that is not available', async () => {
    const client = start().connect()
    expect(valueOf(await client.call('secret.roundTrip', { text: '钥匙' }))).toMatchObject({
      kind: 'key-file',
      backend: 'reversed',
      back: '钥匙',
    })
    await running?.host.stop()

    const throws = (): Promise<never> => Promise.reject(new Error('locked'))
    const locked = start({
      secrets: { describe: reversingSecrets.describe, wrap: throws, unwrap: throws },
    }).connect()
    expect(valueOf(await locked.call('secret.roundTrip', { text: 'x' }))).toMatchObject({
      wrapped: null,
      back: null,
    })
    expect(valueOf(await locked.call('secret.unwrap', { wrapped: 'x' }))).toBeNull()
  })

  test('stopping lets the core close its store', async () => {
    const { host, dataDir, connect } = start()
    await connect().call('core.describe', {})
    await host.stop()
    expect(readFileSync(join(dataDir, 'clean-shutdown'), 'utf8')).toBe('yes\n')
    await host.stop()
  })

  test('a core that dies is started again; clients are told, reads fail, the write in flight is done once', async () => {
    const { connect, dataDir } = start()
    const client = connect()
    await client.call('core.describe', {})
    const write = client.call('text.add', { text: 'crash once' })
    expect(await write).toEqual({ ok: true, value: 1 })
    expect(client.links).toEqual(['lost', 'back'])
    expect(readFileSync(join(dataDir, 'written.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1)

    const crash = client.call('core.crash', {})
    expect(await crash).toMatchObject({ ok: false, error: { code: 'disconnected' } })
    expect(valueOf(await client.call('text.add', { text: 'after' }))).toBe(2)
  })

  test('a core that cannot start is given up after five times, and the log has no message of the error', async () => {
    const gaveUp = Promise.withResolvers<void>()
    // A file where the folder should be: the core throws on start, each time.
    const { host, log } = start({
      dataDir: join(import.meta.filename, 'inside-a-file'),
      onGivenUp: gaveUp.resolve,
    })
    await expect(host.ready).rejects.toThrow('does not start')
    await gaveUp.promise
    expect(log.lines.filter((line) => line.includes('next=restart'))).toHaveLength(4)
    expect(log.lines.filter((line) => line.includes('next=give_up'))).toHaveLength(1)
    expect(log.lines.join('\n')).toContain('"code":"ENOTDIR"')
    expect(log.lines.join('\n')).not.toContain('not a directory')
  }, 30_000)

  test('five crashes within a minute end it, slower ones do not', () => {
    expect(planRestart([0], 0)).toEqual({ kind: 'restart', afterMs: 0 })
    expect(planRestart([0, 1, 2, 3, 4], 5)).toEqual({ kind: 'give_up' })
    expect(planRestart([0, 30_000, 60_000, 90_000, 120_000], 120_000)).toEqual({
      kind: 'restart',
      afterMs: 500,
    })
  })
})

describe('bytes by ticket', () => {
  async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < count; index += 1) yield new Uint8Array(megabyte).fill(index)
  }

  async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.byteLength
    }
    return { bytes, sha256: hash.digest('hex') }
  }

  /** The most that the process grew by while `work` ran, sampled every 20 ms. */
  async function growthOf(work: () => Promise<unknown>): Promise<number> {
    const before = process.memoryUsage.rss()
    let peak = before
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 20)
    await work()
    clearInterval(timer)
    return peak - before
  }

  test('600 MB go up and come down whole, in bounded memory', async () => {
    const { host, connect } = start()
    const client = connect()
    const size = 600 * megabyte
    const expected = await digestOf(megabytes(600))

    const up = valueOf(await client.call('upload.open', { maxBytes: size }))
    const upGrowth = await growthOf(async () => {
      expect(await host.upload(up.ticket, megabytes(600))).toBe('done')
    })
    expect(valueOf(await client.call('upload.digest', {}))).toEqual({ ...expected, error: null })

    const down = valueOf(await client.call('download.open', { bytes: size, breakAt: null, media }))
    const downGrowth = await growthOf(async () => {
      const download = await host.download(down.ticket, null)
      if (download.kind !== 'found') throw new Error(download.kind)
      expect(download.head).toMatchObject({ name: '报告.bin', size, part: null, servesParts: false })
      expect(await digestOf(download.chunks)).toEqual(expected)
    })
    console.log(
      `ticket memory: up +${Math.round(upGrowth / megabyte)} MB, down +${Math.round(downGrowth / megabyte)} MB`,
    )
    // What lies between writer and reader is 1 MB; the rest is what a busy machine has not yet collected.
    expect(Math.max(upGrowth, downGrowth)).toBeLessThan(size / 2)
  }, 120_000)

  test('a slow reader holds the source back', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(
      await client.call('download.open', { bytes: 300 * megabyte, breakAt: null, media }),
    )
    const download = await host.download(ticket, null)
    if (download.kind !== 'found') throw new Error(download.kind)
    const reader = download.chunks[Symbol.asyncIterator]()
    await reader.next()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const { bytes } = valueOf(await client.call('download.made', {}))
    expect(bytes).toBeLessThanOrEqual(4 * megabyte)

    await reader.return?.()
    await expect.poll(async () => valueOf(await client.call('download.made', {})).closed).toBe(true)
  })

  test('a ticket works once, and an invented one never', async () => {
    const { host, connect } = start()
    const client = connect()
    const up = valueOf(await client.call('upload.open', { maxBytes: 10 }))
    expect(await host.upload(up.ticket, megabytes(0))).toBe('done')
    expect(await host.upload(up.ticket, megabytes(1))).toBe('unknown')
    const down = valueOf(await client.call('download.open', { bytes: 3, breakAt: null, media }))
    const first = await host.download(down.ticket, null)
    expect(first.kind === 'found' && (await digestOf(first.chunks)).bytes).toBe(3)
    expect(await host.download(down.ticket, null)).toEqual({ kind: 'unknown' })
    expect(await host.download('0'.repeat(64), null)).toEqual({ kind: 'unknown' })
    // An upload's ticket does not download, nor the other way round.
    const other = valueOf(await client.call('upload.open', { maxBytes: 10 }))
    expect(await host.download(other.ticket, null)).toEqual({ kind: 'unknown' })
  })

  test('an upload that grows too large is cut off, and the core knows', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(await client.call('upload.open', { maxBytes: megabyte }))
    expect(await host.upload(ticket, megabytes(5))).toBe('too_large')
    expect(valueOf(await client.call('upload.digest', {})).error).toBe('too_large')
  })

  test('an upload that breaks off is not taken for the whole', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(await client.call('upload.open', { maxBytes: 9 * megabyte }))
    async function* breaks(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(megabyte)
      throw new Error('the network is gone')
    }
    expect(await host.upload(ticket, breaks())).toBe('failed')
    expect(valueOf(await client.call('upload.digest', {})).error).toBe('cut')
  })

  test('a download that breaks off throws at the reader instead of ending', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(
      await client.call('download.open', { bytes: 3 * megabyte, breakAt: megabyte, media }),
    )
    const download = await host.download(ticket, null)
    if (download.kind !== 'found') throw new Error(download.kind)
    await expect(digestOf(download.chunks)).rejects.toThrow('cut')
  })

  test('a core that dies during a transfer cuts it', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(
      await client.call('download.open', { bytes: 100 * megabyte, breakAt: null, media }),
    )
    const download = await host.download(ticket, null)
    if (download.kind !== 'found') throw new Error(download.kind)
    const reader = download.chunks[Symbol.asyncIterator]()
    await reader.next()
    await client.call('core.crash', {})
    const rest = (async () => {
      while (!(await reader.next()).done);
    })()
    await expect(rest).rejects.toThrow('cut')
  })

  test('parts are served as often as asked, and none beyond the end', async () => {
    const { host, connect } = start()
    const client = connect()
    const { ticket } = valueOf(await client.call('download.openText', { text: '0123456789', media }))
    const read = async (from: number, to: number | null): Promise<string> => {
      const download = await host.download(ticket, { from, to })
      if (download.kind !== 'found') return download.kind
      const parts: Uint8Array[] = []
      for await (const chunk of download.chunks) parts.push(chunk)
      return Buffer.concat(parts).toString()
    }
    expect(await read(0, 4)).toBe('0123')
    expect(await read(4, null)).toBe('456789')
    expect(await read(-3, null)).toBe('789')
    expect(await read(8, 100)).toBe('89')
    expect(await read(10, null)).toBe('unsatisfiable')
  })
})
