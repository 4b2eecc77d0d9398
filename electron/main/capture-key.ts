import type { GlobalShortcut } from 'electron'

export type CaptureKeyOutcome = 'bound' | 'taken' | 'unbound'

/** The one key that works while another program is in front. */
export interface CaptureKey {
  bind(wish: { readonly accelerator: string; readonly route: string } | null): CaptureKeyOutcome
}

export function createCaptureKey(shortcuts: GlobalShortcut, openAt: (route: string) => void): CaptureKey {
  let bound: string | null = null
  return {
    bind(wish) {
      if (bound !== null) shortcuts.unregister(bound)
      bound = null
      if (wish === null) return 'unbound'
      try {
        if (!shortcuts.register(wish.accelerator, () => openAt(wish.route))) return 'taken'
      } catch {
        // A text that is no key at all.
        return 'taken'
      }
      bound = wish.accelerator
      return 'bound'
    },
  }
}
