import type { Command, Shortcut } from '../../app/index.ts'
import { forbiddenReason, parseShortcut, shortcutsCollide, shortcutTextOf } from '../../app/index.ts'

/** What stands against binding these keys to a command. */
export type ShortcutObjection =
  | { readonly kind: 'inputMethod' | 'system' }
  | { readonly kind: 'conflict'; readonly command: Command }

/** Input methods and the system come first; then other commands that could never be reached any more. */
export function objectionTo(
  shortcut: Shortcut,
  target: Command,
  commands: readonly Command[],
  changed: Readonly<Record<string, string>>,
): ShortcutObjection | null {
  const reason = forbiddenReason(shortcut)
  if (reason !== null) return { kind: reason }
  const command = commands.find(
    (other) =>
      other.id !== target.id && shortcutsCollide(parseShortcut(shortcutTextOf(other, changed)), shortcut),
  )
  return command === undefined ? null : { kind: 'conflict', command }
}
