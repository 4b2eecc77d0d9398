import { createReconnectingSocketPort, type HostBridge, type Port } from '../../shared/rpc/index.ts'
import { t } from '../i18n/index.ts'
import { createElectronHost, createWebHost, type HostApi } from '../host/index.ts'

declare global {
  interface Window {
    /** Put there by the preload of the desktop program. */
    readonly bowtie?: HostBridge
  }
}

export interface ChosenHost {
  readonly port: Port
  readonly host: HostApi
}

const hostWords = () => ({
  openLink: t('host.openLink'),
  open: t('host.open'),
  cancel: t('host.cancel'),
  undo: t('host.undo'),
  redo: t('host.redo'),
  cut: t('host.cut'),
  copy: t('host.copy'),
  paste: t('host.paste'),
  selectAll: t('host.selectAll'),
  learnSpelling: t('host.learnSpelling'),
  coreIsGone: t('host.coreIsGone'),
})

/** One build for both hosts: the preload's port where there is one, else the WebSocket of the loopback page. */
export function chooseHost(window: Window, appVersion: string): ChosenHost {
  const { bowtie } = window
  if (bowtie !== undefined) return { port: bowtie, host: createElectronHost(bowtie, window, hostWords) }
  const address = new URL('./socket', window.location.href)
  address.protocol = 'ws:'
  return {
    host: createWebHost(window, appVersion),
    port: createReconnectingSocketPort({
      open: () => new WebSocket(address),
      later(milliseconds, work) {
        const timer = window.setTimeout(work, milliseconds)
        return () => window.clearTimeout(timer)
      },
    }),
  }
}
