import { createListeners } from './listeners.ts'
import type { ClosablePort } from './port.ts'

/**
 * What Electron's main process has of one window: sending to it, and hearing from it after the sender has been
 * checked. The renderer's side is the preload's object, which is a Port already.
 */
export interface WindowChannel {
  sendText(text: string): void
  sendLink(isUp: boolean): void
  onText(listener: (text: string) => void): () => void
  onGone(listener: () => void): () => void
}

/** The main process's side of the Electron transport. */
export function createWindowPort(channel: WindowChannel): ClosablePort {
  const links = createListeners<boolean>()
  const texts = createListeners<string>()
  const offText = channel.onText((text) => texts.tell(text))
  const offGone = channel.onGone(() => links.tell(false))
  return {
    post: (text) => channel.sendText(text),
    onText: (listener) => texts.add(listener),
    onLink: (listener) => links.add(listener),
    close() {
      offText()
      offGone()
    },
  }
}
