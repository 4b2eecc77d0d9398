import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type CoreSurroundings, runInWorker } from '../../../electron/core/run-in-worker.ts'
import { ok } from '../../../shared/kernel/result.ts'
import { type Outcome, serve } from '../../../shared/rpc/index.ts'
import { workerContract, workerEvents } from './worker-contract.ts'

/** A worker like the product's, with a core of the tests' own: it keeps what is written in a file of its folder. */

type Input<Name extends keyof typeof workerContract> = z.output<(typeof workerContract)[Name]['input']>

async function startSampleCore(given: CoreSurroundings): Promise<{ stop(): Promise<void> }> {
  mkdirSync(given.dataDir, { recursive: true })
  const file = join(given.dataDir, 'written.jsonl')
  const written = (): readonly { id: string; text: string }[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line))
      : []
  let digest: Promise<Outcome> = Promise.resolve(ok({ bytes: 0, sha256: '', error: null }))
  let made = { bytes: 0, closed: false }

  async function receive(stream: AsyncIterable<Uint8Array>): Promise<Outcome> {
    const hash = createHash('sha256')
    let bytes = 0
    let error: string | null = null
    try {
      for await (const chunk of stream) {
        hash.update(chunk)
        bytes += chunk.byteLength
      }
    } catch (caught) {
      error = caught instanceof Error && 'code' in caught ? String(caught.code) : String(caught)
    }
    return ok({ bytes, sha256: hash.digest('hex'), error })
  }

  async function* generate(bytes: number, breakAt: number | null): AsyncGenerator<Uint8Array> {
    const current = { bytes: 0, closed: false }
    made = current
    try {
      while (current.bytes < bytes) {
        if (breakAt !== null && current.bytes >= breakAt) throw new Error('the disk is gone')
        const chunk = new Uint8Array(Math.min(1024 * 1024, bytes - current.bytes)).fill(
          current.bytes / 1024 / 1024,
        )
        current.bytes += chunk.byteLength
        yield chunk
      }
    } finally {
      current.closed = true
    }
  }

  const handlers: {
    readonly [Name in keyof typeof workerContract]: (input: Input<Name>, requestId: string) => unknown
  } = {
    'core.describe': () => ({
      dataDir: given.dataDir,
      appVersion: given.appVersion,
      timeZone: given.timeZone,
    }),
    'text.add'({ text }, id) {
      const earlier = written().findIndex((line) => line.id === id)
      if (earlier >= 0) return earlier + 1
      appendFileSync(file, `${JSON.stringify({ id, text })}\n`)
      // A crash after the commit and before the answer: the case that request ids are for.
      if (text === 'crash once' && !given.dataDir.endsWith('never')) process.exit(3)
      return written().length
    },
    async 'secret.roundTrip'({ text }) {
      const wrapped = await given.secrets.wrap(new TextEncoder().encode(text))
      const back = wrapped === null ? null : await given.secrets.unwrap(wrapped)
      return {
        ...(await given.secrets.describe()),
        wrapped,
        back: back === null ? null : new TextDecoder().decode(back),
      }
    },
    async 'secret.unwrap'({ wrapped }) {
      const bytes = await given.secrets.unwrap(wrapped)
      return bytes === null ? null : new TextDecoder().decode(bytes)
    },
    'upload.open'({ maxBytes }) {
      const { ticket, stream } = given.tickets.openUpload({ maxBytes })
      digest = receive(stream)
      return { ticket }
    },
    'upload.digest': async () => {
      const outcome = await digest
      return outcome.ok ? outcome.value : null
    },
    'download.open': ({ bytes, breakAt, media }) => ({
      ticket: given.tickets.openDownload({ ...media, size: bytes, source: generate(bytes, breakAt) }),
    }),
    'download.openText'({ text, media }) {
      const bytes = new TextEncoder().encode(text)
      async function* read(from: number, to: number): AsyncGenerator<Uint8Array> {
        yield bytes.subarray(from, to)
      }
      return { ticket: given.tickets.openDownload({ ...media, size: bytes.byteLength, source: read }) }
    },
    'download.made': () => made,
    'event.emit'({ count }) {
      server.emit('text.changed', { count })
      return null
    },
    'core.crash': () => process.exit(3),
  }

  const server = serve({
    port: given.port,
    contract: workerContract,
    events: workerEvents,
    checkOutput: true,
    commonErrors: ['internal'],
    handle: async (name, input, { requestId = '' }) =>
      ok(
        await (handlers[name as keyof typeof workerContract] as (input: unknown, id: string) => unknown)(
          input,
          requestId,
        ),
      ),
    reportBug(error) {
      given.logger.bug('SAMPLE', error)
      return 'SAMPLE'
    },
  })
  return {
    async stop() {
      server.stop()
      appendFileSync(join(given.dataDir, 'clean-shutdown'), 'yes\n')
    },
  }
}

await runInWorker(
  startSampleCore,
  { now: () => Date.now() },
  { bytes: (count) => new Uint8Array(randomBytes(count)) },
)
