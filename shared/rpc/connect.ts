import type { z } from 'zod'
import type { Result } from '../kernel/result.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { isPlainObject } from './parse-text.ts'
import type { Port } from './port.ts'
import { unpackTables } from './tables.ts'
import type {
  AnswerOf,
  CallMessage,
  ContractShape,
  EventsShape,
  PackedTable,
  TransportCode,
  WireError,
} from './wire.ts'

export interface ConnectOptions<
  Contract extends ContractShape,
  Events extends EventsShape,
  Common extends string = never,
> {
  readonly port: Port
  readonly contract: Contract
  readonly events: Events
  /** Codes that any call may be refused with; only their type is used. */
  readonly commonErrors?: readonly Common[]
  /** An id that no other call has, on this or any other device. */
  newRequestId(): string
  /** Begins the ids of calls: two connections over one port need two. Letters; `c` unless said. */
  readonly prefix?: string
  /** The other side was lost; calls made from now on wait or fail as their kind says. */
  onDisconnect?(): void
  /** A side that may have missed events answers again: what is cached is to be read anew. */
  onReconnect?(): void
}

type Name<Shape> = keyof Shape & string

export type CallResult<
  Contract extends ContractShape,
  CallName extends Name<Contract>,
  Common extends string = never,
> = Result<
  AnswerOf<Contract[CallName]>,
  WireError<Contract[CallName]['errors'][number] | TransportCode | Common>
>

export interface Client<
  Contract extends ContractShape,
  Events extends EventsShape,
  Common extends string = never,
> {
  call<CallName extends Name<Contract>>(
    name: CallName,
    input: z.input<Contract[CallName]['input']>,
  ): Promise<CallResult<Contract, CallName, Common>>
  on<EventName extends Name<Events>>(
    name: EventName,
    listener: (data: z.output<Events[EventName]>) => void,
  ): () => void
  /** Ends the connection; what is still waiting fails with `disconnected`. */
  close(): void
}

interface Waiting {
  readonly message: CallMessage
  readonly isRepeatable: boolean
  sent: number
  resolve(result: Result<unknown, WireError>): void
}

/** A write that was in flight during this many losses may be what kills the core: it is not sent again. */
const mostSends = 3

const disconnected: Result<never, WireError> = {
  ok: false,
  error: { code: 'disconnected', message: 'the connection was lost before the answer came' },
}

/**
 * The client's end of a contract. A lost connection fails reads and jobs with `disconnected` (they are asked
 * for again by whoever still wants them) and keeps writes, which are sent again under the same request id.
 */
export function connect<
  Contract extends ContractShape,
  Events extends EventsShape,
  Common extends string = never,
>(options: ConnectOptions<Contract, Events, Common>): Client<Contract, Events, Common> {
  const { port, contract, prefix = 'c' } = options
  const waitingById = new Map<string, Waiting>()
  const listenersByEvent = new Map<string, Listeners<unknown>>()
  let lastId = 0
  let isUp = true
  let isClosed = false

  const send = (waiting: Waiting): void => {
    waiting.sent += 1
    port.post(JSON.stringify(waiting.message))
  }

  const failWaiting = (isHopeless: (waiting: Waiting) => boolean): void => {
    for (const [id, waiting] of [...waitingById]) {
      if (!isHopeless(waiting)) continue
      waitingById.delete(id)
      waiting.resolve(disconnected)
    }
  }

  const receive = (text: string): void => {
    // Seen before it is parsed, which for a long list takes a while: another connection's answer.
    const answered = /^\{"t":"answer","id":"([^"\\]{1,128})"/.exec(text.slice(0, 200))?.[1]
    if (answered !== undefined && !waitingById.has(answered)) return
    // The core is trusted; its text is parsed without the limits that guard the way in.
    const message: unknown = JSON.parse(text)
    if (!isPlainObject(message)) return
    if (message['t'] === 'event' && typeof message['name'] === 'string') {
      listenersByEvent.get(message['name'])?.tell(message['data'])
      return
    }
    if (message['t'] !== 'answer' || typeof message['id'] !== 'string') return
    const waiting = waitingById.get(message['id'])
    if (waiting === undefined) return
    waitingById.delete(message['id'])
    if (message['ok'] === true) {
      const tables = message['tables'] as readonly PackedTable[] | undefined
      waiting.resolve({ ok: true, value: unpackTables(message['value'], tables) })
    } else waiting.resolve({ ok: false, error: message['error'] as WireError })
  }

  const offText = port.onText(receive)
  const offLink = port.onLink?.((nowUp) => {
    if (isClosed || nowUp === isUp) return
    isUp = nowUp
    if (isUp) {
      for (const waiting of waitingById.values()) send(waiting)
      options.onReconnect?.()
    } else {
      failWaiting((waiting) => !waiting.isRepeatable || waiting.sent >= mostSends)
      options.onDisconnect?.()
    }
  })

  return {
    call(name, input) {
      const kind = contract[name]?.kind ?? 'read'
      const isRepeatable = kind === 'write'
      if (isClosed || (!isUp && !isRepeatable)) return Promise.resolve(disconnected)
      lastId += 1
      const id = `${prefix}${lastId}`
      const message: CallMessage =
        kind === 'read'
          ? { t: 'call', id, name, input }
          : { t: 'call', id, name, input, requestId: options.newRequestId() }
      return new Promise((resolve) => {
        const waiting: Waiting = {
          message,
          isRepeatable,
          sent: 0,
          resolve: (result) => resolve(result as CallResult<Contract, typeof name, Common>),
        }
        waitingById.set(id, waiting)
        if (isUp) send(waiting)
      })
    },
    on(name, listener) {
      const listeners = listenersByEvent.get(name) ?? createListeners<unknown>()
      listenersByEvent.set(name, listeners)
      return listeners.add(listener as (data: unknown) => void)
    },
    close() {
      isClosed = true
      offText()
      offLink?.()
      failWaiting(() => true)
    },
  }
}
