import { t } from '../../i18n/index.ts'
import { announce, showToast } from '../../ui/index.ts'
import type { Command, Feature, Frame } from '../frame.ts'
import { redo, undo } from '../history/undo.ts'
import { overlays } from '../shell/overlays.ts'
import { defineCommand } from './command.ts'

/** What can always be done, whatever page is open. */
export const appCommands: readonly Command[] = [
  defineCommand({
    id: 'app.palette',
    titleKey: 'app.command.palette',
    icon: 'search',
    group: 'find',
    shortcut: 'Ctrl+K',
    menu: { menu: 'go', group: 1 },
    isInPalette: false,
    run: () => overlays.setState({ open: 'palette' }),
  }),
  defineCommand({
    id: 'app.goTo',
    titleKey: 'app.command.goTo',
    icon: 'right',
    group: 'find',
    shortcut: 'Ctrl+P',
    menu: { menu: 'go', group: 1 },
    isInPalette: false,
    run: () => overlays.setState({ open: 'goTo' }),
  }),
  defineCommand({
    id: 'app.keyMap',
    titleKey: 'app.command.keyMap',
    icon: 'keyboard',
    group: 'app',
    shortcut: '?',
    menu: { menu: 'help', group: 1 },
    run: () => overlays.setState({ open: 'keyMap' }),
  }),
  defineCommand({
    id: 'app.back',
    titleKey: 'app.command.back',
    icon: 'left',
    group: 'go',
    shortcut: 'Alt+←',
    // There it goes a word on, on a Mac.
    worksInText: false,
    menu: { menu: 'go', group: 2 },
    when: ({ navigation }) => navigation.canGoBack(),
    run: ({ navigation }) => navigation.back(),
  }),
  defineCommand({
    id: 'app.forward',
    titleKey: 'app.command.forward',
    icon: 'right',
    group: 'go',
    shortcut: 'Alt+→',
    // There it goes a word on, on a Mac.
    worksInText: false,
    menu: { menu: 'go', group: 2 },
    when: ({ navigation }) => navigation.canGoForward(),
    run: ({ navigation }) => navigation.forward(),
  }),
  defineCommand({
    id: 'app.undo',
    titleKey: 'app.command.undo',
    icon: 'undo',
    group: 'edit',
    shortcut: 'Ctrl+Z',
    // Text has its own undo, and a dialog's half-filled form is not in the log.
    worksInText: false,
    run: (frame) => undo(frame),
  }),
  defineCommand({
    id: 'app.redo',
    titleKey: 'app.command.redo',
    icon: 'sync',
    group: 'edit',
    shortcut: 'Ctrl+Shift+Z',
    otherShortcuts: ['Ctrl+Y'],
    worksInText: false,
    run: (frame) => redo(frame),
  }),
  defineCommand({
    id: 'app.closeLayer',
    titleKey: 'app.command.closeLayer',
    group: 'app',
    shortcut: 'Esc',
    isInPalette: false,
    when: ({ layers }) => layers.count() > 0,
    run: ({ layers }) => void layers.closeTop(),
  }),
  defineCommand({
    id: 'app.copyLink',
    titleKey: 'app.command.copyLink',
    icon: 'link',
    group: 'record',
    menu: { menu: 'edit', group: 3 },
    run: (frame) => copyLink(frame, frame.navigation.place().route),
  }),
  defineCommand({
    id: 'view.light',
    titleKey: 'app.command.light',
    icon: 'eye',
    group: 'view',
    when: (frame) => frame.settings().theme !== 'light',
    run: async (frame) => void (await frame.changeSettings({ theme: 'light' })),
  }),
  defineCommand({
    id: 'view.dark',
    titleKey: 'app.command.dark',
    icon: 'eye',
    group: 'view',
    when: (frame) => frame.settings().theme !== 'dark',
    run: async (frame) => void (await frame.changeSettings({ theme: 'dark' })),
  }),
  defineCommand({
    id: 'view.systemTheme',
    titleKey: 'app.command.systemTheme',
    icon: 'eye',
    group: 'view',
    when: (frame) => frame.settings().theme !== 'system',
    run: async (frame) => void (await frame.changeSettings({ theme: 'system' })),
  }),
  defineCommand({
    id: 'view.compact',
    titleKey: 'app.command.compact',
    icon: 'density',
    group: 'view',
    when: (frame) => frame.settings().density !== 'compact',
    run: async (frame) => void (await frame.changeSettings({ density: 'compact' })),
  }),
  defineCommand({
    id: 'view.comfortable',
    titleKey: 'app.command.comfortable',
    icon: 'density',
    group: 'view',
    when: (frame) => frame.settings().density !== 'comfortable',
    run: async (frame) => void (await frame.changeSettings({ density: 'comfortable' })),
  }),
  ...(['zh-CN', 'zh-TW', 'en'] as const).map((language) =>
    defineCommand({
      id: `app.language.${language}`,
      titleKey: `app.command.${language === 'zh-CN' ? 'zhCN' : language === 'zh-TW' ? 'zhTW' : 'en'}`,
      icon: 'globe',
      group: 'app',
      when: (frame) => frame.settings().language !== language,
      run: async (frame) => void (await frame.changeSettings({ language })),
    }),
  ),
]

/** `G A`, `G N` …: one command per entry of the rail that has a letter. */
export const railCommands = (features: readonly Feature[]): readonly Command[] =>
  features
    .flatMap((feature) => feature.rail ?? [])
    .toSorted((left, right) => left.position - right.position)
    .map((entry) =>
      defineCommand({
        id: `go.${entry.id}`,
        titleKey: entry.labelKey,
        icon: entry.icon,
        group: 'go',
        ...(entry.goKey === undefined ? {} : { shortcut: `G ${entry.goKey}` }),
        menu: { menu: 'go', group: 3 },
        run: ({ navigation }) => navigation.go(entry.route),
      }),
    )

/** The address of a place, for a note or a message to oneself: it opens on this computer. */
export async function copyLink(frame: Frame, route: string): Promise<void> {
  const address = new URL(window.location.href)
  address.hash = route
  // The one-time token of the loopback host has no place in a link.
  address.search = ''
  await frame.host.copyText(address.href)
  showToast({ text: t('app.link.copied'), icon: 'link' })
  announce(t('app.link.copied'))
}
