import {
  type HostBridge,
  type HostCallName,
  type HostEvent,
  type HostEventName,
  type HostInput,
  type HostOutput,
  hostCalls,
  hostEvents,
} from '../../shared/rpc/index.ts'
import type { HostApi, HostWordsSource } from './host-api.ts'
import { hasMicrophone, openMicrophone } from './microphone.ts'
import { postToTicket, ticketUrl } from './ticket-transfer.ts'

/** The host of the desktop program: the main process, over the preload's bridge. */
export function createElectronHost(bridge: HostBridge, window: Window, words: HostWordsSource): HostApi {
  const ask = async <Name extends HostCallName>(
    name: Name,
    input: HostInput<Name>,
  ): Promise<HostOutput<Name>> =>
    hostCalls[name].output.parse(await bridge.host(name, input)) as HostOutput<Name>
  const on = <Name extends HostEventName>(
    name: Name,
    listener: (event: HostEvent<Name>) => void,
  ): (() => void) =>
    bridge.onHost((heard, data) => {
      if (heard === name) listener(hostEvents[name].parse(data) as HostEvent<Name>)
    })
  let lastNotice = 0

  return {
    facts: bridge.facts,
    can: (ability) => ability !== 'microphone' || hasMicrophone(window.navigator),
    async pickFiles({ title, multiple, folder, extensions }) {
      const { files } = await ask('files.pick', { title, multiple, folder, extensions: [...extensions] })
      return files.map(({ handle, ...file }) => ({
        ...file,
        send: async (ticket) => (await ask('files.upload', { handle, ticket })).outcome,
      }))
    },
    fromFile: (file) => ({
      name: file.name,
      relativePath: file.webkitRelativePath || file.name,
      size: file.size,
      send: (ticket) => postToTicket(file, ticket),
    }),
    saveDownload: async (ticket, name) => (await ask('download.save', { ticket, name })).outcome,
    ticketUrl,
    print: async (name, { landscape = false } = {}) => (await ask('print.pdf', { name, landscape })).outcome,
    async microphone() {
      const { outcome } = await ask('microphone.arm', {})
      return outcome === 'armed' ? openMicrophone(window.navigator) : null
    },
    openLink: async (url) => (await ask('link.open', { url })).outcome,
    async notify(title, body) {
      lastNotice += 1
      await ask('notice.show', { id: `notice-${lastNotice}`, title, body })
    },
    copyText: async (text) => void (await ask('clipboard.write', { text })),
    setTitle: async (title) => void (await ask('title.set', { title })),
    setMenu: async (menus) => void (await ask('menu.set', { menus: [...menus] })),
    setAppearance: async (appearance) =>
      void (await ask('appearance.set', { ...appearance, words: words() })),
    bindCaptureKey: async (wish) => (await ask('capture.bind', wish)).outcome,
    onCommand: (listener) => on('command', ({ id }) => listener(id)),
    onFlush: (listener) =>
      on('flush', ({ id }) => {
        // Answered whatever came of it: the main process waits, and what failed is already in the rescue file.
        void listener().finally(() => void ask('flush.done', { id }))
      }),
  }
}
