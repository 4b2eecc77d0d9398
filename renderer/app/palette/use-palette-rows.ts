import { useMemo } from 'react'
import { useT } from '../../i18n/index.ts'
import { isAvailable, shortcutTextOf } from '../commands/command-registry.ts'
import { useCommandList } from '../commands/use-commands.ts'
import { useFrame } from '../frame-context.ts'
import { useQuery } from '../queries/use-query.ts'
import { useSettings } from '../use-settings.ts'
import { type CommandEntry, mostRows, type PaletteGroup, paletteGroups } from './palette-rows.ts'
import { recentCommands } from './recent-commands.ts'

export function usePaletteRows(mode: 'palette' | 'goTo', text: string): readonly PaletteGroup[] {
  const t = useT()
  const frame = useFrame()
  const list = useCommandList()
  const { shortcuts } = useSettings()
  const recent = recentCommands((state) => state.ids)
  // Names come a moment later than commands; meanwhile the names of the text before stay where they are.
  const names = useQuery('search.names', { text, limit: mostRows }, { keepPrevious: true }).data

  const commands = useMemo(
    () =>
      list
        .filter((command) => command.isInPalette !== false && isAvailable(command, frame))
        .map(
          (command): CommandEntry => ({
            id: command.id,
            title: command.id.startsWith('go.')
              ? t('app.command.go', { place: t(command.titleKey) })
              : t(command.titleKey),
            icon: command.icon ?? 'right',
            shortcut: shortcutTextOf(command, shortcuts),
          }),
        ),
    [list, frame, t, shortcuts],
  )
  return useMemo(
    () => paletteGroups({ text, mode, commands, recentCommands: recent, hits: names?.hits ?? [] }),
    [text, mode, commands, recent, names],
  )
}
