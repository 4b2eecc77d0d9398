import type { MouseEvent } from 'react'
import { groupColumn } from './group-row.tsx'
import type { GridParts } from './grid-parts.ts'
import { columnOf, tickColumn } from './placed-columns.ts'

/** The cell an event happened in, as a place in the model. */
function placeOf(event: MouseEvent): { readonly index: number; readonly column: string } | null {
  if (!(event.target instanceof Element)) return null
  const cell = event.target.closest<HTMLElement>('[data-column]')
  const row = cell?.closest<HTMLElement>('[aria-rowindex]')
  const column = cell?.dataset['column']
  const rowIndex = Number(row?.getAttribute('aria-rowindex'))
  if (!column || !row || row.classList.contains('g-total')) return null
  return { index: rowIndex - 2, column }
}

const isWithin = ({ target }: MouseEvent, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

/** These take the mouse themselves. */
const ownControls = '.g-edit, .g-resize, a, button'

/** What the mouse does in a grid. */
export function gridMouse<Row extends object>(grid: GridParts<Row>) {
  const { props, rows, lines, placed, active, ticks, headings, order, focus, menu, editing } = grid

  const onMouseDown = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || event.button > 2 || isWithin(event, ownControls)) return
    // Text in cells can be marked with the mouse; a Shift click means a range of rows, not of letters.
    if (event.shiftKey && ticks.isOn) event.preventDefault()
    focus.take()
    // A heading keeps the column, so that going on from it stays in it.
    const column = place.column === groupColumn ? active.column : place.column
    active.set({ row: place.index < 0 ? null : (lines.ids[place.index] ?? null), column })
  }

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || isWithin(event, ownControls)) return
    const column = columnOf(placed, place.column)
    if (place.index < 0) {
      if (place.column === tickColumn) ticks.toggleAll()
      else if (column) order.pressSort(column, rows[0])
      return
    }
    const group = lines.groupById.get(lines.ids[place.index] ?? '')
    if (group !== undefined) {
      headings.setOpen(group, !group.isOpen)
      return
    }
    if (event.shiftKey && ticks.isOn) {
      ticks.rangeTo(place.index)
      return
    }
    if (ticks.isOn && (place.column === tickColumn || event.ctrlKey || event.metaKey)) {
      ticks.toggleAt(place.index)
      return
    }
    ticks.beginAt(place.index)
    const row = lines.rows[place.index]
    if (column?.isOpener && row && window.getSelection()?.isCollapsed !== false)
      props.onOpen?.(row, { inNewWindow: false })
  }

  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || place.index < 0 || place.column === tickColumn) return
    if (isWithin(event, '.g-edit, a, button')) return
    if (editing.start(place.index, place.column)) return
    const row = lines.rows[place.index]
    if (row) props.onOpen?.(row, { inNewWindow: false })
  }

  const onContextMenu = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || isWithin(event, '.g-edit')) return
    if (menu.open(place.index, place.column, { x: event.clientX, y: event.clientY })) event.preventDefault()
  }

  return { onMouseDown, onClick, onDoubleClick, onContextMenu }
}
