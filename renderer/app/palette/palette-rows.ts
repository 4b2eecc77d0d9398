import type { CallOutput } from '../../../shared/contract/index.ts'
import type { IconName } from '../../ui/icon.tsx'

export type NameHit = CallOutput<'search.names'>['hits'][number]

/** A command as the palette lists it: already in the person's words, already available. */
export interface CommandEntry {
  readonly id: string
  readonly title: string
  readonly icon: IconName
  readonly shortcut: string
}

export type PaletteRow =
  | { readonly kind: 'command'; readonly key: string; readonly command: CommandEntry }
  | { readonly kind: 'record'; readonly key: string; readonly hit: NameHit }
  | { readonly kind: 'search'; readonly key: string; readonly text: string }

export type PaletteGroupName =
  | 'recent'
  | 'commands'
  | 'account'
  | 'note'
  | 'person'
  | 'requirement'
  | 'search'

export interface PaletteGroup {
  readonly name: PaletteGroupName
  readonly rows: readonly PaletteRow[]
}

export interface PaletteInput {
  /** Committed text, never letters of a running composition. */
  readonly text: string
  /** `goTo` lists records only. */
  readonly mode: 'palette' | 'goTo'
  readonly commands: readonly CommandEntry[]
  /** Command ids, the last used first. */
  readonly recentCommands: readonly string[]
  readonly hits: readonly NameHit[]
}

/** As many rows as a person reads and a frame draws. */
export const mostRows = 50
const mostRecentCommands = 4
const mostCommands = 8

const recordGroups = ['account', 'note', 'person', 'requirement'] as const

/**
 * What the palette shows. Fast sources stand above slow ones (commands, then names in the order of their kinds), so
 * that what arrives later never pushes a row away from under the cursor.
 */
export function paletteGroups(input: PaletteInput): readonly PaletteGroup[] {
  const text = input.text.trim()
  const groups = text === '' ? recentGroups(input) : foundGroups(input, text)
  return cut(
    groups.filter(({ rows }) => rows.length > 0),
    mostRows,
  )
}

const toRecord = (hit: NameHit): PaletteRow => ({ kind: 'record', key: `${hit.kind}:${hit.id}`, hit })
const toCommand = (command: CommandEntry): PaletteRow => ({
  kind: 'command',
  key: `command:${command.id}`,
  command,
})

function recentGroups({ mode, commands, recentCommands, hits }: PaletteInput): readonly PaletteGroup[] {
  const recent = recentCommands
    .flatMap((id) => commands.find((command) => command.id === id) ?? [])
    .slice(0, mostRecentCommands)
  const others = commands.filter((command) => !recent.includes(command))
  if (mode === 'goTo') return [{ name: 'recent', rows: hits.map(toRecord) }]
  return [
    { name: 'recent', rows: [...recent.map(toCommand), ...hits.slice(0, 8).map(toRecord)] },
    { name: 'commands', rows: others.map(toCommand) },
  ]
}

function foundGroups({ mode, commands, hits }: PaletteInput, text: string): readonly PaletteGroup[] {
  const found = mode === 'goTo' ? [] : rankCommands(commands, text).slice(0, mostCommands)
  const records = recordGroups.map((kind) => ({
    name: kind,
    rows: hits.filter((hit) => hit.kind === kind).map(toRecord),
  }))
  const search: PaletteRow = { kind: 'search', key: 'search', text }
  return [{ name: 'commands', rows: found.map(toCommand) }, ...records, { name: 'search', rows: [search] }]
}

/** Words of the text must all occur; titles that begin with it come first. */
function rankCommands(commands: readonly CommandEntry[], text: string): readonly CommandEntry[] {
  const wanted = text.toLowerCase()
  const words = wanted.split(/\s+/)
  const ranked = commands.flatMap((command) => {
    const title = command.title.toLowerCase()
    const names = `${title} ${command.id.toLowerCase().replaceAll('.', ' ')}`
    if (!words.every((word) => names.includes(word))) return []
    return [{ command, rank: title.startsWith(wanted) ? 0 : title.includes(wanted) ? 1 : 2 }]
  })
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ command }) => command)
}

function cut(groups: readonly PaletteGroup[], most: number): readonly PaletteGroup[] {
  let room = most
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, room)
    room -= rows.length
    return rows.length > 0 ? [{ ...group, rows }] : []
  })
}

/** The row that is chosen: the person's own choice while it is still there, else the first. */
export function chosenRow(rows: readonly PaletteRow[], wantedKey: string | null): PaletteRow | undefined {
  return rows.find(({ key }) => key === wantedKey) ?? rows[0]
}

export function moveChoice(
  rows: readonly PaletteRow[],
  chosenKey: string | undefined,
  step: 'next' | 'previous' | 'first' | 'last' | 'pageDown' | 'pageUp',
): string | null {
  if (rows.length === 0) return null
  const last = rows.length - 1
  const index = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosenKey),
  )
  const page = 8
  const target = {
    next: index === last ? 0 : index + 1,
    previous: index === 0 ? last : index - 1,
    first: 0,
    last,
    pageDown: Math.min(last, index + page),
    pageUp: Math.max(0, index - page),
  }[step]
  return rows[target]?.key ?? null
}
