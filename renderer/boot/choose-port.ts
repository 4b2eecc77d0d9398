import { createReconnectingSocketPort, type HostBridge, type Port } from '../../shared/rpc/index.ts'

declare global {
  interface Window {
    /** Put there by the preload of the desktop program. */
    readonly bowtie?: HostBridge
  }
}

/** The way to the core: the preload's port where there is one, else the WebSocket of the loopback page. */
export function choosePort(window: Window): Port {
  if (window.bowtie !== undefined) return window.bowtie
  const address = new URL('./socket', window.location.href)
  address.protocol = 'ws:'
  return createReconnectingSocketPort({
    open: () => new WebSocket(address),
    later(milliseconds, work) {
      const timer = window.setTimeout(work, milliseconds)
      return () => window.clearTimeout(timer)
    },
  })
}
