import { useCallback, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../live-region.tsx'
import type { EditorExit } from './cell-editor.tsx'
import type { GridLines } from './groups.ts'
import { columnOf, type PlacedColumn } from './placed-columns.ts'
import type { ActiveCell } from './use-active-cell.ts'
import type { CellFocus } from './use-cell-focus.ts'

export interface EditedCell {
  readonly row: string
  readonly column: string
}

interface CellEditingInput<Row> {
  readonly lines: GridLines<Row>
  readonly placed: readonly PlacedColumn<Row>[]
  readonly columnIds: readonly string[]
  readonly active: ActiveCell<Row>
  readonly focus: CellFocus
  readonly setEdited: (cell: EditedCell | null) => void
}

export interface CellEditing {
  /** False when that cell cannot be changed. */
  readonly start: (index: number, columnId: string) => boolean
  readonly onExit: (exit: EditorExit) => void
}

/** Opens the editor of a cell, and goes where it was left to. */
export function useCellEditing<Row>(input: CellEditingInput<Row>): CellEditing {
  const { lines, placed, columnIds, active, focus, setEdited } = input
  const t = useT()

  const start = (index: number, columnId: string): boolean => {
    const row = lines.rows[index]
    const column = columnOf(placed, columnId)
    const id = lines.ids[index]
    if (!row || !column?.edit || id === undefined || column.edit.isAllowed?.(row) === false) return false
    active.set({ row: id, column: columnId })
    setEdited({ row: id, column: columnId })
    announce(t('ui.grid.editing', { column: column.header }))
    return true
  }

  const exits = useRef<(exit: EditorExit) => void>(() => undefined)
  exits.current = (exit) => {
    setEdited(null)
    if (exit === 'elsewhere') return
    const row = active.index
    const column = columnIds.indexOf(active.column)
    const last = columnIds.length - 1
    if (exit === 'down') focus.goTo({ row: Math.min(row + 1, lines.rows.length - 1), column })
    else if (exit === 'right') focus.goTo({ row, column: Math.min(column + 1, last) })
    else if (exit === 'left') focus.goTo({ row, column: Math.max(column - 1, 0) })
    else focus.goTo({ row, column })
  }
  // One function for ever: a new one would draw every row again.
  const onExit = useCallback((exit: EditorExit) => exits.current(exit), [])
  return { start, onExit }
}
