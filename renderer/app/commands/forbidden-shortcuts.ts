import { parseShortcut, type Shortcut, shortcutsCollide } from './shortcut.ts'

/** Why a shortcut is never bound: an input method or the system already listens to it (interface.md 16). */
export type ForbiddenReason = 'inputMethod' | 'system'

const inputMethodKeys = [
  'Ctrl+Space',
  'Shift+Space',
  'Ctrl+.',
  'Ctrl+Shift+F',
  'Ctrl+Shift+B',
  'Ctrl+Shift+K',
  'Ctrl+Alt+Space',
  'Ctrl+Shift+1',
  'Ctrl+Shift+2',
]

const systemKeys = [
  'Alt+F4',
  'Alt+Tab',
  'Alt+Space',
  'Alt+Esc',
  'Ctrl+Alt+Delete',
  'Ctrl+Esc',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+A',
  'Ctrl+W',
  'Ctrl+Q',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Esc',
  'F5',
  'F11',
  'F12',
  'Ctrl+R',
]

const forbidden: readonly { readonly shortcut: Shortcut; readonly reason: ForbiddenReason }[] = [
  ...inputMethodKeys.map((text) => ({ shortcut: parseShortcut(text), reason: 'inputMethod' as const })),
  ...systemKeys.map((text) => ({ shortcut: parseShortcut(text), reason: 'system' as const })),
]

export function forbiddenReason(shortcut: Shortcut): ForbiddenReason | null {
  return forbidden.find((entry) => shortcutsCollide(entry.shortcut, shortcut))?.reason ?? null
}
