import { isImeKey } from '../../ui/index.ts'

/** Where the focus was, and what stood around it: once it is gone its neighbours cannot be asked for any more. */
interface Place {
  readonly element: HTMLElement
  readonly nearby: readonly (Element | null | undefined)[]
}

const rows = 'li, tr, [role="row"], [role="option"]'
const parts = 'section, [role="group"], aside, main'
/** Lists that draw what is in sight, and give the focus back to their rows themselves. */
const ownKeepers = '[role="grid"], [role="listbox"], [role="menu"], .tl-all, .cm-editor'
const focusable = 'button:not([disabled]), a[href], input:not([disabled]), [tabindex="0"]'

const placeOf = (element: HTMLElement): Place => {
  const row = element.closest(rows)
  const part = element.closest(parts)
  return {
    element,
    nearby: [
      row,
      row?.nextElementSibling,
      row?.previousElementSibling,
      part,
      part?.parentElement?.closest(parts),
    ],
  }
}

/** Longer than a write takes that a press began. */
const pressMs = 2_000

/**
 * Whoever removes a row by its button keeps a place to go on from (interface.md §3, 19): the focus goes to the row that
 * takes its place, else to the one before, else to the part of the page. Only what a press took away counts.
 */
export function keepFocus(document: Document, now: () => number): () => void {
  let last: Place | null = null
  let pressedAt = Number.NEGATIVE_INFINITY
  const onFocus = ({ target }: FocusEvent): void => {
    last = target instanceof HTMLElement && target.closest(ownKeepers) === null ? placeOf(target) : null
  }
  // A press by key makes no click: the kit takes the key.
  const onPress = (event: Event): void => {
    if (event instanceof KeyboardEvent && (isImeKey(event) || (event.key !== 'Enter' && event.key !== ' ')))
      return
    pressedAt = now()
  }
  const goOn = (gone: Place): void => {
    // Whoever knows better has had its frame by now: a dialog that gives focus back, a list that moves its own.
    if (document.activeElement !== document.body) return
    const found = gone.nearby
      .filter((each) => each?.isConnected === true)
      .map((each) => each?.querySelector<HTMLElement>(focusable))
      .find((each) => each != null)
    const target = found ?? document.getElementById('page')
    target?.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(() => {
    if (last === null || last.element.isConnected) return
    const gone = last
    last = null
    if (now() - pressedAt > pressMs || document.activeElement !== document.body) return
    requestAnimationFrame(() => requestAnimationFrame(() => goOn(gone)))
  })
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', onFocus)
  const presses = ['click', 'keydown'] as const
  for (const press of presses) document.addEventListener(press, onPress, { capture: true })
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocus)
    for (const press of presses) document.removeEventListener(press, onPress, { capture: true })
  }
}
