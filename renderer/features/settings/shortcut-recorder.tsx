import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { chordOf, type Chord, type Shortcut, shortcutToText } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { isImeKey, isMac } from '../../ui/index.ts'

export interface ShortcutRecorderProps {
  readonly label: string
  readonly onShortcut: (shortcut: Shortcut) => void
  readonly onCancel: () => void
}

/** How long the first key of `G A` waits for its second. */
const secondKeyMs = 1_200

/** Takes the next keys instead of acting on them. Esc gives up; one more key within a moment makes a sequence. */
export function ShortcutRecorder({ label, onShortcut, onCancel }: ShortcutRecorderProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState<Chord | null>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    if (first === null) return
    const timer = window.setTimeout(() => onShortcut([first]), secondKeyMs)
    return () => window.clearTimeout(timer)
  }, [first, onShortcut])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      onCancel()
      return
    }
    const chord = chordOf(event.nativeEvent, isMac())
    if (chord === null) return
    if (first !== null) onShortcut([first, chord])
    // With Ctrl or Alt the combination is whole; a bare letter may be the first of two.
    else if (chord.mod || chord.alt) onShortcut([chord])
    else setFirst(chord)
  }
  return (
    <div
      ref={box}
      role="textbox"
      aria-readonly="true"
      aria-label={label}
      tabIndex={0}
      className="set-rec"
      data-records-keys
      onKeyDown={onKeyDown}
      onBlur={onCancel}
    >
      {first === null
        ? t('settings.shortcuts.recording')
        : t('settings.shortcuts.pressed', { keys: shortcutToText([first]) })}
    </div>
  )
}
