import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import { receiveChunks, sendChunks } from '../core/chunk-channel.ts'
import type { ByteRange, DownloadHead, UploadOutcome } from '../core/tickets.ts'
import type { AcceptReply, TakeReply, ToWorker } from '../core/worker-messages.ts'

export type Download =
  | {
      readonly kind: 'found'
      readonly head: DownloadHead
      readonly chunks: AsyncIterable<Uint8Array>
      /** For a reader that goes away before the first byte. */
      cancel(): void
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unsatisfiable'; readonly size: number }

/** The next message for which `read` has an answer; null when the port closes first. */
const nextMessage = <Reply>(port: MessagePort, read: (message: TakeReply | AcceptReply) => Reply | null) =>
  new Promise<Reply | null>((resolve) => {
    const stop = (reply: Reply | null): void => {
      port.off('message', onMessage)
      port.off('close', onClose)
      resolve(reply)
    }
    const onMessage = (message: TakeReply | AcceptReply): void => {
      const reply = read(message)
      if (reply !== null) stop(reply)
    }
    const onClose = (): void => stop(null)
    port.on('message', onMessage)
    port.on('close', onClose)
  })

async function* readAndClose(port: MessagePort): AsyncGenerator<Uint8Array> {
  try {
    yield* receiveChunks(port)
  } finally {
    port.close()
  }
}

/** Fetches what a download ticket stands for from the worker. */
export async function takeFromWorker(
  worker: Worker,
  ticket: string,
  range: ByteRange | null,
): Promise<Download> {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ t: 'take', ticket, range, port: port2 } satisfies ToWorker, [port2])
  const reply = await nextMessage(port1, (message) => (message.t === 'accepted' ? null : message))
  if (reply?.t === 'head') {
    return { kind: 'found', head: reply.head, chunks: readAndClose(port1), cancel: () => port1.close() }
  }
  port1.close()
  return reply?.t === 'unsatisfiable' ? { kind: 'unsatisfiable', size: reply.size } : { kind: 'unknown' }
}

/** Streams a body to the upload that waits in the worker; answers when it has been consumed or refused. */
export async function sendToWorker(
  worker: Worker,
  ticket: string,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadOutcome> {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ t: 'accept', ticket, port: port2 } satisfies ToWorker, [port2])
  const accepted = nextMessage(port1, (message) => (message.t === 'accepted' ? message : null))
  // Not awaited: an unknown ticket is answered without any byte, and closing the port ends the sending.
  void sendChunks(port1, body)
  const reply = await accepted
  port1.close()
  return reply?.outcome ?? 'failed'
}
