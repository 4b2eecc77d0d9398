import { looksLikeDay } from './day-text.ts'
import { parseNumber } from './number-text.ts'

/** How far down a header is looked for: reports put a title and a date above it. */
const searched = 20

const filledCells = (cells: readonly string[]): readonly string[] =>
  cells.filter((cell) => cell.trim() !== '')

/** A cell that a header would not hold: a number, a date, or a flag's value. */
const isData = (cell: string): boolean =>
  parseNumber(cell).ok || looksLikeDay(cell) || /^(?:true|false)$/i.test(cell.trim()) || cell.length > 200

/**
 * Index of the header among the first rows of a table, or null when the first full row is data already.
 * A header fills most of the table's width, repeats nothing, and holds no numbers or dates.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number | null {
  const first = rows.slice(0, searched)
  const widths = first.map((cells) => filledCells(cells).length)
  const width = Math.max(0, ...widths)
  if (width === 0) return null
  for (const [index, cells] of first.entries()) {
    const filled = filledCells(cells)
    // Titles fill one cell of a wide table; a header may leave a few cells blank.
    if (filled.length * 2 <= width) continue
    const names = filled.map((cell) => cell.trim().toLowerCase())
    const distinct = new Set(names).size
    const data = filled.filter(isData).length
    if (data === 0 && distinct * 10 >= names.length * 8) return index
    // The first full row has data in it: there is no header. One odd name among many (`2024`) may still be one.
    return data * 5 < filled.length && distinct === names.length ? index : null
  }
  return null
}
