import { createListeners } from './listeners.ts'
import type { ClosablePort } from './port.ts'

/** The part of a WebSocket that browsers, Node and the `ws` package share. */
export interface SocketLike {
  readonly readyState: number
  send(text: string): void
  close(): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const stateOpen = 1

/** The server's side: one accepted connection, which ends when the socket does. */
export function createSocketPort(socket: SocketLike): ClosablePort {
  const texts = createListeners<string>()
  const links = createListeners<boolean>()
  socket.addEventListener('message', (event) => {
    if (typeof event.data === 'string') texts.tell(event.data)
  })
  socket.addEventListener('close', () => links.tell(false))
  return {
    post(text) {
      if (socket.readyState === stateOpen) socket.send(text)
    },
    onText: (listener) => texts.add(listener),
    onLink: (listener) => links.add(listener),
    close: () => socket.close(),
  }
}

export interface ReconnectingSocketOptions {
  /** Opens a new connection; called again after each loss. */
  open(): SocketLike
  /** Runs `work` after so many milliseconds; returns the function that takes it back. */
  later(milliseconds: number, work: () => void): () => void
  /** Milliseconds to wait before attempt 1, 2, … after a loss; the last one repeats. */
  readonly delays?: readonly number[]
}

/**
 * The client's side: opens the socket, and opens it again whenever it is lost, for as long as the port lives.
 * Texts posted during the very first attempt wait for it; texts posted after a loss are dropped, because the
 * caller has been told by `onLink` and knows better than the port which of its calls may be repeated.
 */
export function createReconnectingSocketPort(options: ReconnectingSocketOptions): ClosablePort {
  const delays = options.delays ?? [0, 200, 500, 1000, 2000]
  const texts = createListeners<string>()
  const links = createListeners<boolean>()
  let socket: SocketLike | null = null
  let waiting: string[] | null = []
  let attempt = 0
  let isClosed = false
  let cancelLater: (() => void) | null = null

  const connect = (): void => {
    const current = options.open()
    socket = current
    current.addEventListener('open', () => {
      if (current !== socket) return
      attempt = 0
      const early = waiting
      waiting = null
      if (early === null) links.tell(true)
      else for (const text of early) current.send(text)
    })
    current.addEventListener('message', (event) => {
      if (current === socket && typeof event.data === 'string') texts.tell(event.data)
    })
    // A failed attempt fires `error` and then `close`; without this listener Node treats the error as a crash.
    current.addEventListener('error', () => {})
    current.addEventListener('close', () => {
      if (current !== socket || isClosed) return
      socket = null
      waiting = null
      if (attempt === 0) links.tell(false)
      const delay = delays[Math.min(attempt, delays.length - 1)] ?? 0
      attempt += 1
      cancelLater = options.later(delay, connect)
    })
  }
  connect()

  return {
    post(text) {
      if (waiting !== null) waiting.push(text)
      else if (socket?.readyState === stateOpen) socket.send(text)
    },
    onText: (listener) => texts.add(listener),
    onLink: (listener) => links.add(listener),
    close() {
      isClosed = true
      cancelLater?.()
      socket?.close()
      socket = null
    },
  }
}
