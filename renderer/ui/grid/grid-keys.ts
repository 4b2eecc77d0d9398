import type { KeyboardEvent } from 'react'
import { pointBelow } from '../context-menu.tsx'
import { isImeKey, isTextEntry } from '../ime.ts'
import { setColumnWidth } from './columns.ts'
import type { GridParts } from './grid-parts.ts'
import type { PlacedGroup } from './groups.ts'
import { moveByKey } from './navigation.ts'
import { columnOf, tickColumn } from './placed-columns.ts'

/** Pixels that Shift and an arrow give to a column. */
const resizeStep = 16

const isCtrlKey = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey

/** Ctrl+A and Esc, on rows and headings alike. */
function tickKey<Row extends object>({ ticks }: GridParts<Row>, event: KeyboardEvent): boolean {
  if (!ticks.isOn) return false
  if (event.key === 'a') {
    if (!isCtrlKey(event)) return false
    ticks.all()
    return true
  }
  if (event.key !== 'Escape' || ticks.selection.size === 0) return false
  ticks.clear()
  return true
}

/** What a key does on a heading; false when the key is not ours. */
function groupKey<Row extends object>(
  grid: GridParts<Row>,
  event: KeyboardEvent,
  group: PlacedGroup,
): boolean {
  const { props, ticks, headings } = grid
  if (event.altKey) return false
  const isCtrl = isCtrlKey(event)
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (isCtrl || event.shiftKey) return false
      headings.setOpen(group, !group.isOpen)
      return true
    case 'ArrowRight':
    case 'ArrowLeft':
      if (isCtrl || event.shiftKey) return false
      headings.setOpen(group, event.key === 'ArrowRight')
      return true
    case 'x':
      if (props.hasLetterKeys === false || isCtrl || !ticks.isOn) return false
      ticks.toggleGroup(group)
      return true
    default:
      return tickKey(grid, event)
  }
}

/** What a key does on a row; false when the key is not ours. */
function rowKey<Row extends object>(grid: GridParts<Row>, event: KeyboardEvent): boolean {
  const { props, active, ticks, editing } = grid
  if (!active.row || active.id === null) return false
  const isCtrl = isCtrlKey(event)
  const isLetter = props.hasLetterKeys !== false && !isCtrl && !event.altKey
  switch (event.key) {
    case 'Enter':
      if (!props.onOpen) return false
      props.onOpen(active.row, { inNewWindow: isCtrl })
      return true
    case ' ':
      if (isCtrl || event.altKey || event.shiftKey) return false
      if (active.column === tickColumn) ticks.toggleAt(active.index)
      else if (props.onPeek) props.onPeek(active.row)
      else return false
      return true
    case 'F2':
      return editing.start(active.index, active.column)
    case 'e':
      return isLetter && editing.start(active.index, active.column)
    case 'x':
      if (!isLetter || !ticks.isOn) return false
      ticks.toggleAt(active.index)
      return true
    default:
      return tickKey(grid, event)
  }
}

/** What a key does on the header; false when the key is not ours. */
function headerKey<Row extends object>(
  { placed, active, ticks, order, rows }: GridParts<Row>,
  event: KeyboardEvent,
): boolean {
  const column = columnOf(placed, active.column)
  const isPress = event.key === 'Enter' || event.key === ' '
  if (!column) {
    if (isPress) ticks.toggleAll()
    return isPress
  }
  if (isPress) {
    order.pressSort(column, rows[0])
    return true
  }
  if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return false
  const now = order.layout.widths[column.id] ?? column.width
  order.changeLayout(
    setColumnWidth(order.layout, column, now + (event.key === 'ArrowRight' ? resizeStep : -resizeStep)),
  )
  return true
}

/** Moves the focus, and with Shift the free end of a range; false when the key does not move it. */
function moveKey<Row extends object>(
  { props, lines, columnIds, active, ticks, focus }: GridParts<Row>,
  event: KeyboardEvent,
  page: number,
): boolean {
  const next = moveByKey(
    { row: active.index, column: columnIds.indexOf(active.column) },
    { name: event.key, isCtrl: isCtrlKey(event) },
    { rows: lines.rows.length, columns: columnIds.length, page },
    props.hasLetterKeys !== false,
  )
  if (!next) return false
  const isRange =
    event.shiftKey && ticks.isOn && next.row !== active.index && active.index >= 0 && next.row >= 0
  if (isRange) ticks.extendTo(next.row)
  else ticks.beginAt(null)
  focus.goTo(next)
  return true
}

const asksMenu = (event: KeyboardEvent): boolean =>
  event.key === 'ContextMenu' ||
  (event.shiftKey && event.key === 'F10') ||
  (isCtrlKey(event) && event.key === 'j')

/** Everything that keys do in a grid. `page`: lines that fit on the screen. */
export function onGridKey<Row extends object>(
  grid: GridParts<Row>,
  event: KeyboardEvent,
  typeAhead: (letter: string, now: number) => boolean,
  page: () => number,
): void {
  if (isImeKey(event) || event.defaultPrevented) return
  const { target } = event
  if (!(target instanceof HTMLElement) || isTextEntry(target)) return
  const { active, focus, menu } = grid
  const isTaken = (() => {
    if (asksMenu(event)) {
      const element = focus.cellElement(active.index, active.column)
      return element !== null && menu.open(active.index, active.column, pointBelow(element))
    }
    // Keys on a link or button inside a cell are its own, but for moving on.
    const isOwnControl = target.closest('a, button, [role="button"]') !== null
    if (isOwnControl && (event.key === 'Enter' || event.key === ' ')) return false
    if (active.index < 0) {
      if (headerKey(grid, event)) return true
    } else if (active.group) {
      if (groupKey(grid, event, active.group)) return true
    } else if (rowKey(grid, event)) return true
    const isLetter = !isCtrlKey(event) && !event.altKey && event.key.length === 1 && event.key !== ' '
    if (isLetter && typeAhead(event.key, event.timeStamp)) return true
    return !event.altKey && moveKey(grid, event, page())
  })()
  if (!isTaken) return
  event.preventDefault()
  event.stopPropagation()
}
