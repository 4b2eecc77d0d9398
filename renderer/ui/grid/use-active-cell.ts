import { useEffect, useRef, useState } from 'react'
import type { GridLines, PlacedGroup } from './groups.ts'

export interface CellAddress {
  /** Null: the header. */
  readonly row: string | null
  readonly column: string
}

export interface ActiveCell<Row> {
  /** Nobody has been in the grid yet: the first row is the tab stop, but no row is marked. */
  readonly isFresh: boolean
  /** The line; −1 is the header. */
  readonly index: number
  readonly column: string
  readonly id: string | null
  readonly row: Row | undefined
  /** The heading, when it is on one. */
  readonly group: PlacedGroup | undefined
  readonly set: (cell: CellAddress) => void
}

/** Where the focus is. It is kept by id; its index is where it was last seen, for when the row goes away. */
export function useActiveCell<Row>(
  { rows, ids, indexById, groupById }: GridLines<Row>,
  columnIds: readonly string[],
  firstColumn: string,
  onActiveRowChange: ((row: Row | null) => void) | undefined,
): ActiveCell<Row> {
  const [active, setActive] = useState<CellAddress>({ row: null, column: '' })
  const lastIndex = useRef(0)
  const isFresh = active.column === ''
  const index = (() => {
    if (rows.length === 0) return -1
    if (isFresh) return 0
    if (active.row === null) return -1
    return indexById.get(active.row) ?? Math.min(lastIndex.current, rows.length - 1)
  })()
  if (index >= 0) lastIndex.current = index
  const id = index >= 0 ? (ids[index] ?? null) : null
  const row = index >= 0 ? rows[index] : undefined

  useEffect(() => {
    if (!isFresh) onActiveRowChange?.(row ?? null)
  }, [row, isFresh, onActiveRowChange])

  return {
    isFresh,
    index,
    column: columnIds.includes(active.column) ? active.column : firstColumn,
    id,
    row,
    group: id === null ? undefined : groupById.get(id),
    set: setActive,
  }
}
