/**
 * What Electron's main process has of one window: sending to it, and hearing from it after the sender has been
 * checked. The renderer's side is the preload's object, which is a Port already.
 */
export interface WindowChannel {
  sendText(text: string): void
  sendLink(isUp: boolean): void
  /** One listener at a time. */
  onText(listener: (text: string) => void): () => void
  /** The page is being replaced, has crashed, or the window is closed. */
  onGone(listener: () => void): () => void
}
