import { isTextEntry } from '../../ui/ime.ts'
import type { Command, Frame } from '../frame.ts'
import { isAvailable, shortcutsOf } from './command-registry.ts'
import { type Chord, chordMatches, chordOf, isSingleKey, type Shortcut } from './shortcut.ts'

/** How long the second key of `G A` may take. */
const sequenceMs = 1_500

export interface KeyboardSituation {
  readonly isInText: boolean
  readonly isInDialog: boolean
  readonly singleKeys: boolean
  readonly changed: Readonly<Record<string, string>>
}

/** What a press means: a command, the beginning of a sequence, or nothing of ours. */
export type KeyDecision =
  | { readonly kind: 'run'; readonly command: Command }
  | { readonly kind: 'wait'; readonly pressed: Shortcut }
  | { readonly kind: 'none' }

/** Decides without doing. `before` are the chords of a sequence that is under way. */
export function decideKey(
  pressed: Chord,
  before: Shortcut,
  commands: readonly Command[],
  situation: KeyboardSituation,
): KeyDecision {
  const sequence = [...before, pressed]
  let isBeginning = false
  for (const command of commands) {
    if (situation.isInDialog && command.worksInDialogs !== true) continue
    for (const shortcut of shortcutsOf(command, situation.changed)) {
      const single = isSingleKey(shortcut)
      if (single && (situation.isInText || !situation.singleKeys)) continue
      if (situation.isInText && command.worksInText === false) continue
      if (!startsWith(shortcut, sequence)) continue
      if (shortcut.length === sequence.length) return { kind: 'run', command }
      isBeginning = true
    }
  }
  return isBeginning ? { kind: 'wait', pressed: sequence } : { kind: 'none' }
}

const startsWith = (shortcut: Shortcut, sequence: Shortcut): boolean =>
  sequence.every((chord, index) => {
    const wanted = shortcut[index]
    return wanted !== undefined && chordMatches(wanted, chord)
  })

export interface KeyboardOptions {
  readonly window: Window
  readonly frame: Frame
  readonly isMac: boolean
}

/**
 * Turns presses into commands. With Ctrl or Alt held a press is taken before the focused control sees it; bare keys
 * are taken only when nothing else wanted them, so that type-ahead, grids and editors keep theirs.
 */
export function listenToKeyboard({ window, frame, isMac }: KeyboardOptions): () => void {
  let before: Shortcut = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const forget = (): void => {
    clearTimeout(timer)
    before = []
  }

  const handle = (event: KeyboardEvent): void => {
    const pressed = chordOf(event, isMac)
    if (pressed === null) return
    const target = event.target instanceof Element ? event.target : null
    // Whoever records a shortcut wants the keys themselves.
    if (target?.closest('[data-records-keys]') != null) return
    const { singleKeys, shortcuts } = frame.settings()
    const available = frame.commands.list().filter((command) => isAvailable(command, frame))
    const decision = decideKey(pressed, before, available, {
      isInText: target !== null && isTextEntry(target),
      isInDialog: target?.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') != null,
      singleKeys,
      changed: shortcuts,
    })
    forget()
    if (decision.kind === 'none') return
    event.preventDefault()
    if (decision.kind === 'wait') {
      before = decision.pressed
      timer = setTimeout(forget, sequenceMs)
      return
    }
    event.stopPropagation()
    if (!event.repeat || decision.command.group === 'go') void decision.command.run(frame)
  }

  const isHeld = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey
  const onCapture = (event: KeyboardEvent): void => {
    if (isHeld(event)) handle(event)
  }
  const onBubble = (event: KeyboardEvent): void => {
    if (!isHeld(event) && !event.defaultPrevented) handle(event)
  }
  window.addEventListener('keydown', onCapture, { capture: true })
  window.addEventListener('keydown', onBubble)
  return () => {
    forget()
    window.removeEventListener('keydown', onCapture, { capture: true })
    window.removeEventListener('keydown', onBubble)
  }
}
