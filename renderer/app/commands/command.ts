import type { TranslationKey } from '../../i18n/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import type { Frame } from '../frame.ts'

/** Where a command stands in the native menu. Groups of one menu are parted by lines, in the order of their number. */
export interface MenuPlace {
  readonly menu: 'file' | 'edit' | 'view' | 'go' | 'help'
  readonly group: number
}

/** The sections of the key map. */
export const commandGroups = ['go', 'find', 'record', 'edit', 'view', 'app'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** One thing a person can do. It appears in the palette, the key map and, with a place, in the menu, all from here. */
export interface Command {
  /** `area.verb`; stays the same for ever, because changed shortcuts are kept under it. */
  readonly id: string
  readonly titleKey: TranslationKey
  readonly icon?: IconName
  readonly group: CommandGroup
  /** `Ctrl+K`, `G A`, `Shift+N`. People can change it. */
  readonly shortcut?: string
  /** More ways that are not shown and not changed. */
  readonly otherShortcuts?: readonly string[]
  readonly menu?: MenuPlace
  /** False: only by shortcut and menu, not listed in the palette. */
  readonly isInPalette?: boolean
  /** Acts also while the focus is in text (only shortcuts with Ctrl or Alt can). Default true. */
  readonly worksInText?: boolean
  /** Acts also while a dialog is open. Default false. */
  readonly worksInDialogs?: boolean
  /** Whether it makes sense now. Without it: always. */
  when?(frame: Frame): boolean
  run(frame: Frame): void | Promise<void>
}

/** Checks nothing, changes nothing: gives the literal the type and a place to look commands up by. */
export const defineCommand = (command: Command): Command => command
