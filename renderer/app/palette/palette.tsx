import { overlays } from '../shell/overlays.ts'
import { PaletteDialog } from './palette-dialog.tsx'

/** Ctrl+K: commands and names. Ctrl+P: names only. */
export function Palette() {
  const open = overlays((state) => state.open)
  if (open !== 'palette' && open !== 'goTo') return null
  return <PaletteDialog mode={open === 'goTo' ? 'goTo' : 'palette'} />
}
