import { useSyncExternalStore } from 'react'
import { createStore } from './store.ts'

export type Politeness = 'polite' | 'assertive'

interface Announcement {
  readonly text: string
  readonly serial: number
}

const silent: Announcement = { text: '', serial: 0 }
const stores = { polite: createStore(silent), assertive: createStore(silent) }
const pauseMs = 200
const pending: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined }

/**
 * Says a text to screen readers. Polite ones are throttled: of several within a fifth of a second the last is said,
 * because a filter count that changes with every key would never be silent. Assertive: errors, once.
 */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  const store = stores[politeness]
  const say = () => store.set({ text, serial: store.get().serial + 1 })
  if (politeness === 'assertive') {
    say()
    return
  }
  clearTimeout(pending.timer)
  pending.timer = setTimeout(say, pauseMs)
}

function Region({ politeness }: { readonly politeness: Politeness }) {
  const store = stores[politeness]
  const { text, serial } = useSyncExternalStore(store.subscribe, store.get)
  return (
    <div
      className="visually-hidden"
      aria-live={politeness}
      aria-atomic="true"
      role={politeness === 'polite' ? 'status' : 'alert'}
    >
      {/* A new node, so that the same words twice are said twice. */}
      <span key={serial}>{text}</span>
    </div>
  )
}

/** One per window, in the frame. */
export function LiveRegion() {
  return (
    <>
      <Region politeness="polite" />
      <Region politeness="assertive" />
    </>
  )
}
