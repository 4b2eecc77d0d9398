import type { WindowChannel } from './window-channel.ts'
import type { ClosablePort } from '../../shared/rpc/port.ts'

/**
 * Joins one window with the core. Each page that the window loads is a client of its own: the port opens with its
 * first text and closes when the page goes, so that answers never reach a page that did not ask.
 */
export function relayWindow(channel: WindowChannel, openPort: () => ClosablePort): () => void {
  let port: ClosablePort | null = null

  const close = (): void => {
    port?.close()
    port = null
  }

  const open = (): ClosablePort => {
    const opened = openPort()
    opened.onText(channel.sendText)
    opened.onLink?.(channel.sendLink)
    return opened
  }

  const offText = channel.onText((text) => {
    port ??= open()
    port.post(text)
  })
  const offGone = channel.onGone(close)
  return () => {
    offText()
    offGone()
    close()
  }
}
