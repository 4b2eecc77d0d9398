import { createListeners } from './listeners.ts'
import type { ClosablePort } from './port.ts'

/**
 * The part of a MessagePort that Node and browsers share. Listed here because shared code knows neither
 * environment's types.
 */
export interface MessagePortLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void
  removeEventListener(type: 'message' | 'close', listener: (event: object) => void): void
  start(): void
  close(): void
}

/** A port over one end of a MessageChannel: between the host and the core's worker thread. */
export function createMessagePort(channel: MessagePortLike): ClosablePort {
  const texts = createListeners<string>()
  const links = createListeners<boolean>()
  const onMessage = (event: object): void => {
    if ('data' in event && typeof event.data === 'string') texts.tell(event.data)
  }
  const onClose = (): void => links.tell(false)
  channel.addEventListener('message', onMessage)
  channel.addEventListener('close', onClose)
  channel.start()
  return {
    post: (text) => channel.postMessage(text),
    onText: (listener) => texts.add(listener),
    onLink: (listener) => links.add(listener),
    close() {
      channel.removeEventListener('message', onMessage)
      channel.removeEventListener('close', onClose)
      channel.close()
    },
  }
}
