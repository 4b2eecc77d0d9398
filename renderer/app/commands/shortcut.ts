import { isImeKey } from '../../ui/ime.ts'

/** One press: `Ctrl+Shift+Z`. `mod` is Ctrl on Windows and Linux, ⌘ on macOS. */
export interface Chord {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** Lower case letter, digit, sign, or a name such as `enter`, `arrowleft`. */
  readonly key: string
}

/** One or more chords pressed one after the other: `G A`. */
export type Shortcut = readonly Chord[]

const keyNames: Readonly<Record<string, string>> = {
  esc: 'escape',
  del: 'delete',
  space: ' ',
  left: 'arrowleft',
  right: 'arrowright',
  up: 'arrowup',
  down: 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
}

/** Reads `Ctrl+K`, `G A`, `?`, `Ctrl++`. Empty text is no shortcut. */
export function parseShortcut(text: string): Shortcut {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const names = part.split(/\+(?=.)/)
      const key = (names.pop() ?? '').toLowerCase()
      const held = new Set(names.map((name) => name.toLowerCase()))
      return {
        mod: held.has('ctrl') || held.has('mod'),
        alt: held.has('alt'),
        shift: held.has('shift'),
        key: keyNames[key] ?? key,
      }
    })
}

const codeKeys: Readonly<Record<string, string>> = {
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
}

/** Signs that an input method in Chinese punctuation mode gives for the same key. */
const fullWidth: Readonly<Record<string, string>> = {
  '？': '?',
  '，': ',',
  '。': '.',
  '、': '\\',
  '【': '[',
  '】': ']',
  '／': '/',
}

/** What the physical key would type on a US keyboard; letters of other scripts leave only this to go by. */
function keyOfCode(code: string): string | null {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase()
  if (/^Digit\d$/.test(code)) return code.slice(5)
  return codeKeys[code] ?? null
}

export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>

/** The chord of a press, or null for a bare modifier and for keys that belong to an input method. */
export function chordOf(event: KeyboardEvent, isMac: boolean): Chord | null {
  if (isImeKey(event)) return null
  const mod = isMac ? event.metaKey : event.ctrlKey
  // The other of the two is the system's: Ctrl on a Mac, the Windows key elsewhere.
  if (isMac ? event.ctrlKey : event.metaKey) return null
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(event.key))
    return null
  const typed = fullWidth[event.key] ?? event.key
  const isPlain = /^[\x21-\x7e]$/.test(typed)
  const physical = keyOfCode(event.code)
  // With Ctrl or Alt held the typed sign depends on layout and system; a plain letter or digit is trusted, else the place.
  const key = isPlain || typed.length > 1 || typed === ' ' ? typed : (physical ?? typed)
  const withShift = event.shiftKey && (mod || event.altKey) && physical !== null && !/^[a-z]$/i.test(key)
  return {
    mod,
    alt: event.altKey,
    shift: event.shiftKey,
    key: (withShift ? physical : key).toLowerCase(),
  }
}

/** Whether a press is this chord. Signs such as `?` say their Shift themselves. */
export function chordMatches(wanted: Chord, pressed: Chord): boolean {
  if (wanted.mod !== pressed.mod || wanted.alt !== pressed.alt || wanted.key !== pressed.key) return false
  const signNeedsShift =
    !wanted.mod && !wanted.alt && wanted.key.length === 1 && !/[a-z0-9 ]/.test(wanted.key)
  return signNeedsShift || wanted.shift === pressed.shift
}

const sameChord = (left: Chord, right: Chord): boolean =>
  left.mod === right.mod && left.alt === right.alt && left.shift === right.shift && left.key === right.key

/** Whether one of the two can never be reached while the other is bound: equal, or the beginning of it. */
export function shortcutsCollide(left: Shortcut, right: Shortcut): boolean {
  const shorter = left.length <= right.length ? left : right
  const longer = shorter === left ? right : left
  return shorter.length > 0 && shorter.every((chord, index) => sameChord(chord, longer[index] ?? chord))
}

/** Whether a shortcut is typed with letters alone: it then acts only outside of text, and can be switched off. */
export const isSingleKey = (shortcut: Shortcut): boolean => {
  const [first] = shortcut
  return first !== undefined && !first.mod && !first.alt && !/^(?:f\d{1,2}|escape)$/.test(first.key)
}

/** `Ctrl+Shift+Z` from chords, in the order of the system's menus. */
export const shortcutToText = (shortcut: Shortcut): string =>
  shortcut
    .map(({ mod, alt, shift, key }) =>
      [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', keyToText(key)].filter(Boolean).join('+'),
    )
    .join(' ')

const shownKeys: Readonly<Record<string, string>> = {
  ' ': 'Space',
  escape: 'Esc',
  delete: 'Del',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
}

const keyToText = (key: string): string =>
  shownKeys[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1))
