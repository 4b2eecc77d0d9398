import type { ClipboardEvent } from 'react'
import type { Translate } from '../../i18n/index.ts'
import { isTextEntry } from '../ime.ts'
import { announce } from '../live-region.tsx'
import type { GridColumn } from './columns.ts'
import type { GridParts } from './grid-parts.ts'
import { columnOf, tickColumn } from './placed-columns.ts'
import { fromTsv, toTsv } from './tsv.ts'

const copyText = <Row>(column: GridColumn<Row>, row: Row): string =>
  column.copy?.(row) ?? String(column.value?.(row) ?? '')

const isInText = ({ target }: ClipboardEvent): boolean => target instanceof Element && isTextEntry(target)

/** Copies the ticked rows, else the active cell; hands what is pasted to the screen. */
export function gridClipboard<Row extends object>(grid: GridParts<Row>, t: Translate) {
  const { props, lines, placed, active, ticks } = grid

  const onCopy = (event: ClipboardEvent) => {
    if (isInText(event) || window.getSelection()?.isCollapsed === false || active.index < 0) return
    const ticked = ticks.rows()
    const column = columnOf(placed, active.column)
    const cells =
      ticked.length > 0
        ? ticked.map((row) => placed.map((entry) => copyText(entry.column, row)))
        : active.row && column
          ? [[copyText(column, active.row)]]
          : []
    if (cells.length === 0) return
    event.clipboardData.setData('text/plain', toTsv(cells))
    event.preventDefault()
    announce(t('ui.grid.copied', { count: cells.length }))
  }

  const onPaste = (event: ClipboardEvent) => {
    if (!props.onPaste || active.id === null || active.group || active.column === tickColumn) return
    if (isInText(event)) return
    const cells = fromTsv(event.clipboardData.getData('text/plain'))
    if (cells.length === 0) return
    event.preventDefault()
    const from = placed.findIndex((entry) => entry.column.id === active.column)
    props.onPaste({
      cells,
      rowId: active.id,
      columnId: active.column,
      rowIds: lines.ids.slice(active.index).filter((id) => !lines.groupById.has(id)),
      columnIds: placed.slice(from).map((entry) => entry.column.id),
    })
  }

  return { onCopy, onPaste }
}
