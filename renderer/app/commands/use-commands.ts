import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useFrame } from '../frame-context.ts'
import type { Command } from '../frame.ts'

/**
 * Commands of what is on screen: they exist while the component is mounted and win over the app's own with the same id
 * or shortcut. The list may be written in place; ids, shortcuts and titles are read once per change of `key`.
 */
export function useCommands(commands: readonly Command[]): void {
  const frame = useFrame()
  const latest = useRef(commands)
  latest.current = commands
  // Handlers close over the latest render; only what the registry shows to others makes it register again.
  const shape = JSON.stringify(
    commands.map(({ id, titleKey, shortcut, icon, menu, group, isInPalette }) => [
      id,
      titleKey,
      shortcut,
      icon,
      menu,
      group,
      isInPalette,
    ]),
  )
  useEffect(() => {
    const stable = latest.current.map((command, index): Command => {
      const now = (): Command => latest.current[index] ?? command
      return {
        ...command,
        when: (given) => now().when?.(given) ?? true,
        run: (given) => now().run(given),
      }
    })
    return frame.commands.add(stable)
  }, [frame, shape])
}

export function useCommandList(): readonly Command[] {
  const { commands } = useFrame()
  return useSyncExternalStore(commands.subscribe, commands.list)
}
