import { createListeners } from './listeners.ts'
import type { ClosablePort } from './port.ts'

/**
 * Two ports joined in memory. Texts arrive later, in order, never inside `post`, as on every real transport;
 * closing either side takes the link down on the other.
 */
export function createMemoryPorts(): readonly [ClosablePort, ClosablePort] {
  const texts = [createListeners<string>(), createListeners<string>()] as const
  const links = [createListeners<boolean>(), createListeners<boolean>()] as const
  let isOpen = true

  const side = (own: 0 | 1): ClosablePort => {
    const other = own === 0 ? 1 : 0
    return {
      post(text) {
        void Promise.resolve().then(() => {
          if (isOpen) texts[other].tell(text)
        })
      },
      onText: (listener) => texts[own].add(listener),
      onLink: (listener) => links[own].add(listener),
      close() {
        if (!isOpen) return
        isOpen = false
        void Promise.resolve().then(() => links[other].tell(false))
      },
    }
  }
  return [side(0), side(1)]
}
