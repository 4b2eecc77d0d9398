import type { GridDensity } from './data-grid-props.ts'

/** Sizes in pixels that the grid reckons with; the style sheet draws the same. */
export const rowHeights: Readonly<Record<GridDensity, number>> = { compact: 28, comfortable: 36 }
export const headerHeight = 30
export const tickWidth = 42
