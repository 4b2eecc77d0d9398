import { useFrame } from '../frame-context.ts'
import { useSettings } from '../use-settings.ts'
import { shortcutTextOf } from './command-registry.ts'
import { useCommandList } from './use-commands.ts'

/** The keys of a command as the person has set them; empty when there are none. */
export function useShortcutText(id: string): string {
  const { commands } = useFrame()
  useCommandList()
  const { shortcuts } = useSettings()
  const command = commands.find(id)
  return command === undefined ? '' : shortcutTextOf(command, shortcuts)
}
