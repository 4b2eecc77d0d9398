import { card, type Point } from './map-data.ts'

/** A part of the map that goes onto one sheet, in pixels of the map. */
export interface PrintPage extends Point {
  readonly width: number
  readonly height: number
}

/** What of A4 across is left for the drawing inside the margins, in CSS pixels. */
const sheet = { width: 1024, height: 540 } as const
/** Smaller than this nobody reads a card on paper. */
const smallest = 0.42
const edge = 24

/**
 * One sheet while the cards stay legible; beyond that a mosaic of sheets, row by row, each beginning a card's size before
 * the one before ends, so that every card is whole on one of them. Sheets without a card are left out.
 */
export function pagesOf(places: readonly Point[]): readonly PrintPage[] {
  if (places.length === 0) return []
  const left = Math.min(...places.map(({ x }) => x)) - edge
  const top = Math.min(...places.map(({ y }) => y)) - edge
  const width = Math.max(...places.map(({ x }) => x)) + card.width + edge - left
  const height = Math.max(...places.map(({ y }) => y)) + card.height + edge - top
  const whole = Math.min(1, sheet.width / width, sheet.height / height)
  if (whole >= smallest) {
    const part = { width: sheet.width / whole, height: sheet.height / whole }
    return [{ x: left - (part.width - width) / 2, y: top, ...part }]
  }
  // As large as it may be while one direction fits, else as small as can be read.
  const scale = Math.max(smallest, Math.min(1, Math.max(sheet.width / width, sheet.height / height)))
  const part = { width: sheet.width / scale, height: sheet.height / scale }
  const stride = { x: part.width - card.width - edge, y: part.height - card.height - edge }
  const pages: PrintPage[] = []
  for (let y = top; y === top || y + card.height < top + height; y += stride.y)
    for (let x = left; x === left || x + card.width < left + width; x += stride.x) {
      const page = { x, y, ...part }
      const isUsed = places.some(
        (place) =>
          place.x < page.x + page.width &&
          place.x + card.width > page.x &&
          place.y < page.y + page.height &&
          place.y + card.height > page.y,
      )
      if (isUsed) pages.push(page)
    }
  return pages
}
