import { type CompositionEvent, type KeyboardEvent as ReactKeyboardEvent, useRef } from 'react'

/**
 * Whether a key belongs to an input method. Enter, Esc, arrows and letters then choose candidates and are not ours.
 * `keyCode` 229 covers the keydown that starts a composition, and Safari-like orders where `isComposing` is already false.
 */
export function isImeKey(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}

/** On an element around a React Aria control: keys of an input method do not reach its handlers. */
export const imeGuard = {
  onKeyDownCapture: (event: ReactKeyboardEvent): void => {
    if (isImeKey(event)) event.stopPropagation()
  },
}

/** Whether the press of a letter may act as a command: no input method, no modifier, focus not in text. */
export function isSingleKeyCommand(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return false
  return !(event.target instanceof Element && isTextEntry(event.target))
}

const buttonTypes = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
])

/** Whether typing in the element writes text. */
export function isTextEntry(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !buttonTypes.has(element.type)
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || element.closest('[contenteditable="true"]') !== null)
  )
}

export interface Composition {
  /** Whether a composition runs right now. */
  readonly isComposing: () => boolean
  /** Spread on the input. */
  readonly handlers: {
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  }
}

/** Follows the composition of one input; `onCommit` gets the whole text when the input method hands it over. */
export function useComposition(onCommit?: (text: string) => void): Composition {
  const composing = useRef(false)
  const commit = useRef(onCommit)
  commit.current = onCommit
  const composition = useRef<Composition>({
    isComposing: () => composing.current,
    handlers: {
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: (event) => {
        composing.current = false
        commit.current?.(event.currentTarget.value)
      },
    },
  })
  return composition.current
}
