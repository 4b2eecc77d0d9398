import type { MessagePort } from 'node:worker_threads'

/**
 * A stream of bytes over a MessagePort with back-pressure: the reader grants credit, the writer sends that many
 * pieces and waits. What lies between the two is at most `creditPieces × pieceBytes`, however large the whole.
 */
const pieceBytes = 128 * 1024
const creditPieces = 8

type ToWriter = { readonly t: 'more'; readonly count: number } | { readonly t: 'stop' }
type ToReader =
  | { readonly t: 'chunk'; readonly bytes: Uint8Array }
  | { readonly t: 'end' }
  | { readonly t: 'broken' }

function* toPieces(chunk: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < chunk.byteLength; from += pieceBytes) {
    // A copy of its own: buffers of Node's pool share memory with strangers and must not be transferred.
    yield new Uint8Array(chunk.subarray(from, from + pieceBytes))
  }
}

/** Sends all of `source`. `stopped` when the reader wanted no more or is gone; the source is closed either way. */
export async function sendChunks(
  port: MessagePort,
  source: AsyncIterable<Uint8Array>,
): Promise<'sent' | 'stopped' | 'broken'> {
  let credit = 0
  let isStopped = false
  let wake = (): void => {}
  const onMessage = (message: ToWriter): void => {
    if (message.t === 'more') credit += message.count
    else if (message.t === 'stop') isStopped = true
    wake()
  }
  const onClose = (): void => {
    isStopped = true
    wake()
  }
  port.on('message', onMessage)
  port.on('close', onClose)
  const post = (message: ToReader): void => port.postMessage(message)
  try {
    for await (const chunk of source) {
      for (const piece of toPieces(chunk)) {
        while (credit === 0 && !isStopped) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        if (isStopped) return 'stopped'
        credit -= 1
        port.postMessage({ t: 'chunk', bytes: piece } satisfies ToReader, [piece.buffer])
      }
    }
    post({ t: 'end' })
    return 'sent'
  } catch {
    // The reader must not take what came so far for the whole.
    post({ t: 'broken' })
    return 'broken'
  } finally {
    port.off('message', onMessage)
    port.off('close', onClose)
  }
}

/** Thrown to the reader when the other side failed or died before the end. */
export class StreamCut extends Error {
  constructor() {
    super('the stream was cut before its end')
    this.name = 'StreamCut'
  }
}

/** Reads what `sendChunks` sends. Leaving the loop early tells the writer to stop. */
export async function* receiveChunks(port: MessagePort): AsyncGenerator<Uint8Array> {
  const queue: Uint8Array[] = []
  let end: 'open' | 'ended' | 'cut' = 'open'
  let wake = (): void => {}
  const onMessage = (message: ToReader): void => {
    if (message.t === 'chunk') queue.push(message.bytes)
    else if (message.t === 'end') end = 'ended'
    else if (message.t === 'broken') end = 'cut'
    wake()
  }
  const onClose = (): void => {
    if (end === 'open') end = 'cut'
    wake()
  }
  port.on('message', onMessage)
  port.on('close', onClose)
  const grant = (count: number): void => port.postMessage({ t: 'more', count } satisfies ToWriter)
  const isOpen = (): boolean => end === 'open'
  try {
    grant(creditPieces)
    while (true) {
      const chunk = queue.shift()
      if (chunk !== undefined) {
        yield chunk
        grant(1)
      } else if (isOpen()) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      } else break
    }
    if ((end as string) === 'cut') throw new StreamCut()
  } finally {
    port.off('message', onMessage)
    port.off('close', onClose)
    if (isOpen()) port.postMessage({ t: 'stop' } satisfies ToWriter)
  }
}
