import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { groupColumn } from './group-row.tsx'
import { tickWidth } from './measures.ts'
import type { CellPlace } from './navigation.ts'
import type { PlacedColumn } from './placed-columns.ts'
import type { ActiveCell } from './use-active-cell.ts'

interface CellFocusInput<Row> {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly active: ActiveCell<Row>
  readonly ids: readonly string[]
  readonly columnIds: readonly string[]
  readonly placed: readonly PlacedColumn<Row>[]
  readonly widths: readonly number[]
  readonly hasTicks: boolean
  /** A cell is being edited or a menu is open: the focus is theirs. */
  readonly isElsewhere: boolean
  readonly scrollToLine: (index: number) => void
}

export interface CellFocus {
  readonly cellElement: (index: number, column: string) => HTMLElement | null
  readonly goTo: (place: CellPlace) => void
  /** After the next drawing the active cell takes the focus. */
  readonly take: () => void
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
}

/** Puts the focus of the page where the active cell is, and keeps it there when its row is drawn anew. */
export function useCellFocus<Row>(input: CellFocusInput<Row>): CellFocus {
  const { scroller, active, ids, columnIds, placed, widths, hasTicks, isElsewhere, scrollToLine } = input
  const wantsFocus = useRef(false)
  const hadFocus = useRef(false)

  const cellElement = useCallback(
    (index: number, column: string): HTMLElement | null => {
      const cell = scroller.current?.querySelector<HTMLElement>(
        `[aria-rowindex="${index + 2}"] > [data-column="${CSS.escape(column)}"]`,
      )
      if (cell) return cell.querySelector<HTMLElement>(':scope > [data-focus]') ?? cell
      // A heading has one cell, whatever the column.
      return (
        scroller.current?.querySelector<HTMLElement>(
          `[aria-rowindex="${index + 2}"] > [data-column="${groupColumn}"]`,
        ) ?? null
      )
    },
    [scroller],
  )

  /** Brings a cell out from under the pinned columns. The rows are the virtualizer's work. */
  const revealColumn = (column: string) => {
    const element = scroller.current
    const place = placed.findIndex((entry) => entry.column.id === column)
    if (!element || place < 0 || placed[place]?.isPinned) return
    const cell = element.querySelector<HTMLElement>(
      `[role="columnheader"][data-column="${CSS.escape(column)}"]`,
    )
    if (!cell) return
    const pinned = placed.reduce((sum, entry, index) => sum + (entry.isPinned ? (widths[index] ?? 0) : 0), 0)
    const left = cell.offsetLeft - (hasTicks ? tickWidth : 0) - pinned
    const right = cell.offsetLeft + cell.offsetWidth
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth
  }

  const goTo = (place: CellPlace) => {
    const column = columnIds[place.column] ?? active.column
    wantsFocus.current = true
    active.set({ row: place.row < 0 ? null : (ids[place.row] ?? null), column })
    if (place.row >= 0) scrollToLine(place.row)
    revealColumn(column)
  }

  useLayoutEffect(() => {
    const root = scroller.current
    if (!root) return
    const isLost = hadFocus.current && document.activeElement === document.body && !isElsewhere
    if (!wantsFocus.current && !isLost) return
    wantsFocus.current = false
    cellElement(active.index, active.column)?.focus({ preventScroll: true })
  })

  return {
    cellElement,
    goTo,
    take: () => {
      wantsFocus.current = true
    },
    onFocus: () => {
      hadFocus.current = true
    },
    onBlur: (event) => {
      // Taking a focused row away reports no next element; the layout effect above brings the focus back.
      if (event.relatedTarget !== null) hadFocus.current = false
    },
  }
}
