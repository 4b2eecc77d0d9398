import type { HostFacts, HostWords, Language, Menu, Theme } from '../../shared/rpc/index.ts'

/** A file that a person has chosen. The renderer knows its name and can have it sent, and never learns its path. */
export interface ChosenFile {
  readonly name: string
  /** With the chosen folder's name in front, where a folder was chosen; else the name. */
  readonly relativePath: string
  /** Bytes. */
  readonly size: number
  /** Streams the bytes to an upload ticket of the core. */
  send(ticket: string): Promise<'done' | 'refused' | 'failed'>
}

export interface PickOptions {
  readonly title: string
  readonly multiple: boolean
  readonly folder: boolean
  /** Without dots; empty means any. */
  readonly extensions: readonly string[]
}

/** What a host may be able to do. Features ask for the ability, never for the host's name. */
export type HostAbility = 'printToFile' | 'globalKey' | 'microphone'

/** What only the host of the page can do for a person. Implementations: Electron, web, and the fake of the tests. */
export interface HostApi {
  readonly facts: HostFacts
  can(ability: HostAbility): boolean

  /** Empty when the person chose nothing. */
  pickFiles(options: PickOptions): Promise<readonly ChosenFile[]>
  /** A file that was dropped, pasted or recorded. */
  fromFile(file: File): ChosenFile
  /** Lets the person keep a download ticket's bytes under a name. */
  saveDownload(ticket: string, name: string): Promise<'saved' | 'cancelled' | 'failed'>
  /** The address of a download ticket inside the page, for pictures and sound. */
  ticketUrl(ticket: string): string
  /** Prints to a PDF where the host can, else opens the print dialog. */
  print(name: string, options?: { readonly landscape?: boolean }): Promise<'saved' | 'cancelled' | 'failed'>
  /** A stream of the microphone; null where there is none or the person said no. */
  microphone(): Promise<MediaStream | null>
  /** Opens https and mailto outside, after asking. */
  openLink(url: string): Promise<'opened' | 'declined' | 'refused'>
  notify(title: string, body: string): Promise<void>
  copyText(text: string): Promise<void>
  setTitle(title: string): Promise<void>
  setMenu(menus: readonly Menu[]): Promise<void>
  setAppearance(appearance: { readonly language: Language; readonly theme: Theme }): Promise<void>
  /** Binds the one key that works outside of the window; null takes it back. */
  bindCaptureKey(
    wish: { readonly accelerator: string; readonly route: string } | null,
  ): Promise<'bound' | 'taken' | 'unbound'>

  /** A menu entry was chosen. */
  onCommand(listener: (id: string) => void): () => void
  /** The window is about to go: what has been typed is handed to the core before the answer. */
  onFlush(listener: () => Promise<void>): () => void
}

/** The host's own questions speak the person's language; the words come from the catalogues. */
export type HostWordsSource = () => HostWords
