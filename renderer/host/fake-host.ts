import type { ChosenFile, HostApi } from './host-api.ts'

/** What the fake was asked to do, for tests to look at, and how it should answer. */
export interface FakeHost extends HostApi {
  readonly titles: string[]
  readonly copied: string[]
  readonly opened: string[]
  readonly saved: { readonly ticket: string; readonly name: string }[]
  readonly printed: string[]
  readonly notices: string[]
  /** Answered by the next `pickFiles`, once. */
  chooseNext(files: readonly ChosenFile[]): void
  /** As if the window were about to go. */
  flush(): Promise<void>
  /** As if a menu entry had been chosen. */
  choose(commandId: string): void
}

export interface FakeHostOptions {
  /** Carries a file's bytes to a ticket; tests hand them to the core's ticket desk. */
  readonly send?: (file: File, ticket: string) => Promise<'done' | 'refused' | 'failed'>
  readonly microphone?: () => Promise<MediaStream | null>
}

/** The one fake of the tests (architecture.md §5): a host that remembers what it was asked. */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const send = options.send ?? (() => Promise.resolve('failed' as const))
  const flushListeners = new Set<() => Promise<void>>()
  const commandListeners = new Set<(id: string) => void>()
  let next: readonly ChosenFile[] = []
  const host: FakeHost = {
    titles: [],
    copied: [],
    opened: [],
    saved: [],
    printed: [],
    notices: [],
    facts: { platform: 'linux', appVersion: '0.0.0-test', systemLanguage: 'zh-CN' },
    can: (ability) => ability === 'microphone' && options.microphone !== undefined,
    pickFiles() {
      const files = next
      next = []
      return Promise.resolve(files)
    },
    fromFile: (file) => ({
      name: file.name,
      relativePath: file.name,
      size: file.size,
      send: (ticket) => send(file, ticket),
    }),
    saveDownload(ticket, name) {
      host.saved.push({ ticket, name })
      return Promise.resolve('saved')
    },
    ticketUrl: (ticket) => `./ticket/${ticket}`,
    print(name) {
      host.printed.push(name)
      return Promise.resolve('saved')
    },
    microphone: options.microphone ?? (() => Promise.resolve(null)),
    openLink(url) {
      host.opened.push(url)
      return Promise.resolve('opened')
    },
    notify(title) {
      host.notices.push(title)
      return Promise.resolve()
    },
    copyText(text) {
      host.copied.push(text)
      return Promise.resolve()
    },
    setTitle(title) {
      host.titles.push(title)
      return Promise.resolve()
    },
    setMenu: () => Promise.resolve(),
    setAppearance: () => Promise.resolve(),
    bindCaptureKey: (wish) => Promise.resolve(wish === null ? 'unbound' : 'bound'),
    onCommand(listener) {
      commandListeners.add(listener)
      return () => void commandListeners.delete(listener)
    },
    onFlush(listener) {
      flushListeners.add(listener)
      return () => void flushListeners.delete(listener)
    },
    chooseNext(files) {
      next = files
    },
    async flush() {
      await Promise.all([...flushListeners].map((listener) => listener()))
    },
    choose(commandId) {
      for (const listener of commandListeners) listener(commandId)
    },
  }
  return host
}
