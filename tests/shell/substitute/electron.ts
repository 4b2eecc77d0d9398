import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { createIpcPair, type PairedPage } from '../../support/ipc-pair.ts'

/**
 * What the built main process and preload get instead of Electron, in a process of their own. It records what is
 * asked of Electron, in order, and lets a test play the operating system, the person, and the page.
 */

export interface JournalEntry {
  readonly name: string
  readonly values: readonly unknown[]
}

export const journal: JournalEntry[] = []
const note = (name: string, ...values: unknown[]): void => void journal.push({ name, values })

const ready = Promise.withResolvers<void>()
const { ipcMain: pairedMain, openPage } = createIpcPair()

/** What a test decides beforehand or changes on the way. */
export const world = {
  isFirstInstance: process.env['SUBSTITUTE_SECOND'] === undefined,
  isDark: false,
  /** `safeStorage`, whose "encryption" is readable here. */
  storageBackend: process.env['SUBSTITUTE_BACKEND'] ?? 'gnome_libsecret',
  /** How the keychain misbehaves at this start: `throws`, `garbage`, `unavailable`; empty where it works. */
  keychain: process.env['SUBSTITUTE_KEYCHAIN'] ?? '',
  displays: [{ id: 1, scaleFactor: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  /** Answers of dialogs, in order. */
  saveAs: [] as (string | null)[],
  picks: [] as string[][],
  messageAnswers: [] as number[],
  onExit: (code: number): void => process.exit(code),
}

/** Holds the end of the process back, so that a test can look; resolves with the code it would have ended with. */
export const beforeExit = (): Promise<number> =>
  new Promise((resolve) => {
    world.onExit = resolve
  })

/** A page as the preload made it: what `window.bowtie` is there. */
export interface SubstitutePage extends PairedPage {
  bowtie: Readonly<Record<string, unknown>> | null
  readonly exposed: string[]
}

export const windows: BrowserWindow[] = []

class App extends EventEmitter {
  readonly isPackaged = false
  whenReady = (): Promise<void> => ready.promise
  getVersion = (): string => '9.8.7'
  getPreferredSystemLanguages = (): string[] => [process.env['SUBSTITUTE_LANGUAGE'] ?? 'zh-Hant-TW', 'en']
  getPath = (name: string): string => `${process.env['SUBSTITUTE_FOLDER']}/${name}`
  setPath = (name: string, path: string): void => note('app.setPath', name, path)
  enableSandbox = (): void => note('app.enableSandbox')
  setAppUserModelId = (id: string): void => note('app.setAppUserModelId', id)
  requestSingleInstanceLock(): boolean {
    note('app.requestSingleInstanceLock')
    return world.isFirstInstance
  }
  /** As Electron does: asks, and ends only when nobody objects. */
  quit(): void {
    let isPrevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    note('app.quit', isPrevented)
  }
  exit(code: number): void {
    note('app.exit', code)
    world.onExit(code)
  }
}
export const app = new App()

type Handler = (...values: never[]) => unknown
const handlersOfSession: Record<string, Handler | null> = {}
const keep =
  (name: string) =>
  (...values: unknown[]): void => {
    note(`session.${name}`)
    handlersOfSession[name] = values.at(-1) as Handler
  }
export const session = {
  defaultSession: {
    handlers: handlersOfSession,
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    ...(process.platform === 'darwin' ? {} : { setBluetoothPairingHandler: keep('bluetooth') }),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
    setSpellCheckerDictionaryDownloadURL: (url: string) => note('session.dictionaries', url),
    addWordToSpellCheckerDictionary: (word: string) => note('session.learn', word),
  },
}

let lastWindow = 0
export class BrowserWindow extends EventEmitter {
  static getFocusedWindow(): BrowserWindow | null {
    return windows.at(-1) ?? null
  }
  readonly options: Record<string, unknown>
  readonly webContents: PairedPage['contents']
  readonly page: SubstitutePage
  readonly number: number
  url = ''
  isGone = false
  bounds = { x: 10, y: 20, width: 1200, height: 800 }

  constructor(options: Record<string, unknown>) {
    super()
    lastWindow += 1
    this.number = lastWindow
    this.options = options
    this.page = Object.assign(openPage('about:blank'), { bowtie: null, exposed: [] as string[] })
    this.webContents = Object.assign(this.page.contents, {
      session: session.defaultSession,
      isCrashed: () => false,
      setWindowOpenHandler: (handler: Handler) => Object.assign(this, { openHandler: handler }),
      reload: () => this.load(this.url),
      replaceMisspelling: (word: string) => note('webContents.replaceMisspelling', word),
      printToPDF: async (wish: unknown) => {
        note('webContents.printToPDF', wish)
        return Buffer.from('%PDF-1.7 printed')
      },
    }) as never
    windows.push(this)
    note('BrowserWindow', options)
    app.emit('web-contents-created', {}, this.webContents)
  }

  /** Loads an address as Chromium would: navigation, preload, first paint. */
  load(url: string): void {
    this.url = url
    this.webContents.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false })
    this.page.ipcRenderer.removeAllListeners()
    this.page.frame = { url, parent: null }
    this.page.bowtie = null
    const { preload, additionalArguments } = this.options['webPreferences'] as Record<string, string> & {
      additionalArguments: string[]
    }
    runPreload(preload ?? '', additionalArguments, this.page)
  }

  async loadURL(url: string): Promise<void> {
    note('window.loadURL', url)
    this.load(url)
    setImmediate(() => this.emit('ready-to-show'))
  }

  show = (): void => note('window.show', this.number)
  focus = (): void => note('window.focus', this.number)
  restore = (): void => note('window.restore', this.number)
  maximize = (): void => note('window.maximize', this.number)
  setTitle = (title: string): void => note('window.setTitle', title)
  setBackgroundColor = (color: string): void => note('window.setBackgroundColor', color)
  isMinimized = (): boolean => false
  isMaximized = (): boolean => false
  isDestroyed = (): boolean => this.isGone
  getNormalBounds = (): object => this.bounds

  /** The person closes it: every listener may object. */
  close(): void {
    let isPrevented = false
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    if (!isPrevented) this.destroy()
  }

  destroy(): void {
    if (this.isGone) return
    note('window.destroy', this.number)
    this.isGone = true
    windows.splice(windows.indexOf(this), 1)
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (windows.length === 0) app.emit('window-all-closed')
  }
}

/**
 * Runs a preload as the sandbox does: a world without Node, in which `require` knows Electron's two renderer modules
 * and nothing else.
 */
function runPreload(path: string, argv: readonly string[], page: SubstitutePage): void {
  const contextBridge = {
    exposeInMainWorld(name: string, value: Readonly<Record<string, unknown>>) {
      page.exposed.push(name)
      page.bowtie = value
    },
  }
  const require = (name: string): object => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return { contextBridge, ipcRenderer: page.ipcRenderer }
  }
  const exports = {}
  runInNewContext(readFileSync(path, 'utf8'), {
    require,
    exports,
    module: { exports },
    process: { argv: ['electron', ...argv], platform: 'linux' },
  })
}

export const ipcMain = {
  on(channel: string, listener: (...values: unknown[]) => void) {
    note('ipcMain.on', channel)
    pairedMain.on(channel, listener as never)
  },
  handle(channel: string, handler: (...values: unknown[]) => unknown) {
    note('ipcMain.handle', channel)
    pairedMain.handle(channel, handler as never)
  },
}

export const protocol = {
  answer: null as ((request: Request) => Promise<Response>) | null,
  registerSchemesAsPrivileged: (schemes: unknown) => note('protocol.registerSchemesAsPrivileged', schemes),
  handle(scheme: string, handler: (request: Request) => Promise<Response>) {
    note('protocol.handle', scheme)
    protocol.answer = handler
  },
}

const failWhereKeychainThrows = (): void => {
  if (world.keychain === 'throws') throw new Error('the keychain is locked')
}
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => world.keychain !== 'unavailable',
  getSelectedStorageBackend: () => world.storageBackend,
  encryptStringAsync: async (text: string) => {
    note('safeStorage.encrypt')
    failWhereKeychainThrows()
    return Buffer.from(`sealed ${text}`)
  },
  decryptStringAsync: async (bytes: Buffer) => {
    note('safeStorage.decrypt')
    failWhereKeychainThrows()
    const result = world.keychain === 'garbage' ? '\u0000garbage' : bytes.toString().replace(/^sealed /, '')
    return { result, shouldReEncrypt: false }
  },
}

export const dialog = {
  async showSaveDialog(_window: unknown, options: unknown) {
    note('dialog.save', options)
    const filePath = world.saveAs.shift() ?? null
    return { canceled: filePath === null, filePath: filePath ?? '' }
  },
  async showOpenDialog(_window: unknown, options: unknown) {
    note('dialog.open', options)
    const filePaths = world.picks.shift() ?? []
    return { canceled: filePaths.length === 0, filePaths }
  },
  async showMessageBox(...values: unknown[]) {
    note('dialog.message', values.at(-1))
    return { response: world.messageAnswers.shift() ?? 1 }
  },
}

export const Menu = {
  shown: null as unknown,
  setApplicationMenu(menu: unknown) {
    note('Menu.setApplicationMenu', menu === null)
    Menu.shown = menu
  },
  buildFromTemplate: (template: unknown) => ({
    template,
    popup: () => note('menu.popup', JSON.parse(JSON.stringify(template))),
  }),
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  constructor(options: unknown) {
    super()
    note('Notification', options)
    setImmediate(() => this.emit('click'))
  }
  show(): void {}
}

export const clipboard = { writeText: async (text: string) => note('clipboard.writeText', text) }
export const shell = { openExternal: async (url: string) => note('shell.openExternal', url) }
export const systemPreferences = {
  async askForMediaAccess(kind: string) {
    note('systemPreferences.askForMediaAccess', kind)
    return process.env['SUBSTITUTE_MICROPHONE'] !== 'denied'
  },
}
export const globalShortcut = {
  keys: new Map<string, () => void>(),
  register(key: string, listener: () => void) {
    if (key === 'not a key') throw new Error('bad accelerator')
    if (key === 'Ctrl+Alt+T') return false
    globalShortcut.keys.set(key, listener)
    return true
  },
  unregister: (key: string) => void globalShortcut.keys.delete(key),
  unregisterAll() {
    note('globalShortcut.unregisterAll')
    globalShortcut.keys.clear()
  },
}
export const nativeTheme = {
  themeSource: 'system',
  get shouldUseDarkColors() {
    return nativeTheme.themeSource === 'system' ? world.isDark : nativeTheme.themeSource === 'dark'
  },
}
export const powerMonitor = new EventEmitter()
export const screen = { getPrimaryDisplay: () => world.displays[0], getAllDisplays: () => world.displays }

export const becomeReady = (): void => ready.resolve()

/** A page that no window of ours shows, with the preload's channels in its hands. */
export const openStrangePage = (url: string): PairedPage => openPage(url)

interface WireMessage {
  readonly t: string
  readonly id?: string
  readonly name?: string
  readonly ok?: boolean
  readonly value?: unknown
  readonly data?: { readonly id?: string; readonly state?: string; readonly result?: unknown }
}

let lastCall = 0
/** Sends a call in the words of `shared/rpc`; resolves with what `pick` makes of the messages that come. */
function converse<Value>(
  page: SubstitutePage,
  name: string,
  input: unknown,
  pick: (message: WireMessage, id: string) => Value | undefined,
): Promise<Value> {
  const bridge = page.bowtie as unknown as {
    post(text: string): void
    onText(listener: (text: string) => void): () => void
  }
  lastCall += 1
  const id = `call-${process.pid}-${lastCall}`
  return new Promise((resolve) => {
    const off = bridge.onText((text) => {
      const value = pick(JSON.parse(text) as WireMessage, id)
      if (value === undefined) return
      off()
      resolve(value)
    })
    bridge.post(JSON.stringify({ t: 'call', id, name, input, requestId: id }))
  })
}

/** A call of the page to the core; resolves with the answer's message. */
export const callCore = (page: SubstitutePage, name: string, input: unknown): Promise<unknown> =>
  converse(page, name, input, (message, id) => (message.id === id ? message : undefined))

/** A job of the core; resolves with its last event, or with the answer that refused it. */
export function runJob(page: SubstitutePage, name: string, input: unknown): Promise<unknown> {
  const ended = new Map<string, unknown>()
  let jobId: string | undefined
  return converse(page, name, input, (message, id) => {
    if (message.id === id) {
      if (message.ok !== true) return message
      jobId = (message.value as { jobId: string }).jobId
    } else if (message.name === 'job.changed' && message.data?.state !== 'running') {
      ended.set(message.data?.id ?? '', message.data)
    }
    return jobId === undefined ? undefined : ended.get(jobId)
  })
}

/** What a preload said to its page, for a page that is shown elsewhere. */
type Said = readonly ['text', string] | readonly ['link', boolean] | readonly ['host', string, unknown]
const said: Said[] = []
let wake: () => void = () => {}

export function say(what: Said): void {
  said.push(what)
  wake()
}

/** All that was said since the last time; waits for something. */
export async function nextSaid(): Promise<readonly Said[]> {
  if (said.length === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  return said.splice(0)
}
