import type { ComponentType, ReactNode } from 'react'
import type { CallFailure, CallInput, CallName } from '../../shared/contract/index.ts'
import type { Clock, Random } from '../../shared/kernel/index.ts'
import type { TranslationKey } from '../i18n/index.ts'
import type { IconName } from '../ui/icon.tsx'
import type { AppClient } from './client.ts'
import type { CommandGroup } from './commands/command-groups.ts'
import type { DialogName, DialogProps } from './dialogs/dialog-inputs.ts'
import type { Dialogs } from './dialogs/dialogs.ts'
import type { HostApi } from '../host/index.ts'
import type { JobCenter } from './jobs/job-center.ts'
import type { Layers } from './layers/layers.ts'
import type { QueryCache } from './queries/query-cache.ts'
import type { Navigation } from './routes/navigation.ts'
import type { Settings } from './settings.ts'
import type { Write } from './writes/writes.ts'

/*
 * The shapes that know each other, in one place: what the frame offers, and what a feature hands to it.
 */

/** What every part of the interface works with. Made once per window, handed down by context, never imported. */
export interface Frame {
  readonly client: AppClient
  readonly host: HostApi
  readonly clock: Clock
  readonly random: Random
  readonly features: readonly Feature[]
  readonly queries: QueryCache
  /** A change of data: optimistic if the caller says how, refusals said in words, undo offered. */
  readonly write: Write
  readonly jobs: JobCenter
  readonly navigation: Navigation
  readonly commands: CommandRegistry
  readonly layers: Layers
  /** Dialogs of other features: `dialogs.open('promise.edit', { accountId })`. */
  readonly dialogs: Dialogs
  /** The settings as last known, without waiting. Components use `useSettings`. */
  settings(): Settings
  onSettings(listener: () => void): () => void
  /** Shows at once. False: refused, said in words and taken back. */
  changeSettings(change: CallInput<'settings.set'>): Promise<boolean>
  /** Says a refusal in words, with what is safe and an id to copy. */
  tellFailure(failure: CallFailure<CallName>, retry?: () => void): void
  /** Runs before the window goes, and when it is put away: hand over what has been typed. */
  onFlush(listener: () => Promise<unknown>): () => void
  stop(): void
}

/** Where a command stands in the native menu. Groups of one menu are parted by lines, in the order of their number. */
export interface MenuPlace {
  readonly menu: 'file' | 'edit' | 'view' | 'go' | 'help'
  readonly group: number
}

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

export interface CommandRegistry {
  /** Later additions come first: what the open page brings wins over what is always there. */
  add(commands: readonly Command[]): () => void
  /** All commands, each id once, most local first. The same array until something changes. */
  list(): readonly Command[]
  find(id: string): Command | undefined
  /** Runs it when it makes sense now. Answers whether it did. */
  run(id: string, frame: Frame): boolean
  subscribe(listener: () => void): () => void
}

export type RouteParameters = Readonly<Record<string, string>>

export interface RouteProps<Parameters extends RouteParameters = RouteParameters> {
  readonly params: Parameters
}

/** Code that can be fetched ahead of need. */
export interface Preparable {
  readonly load?: () => Promise<unknown>
}

/** One kind of place. `component` may be `lazyPage(…)`. */
export interface RouteDefinition {
  /** `/accounts`, `/accounts/:id`. The first that fits wins, so the more particular comes first. */
  readonly pattern: string
  /** The breadcrumb's word and the window's title, until the page says better with `usePage`. */
  readonly titleKey: TranslationKey
  /** The rail entry that is lit here. */
  readonly railId?: string
  /** Breadcrumbs before this one. */
  readonly parents?: readonly { readonly titleKey: TranslationKey; readonly route: string }[]
  readonly component: ((props: RouteProps<never>) => ReactNode) & Preparable
  /** Asks for the page's data ahead of need. */
  preload?(frame: Frame, params: RouteParameters): void
}

/** An entry of the dark rail: two characters under an icon. */
export interface RailEntry {
  readonly id: string
  readonly labelKey: TranslationKey
  readonly icon: IconName
  readonly route: string
  /** Entries stand in the order of this number: 10 today, 20 accounts, 30 notes, 40 requirements … */
  readonly position: number
  /** The letter after G: `G A`. */
  readonly goKey?: string
}

/** How the palette and the search page open what they found. */
export interface RecordKind {
  /** The search kind: `account`, `person`, `note`, `requirement` … */
  readonly kind: string
  readonly icon: IconName
  readonly labelKey: TranslationKey
  /** Where the record is shown. `position` is the place of a match in its text. */
  route(record: {
    readonly id: string
    readonly accountId: string | null
    readonly position?: number | null
  }): string | null
}

/** Everything a feature brings to the frame. Its `index.ts` exports one; `renderer/boot/features.ts` lists them. */
export interface Feature {
  readonly id: string
  readonly routes?: readonly RouteDefinition[]
  readonly commands?: readonly Command[]
  readonly rail?: readonly RailEntry[]
  readonly records?: readonly RecordKind[]
  /** The dialogs that other features may ask for by name; `lazyComponent(…)` is fine. */
  readonly dialogs?: { readonly [Name in DialogName]?: ComponentType<DialogProps<Name>> }
  /** Mounted once beside the pages while a workspace is open: dialogs, peeks, listeners. */
  readonly overlay?: ComponentType
  /** Mounted in the first run, third step: how customers are brought in. */
  readonly importStart?: ComponentType<{ readonly onDone: () => void }>
  /** Runs once when the workspace has opened; answers what stops it. */
  start?(frame: Frame): () => void
}
