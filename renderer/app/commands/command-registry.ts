import type { Command, CommandRegistry, Frame } from '../frame.ts'
import { parseShortcut, type Shortcut } from './shortcut.ts'

export function createCommandRegistry(): CommandRegistry {
  const layers: (readonly Command[])[] = []
  const listeners = new Set<() => void>()
  let cached: readonly Command[] | null = null

  const changed = (): void => {
    cached = null
    for (const listener of [...listeners]) listener()
  }
  const list = (): readonly Command[] => {
    if (cached === null) {
      const byId = new Map<string, Command>()
      for (const command of layers.toReversed().flat())
        if (!byId.has(command.id)) byId.set(command.id, command)
      cached = [...byId.values()]
    }
    return cached
  }
  const find = (id: string): Command | undefined => list().find((command) => command.id === id)

  return {
    add(commands) {
      layers.push(commands)
      changed()
      return () => {
        const place = layers.indexOf(commands)
        if (place === -1) return
        layers.splice(place, 1)
        changed()
      }
    },
    list,
    find,
    run(id, frame) {
      const command = find(id)
      if (command === undefined || !isAvailable(command, frame)) return false
      void command.run(frame)
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const isAvailable = (command: Command, frame: Frame): boolean => command.when?.(frame) ?? true

/** Shortcuts that people changed, by command id; empty text switches one off. */
export type ChangedShortcuts = Readonly<Record<string, string>>

export const shortcutTextOf = (command: Command, changed: ChangedShortcuts): string =>
  changed[command.id] ?? command.shortcut ?? ''

export const shortcutsOf = (command: Command, changed: ChangedShortcuts): readonly Shortcut[] =>
  [shortcutTextOf(command, changed), ...(command.otherShortcuts ?? [])]
    .map(parseShortcut)
    .filter((shortcut) => shortcut.length > 0)
