import type { ComponentType } from 'react'
import type { TranslationKey } from '../i18n/index.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Command } from './commands/command.ts'
import type { Frame } from './frame.ts'
import type { RouteDefinition } from './routes/route.ts'

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
  /** Mounted once beside the pages while a workspace is open: dialogs, peeks, listeners. */
  readonly overlay?: ComponentType
  /** Mounted in the first run, third step: how customers are brought in. */
  readonly importStart?: ComponentType<{ readonly onDone: () => void }>
  /** Runs once when the workspace has opened; answers what stops it. */
  start?(frame: Frame): () => void
}

export const defineFeature = (feature: Feature): Feature => feature
