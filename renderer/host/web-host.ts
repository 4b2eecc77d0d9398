import type { HostFacts } from '../../shared/rpc/index.ts'
import type { ChosenFile, HostApi, PickOptions } from './host-api.ts'
import { hasMicrophone, openMicrophone } from './microphone.ts'
import { postToTicket, ticketUrl } from './ticket-transfer.ts'

const platformOf = (navigator: Navigator): HostFacts['platform'] =>
  /mac/i.test(navigator.platform) ? 'darwin' : /win/i.test(navigator.platform) ? 'win32' : 'linux'

const chosen = (file: File): ChosenFile => ({
  name: file.name,
  relativePath: file.webkitRelativePath || file.name,
  size: file.size,
  send: (ticket) => postToTicket(file, ticket),
})

/** The browser's own question for files. It tells when the person closes it without an answer, too. */
function askForFiles(document: Document, options: PickOptions): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = options.multiple
  input.webkitdirectory = options.folder
  input.hidden = true
  if (!options.folder) input.accept = options.extensions.map((extension) => `.${extension}`).join(',')
  return new Promise((resolve) => {
    const end = (): void => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    // Some engines only open what is in the document.
    document.body.append(input)
    input.click()
  })
}

const hasExtension = (name: string, extensions: readonly string[]): boolean =>
  extensions.length === 0 || extensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`))

/** The host of the loopback page: what a browser can do by itself. */
export function createWebHost(window: Window, appVersion: string): HostApi {
  const { document, navigator } = window
  const flushListeners = new Set<() => Promise<void>>()
  const flush = (): void => {
    for (const listener of flushListeners) void listener()
  }
  // `pagehide` comes too late for an answer, but what it posts is still sent; hiding comes earlier and more often.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush()
  })
  window.addEventListener('pagehide', flush)

  return {
    facts: { platform: platformOf(navigator), appVersion, systemLanguage: navigator.language },
    can: (ability) => ability === 'microphone' && hasMicrophone(navigator),
    async pickFiles(options) {
      const files = await askForFiles(document, options)
      return files.filter(({ name }) => hasExtension(name, options.extensions)).map(chosen)
    },
    fromFile: chosen,
    saveDownload(ticket, name) {
      const link = document.createElement('a')
      link.href = ticketUrl(ticket)
      link.download = name
      document.body.append(link)
      link.click()
      link.remove()
      // Whether the person keeps it is between them and the browser.
      return Promise.resolve('saved')
    },
    ticketUrl,
    print() {
      window.print()
      return Promise.resolve('saved')
    },
    microphone: () => openMicrophone(navigator),
    openLink(url) {
      const allowed = ['https:', 'mailto:']
      if (!URL.canParse(url) || !allowed.includes(new URL(url).protocol)) return Promise.resolve('refused')
      // A browser shows the address before it goes there, and goes there in a tab of its own.
      window.open(url, '_blank', 'noopener,noreferrer')
      return Promise.resolve('opened')
    },
    notify: () => Promise.resolve(),
    copyText: (text) => navigator.clipboard.writeText(text),
    setTitle(title) {
      document.title = title
      return Promise.resolve()
    },
    // A tab has no menu of its own, and its key combinations belong to the browser.
    setMenu: () => Promise.resolve(),
    setAppearance: () => Promise.resolve(),
    bindCaptureKey: () => Promise.resolve('unbound'),
    onCommand: () => () => {},
    onFlush(listener) {
      flushListeners.add(listener)
      return () => void flushListeners.delete(listener)
    },
  }
}
