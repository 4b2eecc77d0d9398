/** A place in the grid. Row −1 is the header. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that fit on the screen, for Page Up and Page Down. */
  readonly page: number
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/**
 * Where a key moves the focus (APG grid pattern, plus j and k), or null when the key does not move it.
 * The caller has already asked whether the key belongs to an input method.
 */
export function moveByKey(
  place: CellPlace,
  pressed: { readonly name: string; readonly isCtrl: boolean },
  size: GridSize,
  hasLetterKeys: boolean,
): CellPlace | null {
  const { isCtrl } = pressed
  const to = (row: number, column: number): CellPlace => ({
    row: clamp(row, -1, size.rows - 1),
    column: clamp(column, 0, size.columns - 1),
  })
  const { row, column } = place
  const last = size.columns - 1
  switch (pressed.name) {
    case 'ArrowDown':
      return isCtrl ? null : to(row + 1, column)
    case 'ArrowUp':
      return isCtrl ? null : to(row - 1, column)
    case 'ArrowRight':
      return isCtrl ? null : to(row, column + 1)
    case 'ArrowLeft':
      return isCtrl ? null : to(row, column - 1)
    case 'Home':
      return isCtrl ? to(Math.min(0, size.rows - 1), 0) : to(row, 0)
    case 'End':
      return isCtrl ? to(size.rows - 1, last) : to(row, last)
    case 'PageDown':
      return to(Math.max(row, 0) + size.page, column)
    case 'PageUp':
      // The header is reached by the arrow, not by paging: a page up ends on the first row.
      return to(Math.max(row - size.page, Math.min(0, size.rows - 1)), column)
    case 'j':
      return hasLetterKeys && !isCtrl ? to(row + 1, column) : null
    case 'k':
      return hasLetterKeys && !isCtrl ? to(Math.max(row - 1, Math.min(0, size.rows - 1)), column) : null
    default:
      return null
  }
}
