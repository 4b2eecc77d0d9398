import { t } from '../i18n/index.ts'
import { createElectronHost, createWebHost, type HostApi } from '../host/index.ts'

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

/** One build for both hosts: what the desktop's preload offers, else what a browser can do itself. */
export const chooseHost = (window: Window, appVersion: string): HostApi =>
  window.bowtie === undefined
    ? createWebHost(window, appVersion)
    : createElectronHost(window.bowtie, window, hostWords)
