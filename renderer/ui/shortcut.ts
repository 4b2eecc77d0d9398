const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩', Esc: 'esc' }

export const isMac = (): boolean => /mac/i.test(navigator.platform)

/** The keys of a shortcut written `Ctrl+Shift+Z`, as the system names them. A sequence is written `G R`. */
export const shortcutKeys = (shortcut: string, mac: boolean = isMac()): readonly string[] =>
  shortcut.split(/[+ ](?=.)/).map((key) => (mac ? (macSigns[key] ?? key) : key))
