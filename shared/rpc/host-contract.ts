import { z } from 'zod'

/**
 * What the interface asks of its Electron host, besides the core: things that only the host can do for a person.
 * Checked on arrival in the main process. Paths of the machine appear in none of them.
 */

const label = z.string().min(1).max(200)
const handle = z.string().regex(/^[\w-]{1,64}$/)
const ticket = z.string().regex(/^[\w-]{16,128}$/)
/** A place inside the renderer, as the router writes it after the `#`. */
const route = z.string().regex(/^\/[\w\-/]{0,200}$/)
/** A proposed file name; the host cleans it further for the platform it runs on. */
const fileName = z.string().min(1).max(255)

export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export const themes = ['system', 'light', 'dark'] as const

/** Entries of the native menu that the platform carries out itself; their words still come from the catalogues. */
export const menuRoles = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  'minimize',
  'zoom',
  'close',
  'quit',
  'hide',
  'hideOthers',
  'unhide',
  'front',
  'togglefullscreen',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'services',
  'about',
] as const

const commandItem = z.strictObject({
  kind: z.literal('command'),
  id: z.string().regex(/^[\w.-]{1,80}$/),
  label,
  /** Shown beside the entry in Electron's notation, such as `CmdOrCtrl+K`. */
  accelerator: z.string().max(40).optional(),
  enabled: z.boolean().optional(),
  checked: z.boolean().optional(),
})
const roleItem = z.strictObject({ kind: z.literal('role'), role: z.enum(menuRoles), label })
const separatorItem = z.strictObject({ kind: z.literal('separator') })
const plainItem = z.discriminatedUnion('kind', [commandItem, roleItem, separatorItem])
const subMenu = z.strictObject({ kind: z.literal('menu'), label, items: z.array(plainItem).max(100) })
const menuItem = z.discriminatedUnion('kind', [commandItem, roleItem, separatorItem, subMenu])

export const menuSchema = z.strictObject({ label, items: z.array(menuItem).max(100) })

/** Words of the host's own questions and menus, from the renderer's catalogues. */
export const hostWordsSchema = z.strictObject({
  openLink: label,
  open: label,
  cancel: label,
  undo: label,
  redo: label,
  cut: label,
  copy: label,
  paste: label,
  selectAll: label,
  learnSpelling: label,
  coreIsGone: label,
})

const outcome = <const Word extends readonly [string, ...string[]]>(...words: Word) =>
  z.strictObject({ outcome: z.enum(words) })
const nothing = z.strictObject({})

export const hostCalls = {
  /** Lets the person choose files or a folder; answers with handles, names and sizes. */
  'files.pick': {
    input: z.strictObject({
      title: label,
      multiple: z.boolean(),
      folder: z.boolean(),
      /** Without dots; empty means any. */
      extensions: z.array(z.string().regex(/^[A-Za-z0-9]{1,10}$/)).max(30),
    }),
    output: z.strictObject({
      files: z.array(
        z.strictObject({ handle, name: z.string(), relativePath: z.string(), size: z.number() }),
      ),
    }),
  },
  /** Streams a chosen file to an upload ticket of the core. */
  'files.upload': { input: z.strictObject({ handle, ticket }), output: outcome('done', 'refused', 'failed') },
  /** Asks where to keep a download ticket's bytes and writes them there. */
  'download.save': {
    input: z.strictObject({ ticket, name: fileName }),
    output: outcome('saved', 'cancelled', 'failed'),
  },
  /** Opens a link outside, after asking. */
  'link.open': {
    input: z.strictObject({ url: z.string().max(2048) }),
    output: outcome('opened', 'declined', 'refused'),
  },
  'notice.show': {
    input: z.strictObject({ id: handle, title: label, body: z.string().max(500) }),
    output: nothing,
  },
  'title.set': { input: z.strictObject({ title: z.string().max(300) }), output: nothing },
  'menu.set': { input: z.strictObject({ menus: z.array(menuSchema).max(12) }), output: nothing },
  /** Prints the page as it stands to a PDF file that the person names. */
  'print.pdf': {
    input: z.strictObject({ name: fileName, landscape: z.boolean() }),
    output: outcome('saved', 'cancelled', 'failed'),
  },
  'clipboard.write': { input: z.strictObject({ text: z.string().max(5_000_000) }), output: nothing },
  /** Opens the microphone to this page for the request that follows at once. */
  'microphone.arm': { input: nothing, output: outcome('armed', 'denied') },
  /** Language of the host's own questions, and the theme, kept so that the next start has no flash. */
  'appearance.set': {
    input: z.strictObject({ language: z.enum(languages), theme: z.enum(themes), words: hostWordsSchema }),
    output: nothing,
  },
  /** Binds the one global key to a small window at a route; null takes it back. */
  'capture.bind': {
    input: z.strictObject({ accelerator: z.string().min(3).max(40), route }).nullable(),
    output: outcome('bound', 'taken', 'unbound'),
  },
  /** Answers a `flush` event: everything typed has been handed to the core. */
  'flush.done': { input: z.strictObject({ id: handle }), output: nothing },
} as const

export const hostEvents = {
  /** A menu entry was chosen. */
  command: z.strictObject({ id: z.string() }),
  /** The window is about to go: hand over what has been typed, then answer with `flush.done`. */
  flush: z.strictObject({ id: handle }),
  'notice.clicked': z.strictObject({ id: handle }),
} as const

export type HostCallName = keyof typeof hostCalls
export type HostInput<Name extends HostCallName> = z.input<(typeof hostCalls)[Name]['input']>
export type HostOutput<Name extends HostCallName> = z.output<(typeof hostCalls)[Name]['output']>
export type HostEventName = keyof typeof hostEvents
export type HostEvent<Name extends HostEventName> = z.output<(typeof hostEvents)[Name]>
export type Menu = z.output<typeof menuSchema>
export type HostWords = z.output<typeof hostWordsSchema>
export type MenuItem = Menu['items'][number]
export type Language = (typeof languages)[number]
export type Theme = (typeof themes)[number]

/** What does not change while the page lives. */
export interface HostFacts {
  readonly platform: 'win32' | 'darwin' | 'linux'
  readonly appVersion: string
  /** The language of the operating system, BCP 47. */
  readonly systemLanguage: string
}

/** What the preload puts on `window.bowtie`: functions and facts, no Electron object. */
export interface HostBridge {
  post(text: string): void
  onText(listener: (text: string) => void): () => void
  onLink(listener: (isUp: boolean) => void): () => void
  host(name: string, input: unknown): Promise<unknown>
  onHost(listener: (name: string, data: unknown) => void): () => void
  readonly facts: HostFacts
}
