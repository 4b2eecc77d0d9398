import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { MenuPoint } from '../context-menu.tsx'
import type { MenuEntry } from '../menu.tsx'
import type { DataGridProps } from './data-grid-props.ts'
import type { GridLines } from './groups.ts'
import { headerEntries } from './header-menu.ts'
import { columnOf, type PlacedColumn } from './placed-columns.ts'
import type { Headings } from './use-headings.ts'
import type { SortAndLayout } from './use-sort-and-layout.ts'
import type { Ticks } from './use-ticks.ts'

interface GridMenuInput<Row extends object> {
  readonly props: DataGridProps<Row>
  readonly lines: GridLines<Row>
  readonly placed: readonly PlacedColumn<Row>[]
  readonly order: SortAndLayout<Row>
  readonly ticks: Ticks<Row>
  readonly headings: Headings
}

interface OpenMenu {
  readonly point: MenuPoint
  readonly entries: readonly MenuEntry[]
}

export interface GridMenu {
  readonly opened: OpenMenu | null
  /** False when there is nothing to offer at that place. */
  readonly open: (index: number, columnId: string, point: MenuPoint) => boolean
  readonly close: () => void
}

/** The menu of a column, a heading or rows, by where it was asked for. */
export function useGridMenu<Row extends object>(input: GridMenuInput<Row>): GridMenu {
  const { props, lines, placed, order, ticks, headings } = input
  const t = useT()
  const [opened, setOpened] = useState<OpenMenu | null>(null)

  const columnEntries = (columnId: string): readonly MenuEntry[] => {
    const column = columnOf(placed, columnId)
    if (column === undefined) return []
    return headerEntries({
      column,
      columns: props.columns,
      layout: order.layout,
      sort: order.sort,
      t,
      onSort: order.changeSort,
      onLayout: order.changeLayout,
      further: props.headerMenuOf?.(column.id) ?? [],
    })
  }
  /** All ticked rows where one of them is asked, else that row alone. */
  const rowsAt = (index: number): readonly Row[] => {
    const id = lines.ids[index]
    const row = lines.rows[index]
    if (id === undefined || !row) return []
    return ticks.selection.has(id) ? ticks.rows() : [row]
  }
  const entriesAt = (index: number, columnId: string): readonly MenuEntry[] => {
    if (index < 0) return columnEntries(columnId)
    const group = lines.groupById.get(lines.ids[index] ?? '')
    return group === undefined ? (props.menuOf?.(rowsAt(index)) ?? []) : headings.menuOf(group)
  }
  return {
    opened,
    open: (index, columnId, point) => {
      const entries = entriesAt(index, columnId)
      if (entries.length === 0) return false
      setOpened({ point, entries })
      return true
    },
    close: () => setOpened(null),
  }
}
