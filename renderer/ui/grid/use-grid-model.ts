import {
  type ColumnDef,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { columnsThatYield, type GridColumn, type GridLayout, orderColumns } from './columns.ts'
import type { PlacedColumn } from './placed-columns.ts'
import { compareValues, type GridSort } from './sort.ts'

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

export interface GridModelInput<Row extends object> {
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: GridLayout
  readonly sort: GridSort | null
  readonly collator: Intl.Collator
  /** Width of the viewport in pixels, 0 before it is known. */
  readonly width: number
  readonly tickWidth: number
}

export interface GridModel<Row extends object> {
  /** Sorted. */
  readonly rows: readonly Row[]
  readonly ids: readonly string[]
  readonly indexById: ReadonlyMap<string, number>
  /** Visible columns, pinned ones first. */
  readonly placed: readonly PlacedColumn<Row>[]
  readonly widths: readonly number[]
  readonly template: string
  readonly totalWidth: number
}

/** Rows in order and columns in place: TanStack Table keeps the state, this turns it into what the grid draws. */
export function useGridModel<Row extends object>({
  rows,
  rowId,
  columns,
  layout,
  sort,
  collator,
  width,
  tickWidth,
}: GridModelInput<Row>): GridModel<Row> {
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => {
        const { compare } = column
        return {
          id: column.id,
          accessorFn: (row: Row) => column.value?.(row) ?? undefined,
          sortUndefined: compare ? false : 'last',
          sortFn: compare
            ? (first, second) => compare(first.original, second.original)
            : (first, second, id) => compareValues(first.getValue(id), second.getValue(id), collator),
          size: column.width,
        }
      }),
    [columns, collator],
  )
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])

  const state = useMemo(() => {
    const ordered = orderColumns(columns, layout.order)
    const hidden = new Set(layout.hidden.filter((id) => id !== columns[0]?.id && !byId.get(id)?.isFixed))
    if (width > 0) {
      const shown = ordered.filter((column) => !hidden.has(column.id))
      const needs = shown.map((column) => ({ ...column, width: layout.widths[column.id] ?? column.width }))
      for (const id of columnsThatYield(needs, width - tickWidth)) hidden.add(id)
    }
    return {
      columnOrder: ordered.map((column) => column.id),
      columnVisibility: Object.fromEntries([...hidden].map((id) => [id, false])),
      columnSizing: { ...layout.widths },
      columnPinning: {
        start: ordered.filter((column) => column.isPinned).map((column) => column.id),
        end: [],
      },
    }
  }, [columns, byId, layout, width, tickWidth])
  const sorting = useMemo(
    () => (sort && byId.has(sort.column) ? [{ id: sort.column, desc: sort.direction === 'descending' }] : []),
    [sort, byId],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { ...state, sorting },
  })

  const sortedRows = table.getRowModel().rows
  const order = useMemo(() => {
    const ids = sortedRows.map((row) => row.id)
    return {
      rows: sortedRows.map((row) => row.original),
      ids,
      indexById: new Map(ids.map((id, index) => [id, index])),
    }
  }, [sortedRows])

  const pinned = table.getStartVisibleLeafColumns()
  const others = table.getCenterVisibleLeafColumns()
  const places = useMemo(() => {
    const visible = [...pinned, ...others].flatMap(({ id }) => byId.get(id) ?? [])
    const lastPinned = visible.findLastIndex((column) => column.isPinned)
    const placed = visible.map(
      (column, place): PlacedColumn<Row> => ({
        column,
        place,
        isPinned: Boolean(column.isPinned),
        isLastPinned: place === lastPinned,
      }),
    )
    const widths = visible.map((column) => layout.widths[column.id] ?? column.width)
    const flexible = visible.findIndex((column) => column.isFlexible)
    const tracks = widths.map((size, index) => (index === flexible ? `minmax(${size}px, 1fr)` : `${size}px`))
    return {
      placed,
      widths,
      template: [
        ...(tickWidth > 0 ? [`${tickWidth}px`] : []),
        ...tracks,
        // Without a flexible column the rest stays empty, so that widths are what people set.
        ...(flexible === -1 ? ['minmax(0, 1fr)'] : []),
      ].join(' '),
      totalWidth: tickWidth + widths.reduce((sum, size) => sum + size, 0),
    }
  }, [pinned, others, layout.widths, byId, tickWidth])

  return { ...order, ...places }
}
