import { createListeners } from './listeners.ts'
import type { ClosablePort } from './port.ts'

/** A port that outlives what is behind it: a core that is started again takes the place of the one that died. */
export interface ReplaceablePort {
  readonly port: ClosablePort
  /** Puts a living port behind this one; after a loss the holder hears that the link is up. */
  attach(next: ClosablePort): void
  /** Takes the port away; the holder hears that the link is down. */
  detach(): void
}

/** `onClose` runs once, when the holder of the port closes it. */
export function createReplaceablePort(onClose: () => void = () => {}): ReplaceablePort {
  const texts = createListeners<string>()
  const links = createListeners<boolean>()
  let current: ClosablePort | null = null
  /** Texts posted before the first core is ready; after a loss nothing is kept (see `connect`). */
  let early: string[] | null = []
  let isClosed = false

  const detach = (): void => {
    if (current === null) return
    current.close()
    current = null
    if (!isClosed) links.tell(false)
  }

  return {
    port: {
      post(text) {
        if (isClosed) return
        if (current !== null) current.post(text)
        else early?.push(text)
      },
      onText: (listener) => texts.add(listener),
      onLink: (listener) => links.add(listener),
      close() {
        if (isClosed) return
        isClosed = true
        detach()
        onClose()
      },
    },
    attach(next) {
      detach()
      current = next
      next.onText((text) => {
        if (current === next) texts.tell(text)
      })
      const waiting = early
      early = null
      if (waiting === null) links.tell(true)
      else for (const text of waiting) next.post(text)
    },
    detach,
  }
}
