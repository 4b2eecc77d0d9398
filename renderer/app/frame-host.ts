import type { Language } from '../i18n/index.ts'
import type { Menu } from '../../shared/rpc/index.ts'

/** What the frame asks of its host; every `HostApi` of renderer/host can do it. */
export interface FrameHost {
  setTitle(title: string): Promise<void>
  setMenu(menus: readonly Menu[]): Promise<void>
  setAppearance(appearance: {
    readonly language: Language
    readonly theme: 'system' | 'light' | 'dark'
  }): Promise<void>
  copyText(text: string): Promise<void>
  /** A menu entry was chosen. */
  onCommand(listener: (id: string) => void): () => void
  /** The window is about to go: what has been typed is handed to the core before the answer. */
  onFlush(listener: () => Promise<void>): () => void
}
