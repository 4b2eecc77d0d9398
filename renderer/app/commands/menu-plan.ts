import type { Translate, TranslationKey } from '../../i18n/index.ts'
import type { Menu, MenuItem } from '../../../shared/rpc/index.ts'
import type { Command, MenuPlace } from '../frame.ts'
import { type ChangedShortcuts, shortcutTextOf } from './command-registry.ts'
import { parseShortcut, type Shortcut } from './shortcut.ts'

type MenuName = MenuPlace['menu']

interface MenuEnds {
  readonly before?: (t: Translate) => readonly MenuItem[]
  readonly after?: (t: Translate) => readonly MenuItem[]
}

const role = (name: Extract<MenuItem, { kind: 'role' }>['role'], label: string): MenuItem => ({
  kind: 'role',
  role: name,
  label,
})

/** What the platform itself does: the same text commands as in every other app. */
const platformItems: Readonly<Record<MenuName, MenuEnds>> = {
  file: { after: (t) => [role('close', t('app.menu.close')), role('quit', t('app.menu.quit'))] },
  edit: {
    before: (t) => [
      role('undo', t('app.command.undo')),
      role('redo', t('app.command.redo')),
      { kind: 'separator' },
      role('cut', t('app.menu.cut')),
      role('copy', t('app.menu.copy')),
      role('paste', t('app.menu.paste')),
      role('selectAll', t('app.menu.selectAll')),
    ],
  },
  view: { after: (t) => [role('togglefullscreen', t('app.menu.fullscreen'))] },
  go: {},
  help: {},
}

const menuOrder: readonly MenuName[] = ['file', 'edit', 'view', 'go', 'help']

/** The native menu, from the same commands as palette and key map. */
export function menuPlan(
  commands: readonly Command[],
  changed: ChangedShortcuts,
  isEnabled: (command: Command) => boolean,
  t: Translate,
): readonly Menu[] {
  return menuOrder.map((name) => {
    const placed = commands
      .flatMap((command) => (command.menu?.menu === name ? [{ command, group: command.menu.group }] : []))
      .toSorted((left, right) => left.group - right.group)
    const own: MenuItem[] = []
    for (const [index, { command, group }] of placed.entries()) {
      if (index > 0 && placed[index - 1]?.group !== group) own.push({ kind: 'separator' })
      const accelerator = toAccelerator(parseShortcut(shortcutTextOf(command, changed)))
      own.push({
        kind: 'command',
        id: command.id,
        label: t(command.titleKey),
        ...(accelerator === null ? {} : { accelerator }),
        enabled: isEnabled(command),
      })
    }
    const { before, after } = platformItems[name]
    const parts = [before?.(t) ?? [], own, after?.(t) ?? []].filter((part) => part.length > 0)
    const items = parts.flatMap((part, index): readonly MenuItem[] =>
      index === 0 ? part : [{ kind: 'separator' }, ...part],
    )
    return { label: t(`app.menu.${name}` satisfies TranslationKey), items }
  })
}

const acceleratorKeys: Readonly<Record<string, string>> = {
  arrowleft: 'Left',
  arrowright: 'Right',
  arrowup: 'Up',
  arrowdown: 'Down',
  ' ': 'Space',
  escape: 'Esc',
}

/** Electron's notation. Sequences and bare letters have none: a menu would take them out of text fields. */
function toAccelerator(shortcut: Shortcut): string | null {
  const [chord] = shortcut
  if (chord === undefined || shortcut.length > 1 || (!chord.mod && !chord.alt)) return null
  const key = acceleratorKeys[chord.key] ?? chord.key.toUpperCase()
  return [chord.mod && 'CmdOrCtrl', chord.alt && 'Alt', chord.shift && 'Shift', key].filter(Boolean).join('+')
}
