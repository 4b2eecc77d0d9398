import { createInterfaceStore } from '../stores/interface-state.ts'

/** Which of the frame's own overlays is open: at most one. */
export type OverlayName = 'palette' | 'goTo' | 'keyMap'

export const overlays = createInterfaceStore<{ readonly open: OverlayName | null }>({ open: null })

export const closeOverlay = (): void => overlays.setState({ open: null })
