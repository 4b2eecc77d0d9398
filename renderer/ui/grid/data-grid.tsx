import { type CSSProperties, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useFormat, useT } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { ContextMenu } from '../context-menu.tsx'
import type { DataGridHandle, DataGridProps } from './data-grid-props.ts'
import { GridBody } from './grid-body.tsx'
import { gridClipboard } from './grid-clipboard.ts'
import { onGridKey } from './grid-keys.ts'
import { gridMouse } from './grid-mouse.ts'
import type { GridParts } from './grid-parts.ts'
import { arrangeLines } from './groups.ts'
import { HeaderRow } from './header-row.tsx'
import { headerHeight, rowHeights, tickWidth } from './measures.ts'
import { tickColumn } from './placed-columns.ts'
import { noSelection } from './selection.ts'
import { TotalRow } from './total-row.tsx'
import { useActiveCell } from './use-active-cell.ts'
import { type EditedCell, useCellEditing } from './use-cell-editing.ts'
import { useCellFocus } from './use-cell-focus.ts'
import { useGridMenu } from './use-grid-menu.ts'
import { useGridModel } from './use-grid-model.ts'
import { useHeadings } from './use-headings.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'
import { useSortAndLayout } from './use-sort-and-layout.ts'
import { useTicks } from './use-ticks.ts'
import { useTypeAhead } from './use-type-ahead.ts'
import { useWidth } from './use-width.ts'

/**
 * A table for up to tens of thousands of rows: one tab stop, arrows inside (APG grid pattern), only the rows in
 * sight drawn. The row under the focus is always drawn, so that focus survives scrolling, sorting and filtering.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { label, rowId, columns, grouping, selection = noSelection, onSelectionChange } = props
  const { density = 'compact', empty, className } = props
  const t = useT()
  const { collator } = useFormat()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const order = useSortAndLayout(props)
  const hasTicks = onSelectionChange !== undefined
  const model = useGridModel({
    rows: props.rows,
    rowId,
    columns,
    layout: order.layout,
    sort: order.sort,
    collator,
    width,
    tickWidth: hasTicks ? tickWidth : 0,
  })
  const { placed } = model
  const lines = useMemo(
    () => arrangeLines(model.rows, model.ids, grouping),
    [model.rows, model.ids, grouping],
  )
  const columnIds = useMemo(
    () => [...(hasTicks ? [tickColumn] : []), ...placed.map(({ column }) => column.id)],
    [hasTicks, placed],
  )

  const active = useActiveCell(lines, columnIds, placed[0]?.column.id ?? tickColumn, props.onActiveRowChange)
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const hasTotals = placed.some(({ column }) => column.total) && lines.rows.length > 0
  const rowHeight = rowHeights[density]
  const virtualizer = useRowsInSight({
    scroller,
    ids: lines.ids,
    rowHeight,
    hasTotals,
    kept: [active.index, edited ? (lines.indexById.get(edited.row) ?? -1) : -1],
  })
  const ticks = useTicks({
    selection,
    onSelectionChange,
    lines,
    rowIds: model.ids,
    activeIndex: active.index,
  })
  const headings = useHeadings(grouping, ticks)
  const menu = useGridMenu({ props, lines, placed, order, ticks, headings })
  const focus = useCellFocus({
    scroller,
    active,
    ids: lines.ids,
    columnIds,
    placed,
    widths: model.widths,
    hasTicks,
    isElsewhere: edited !== null || menu.opened !== null,
    scrollToLine: (index) => virtualizer.scrollToIndex(index),
  })
  const editing = useCellEditing({ lines, placed, columnIds, active, focus, setEdited })

  const grid: GridParts<Row> = {
    props,
    rows: model.rows,
    lines,
    placed,
    columnIds,
    active,
    focus,
    order,
    ticks,
    headings,
    menu,
    editing,
  }
  const typeAhead = useTypeAhead(grid)
  const page = () =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)

  useImperativeHandle(
    props.ref,
    (): DataGridHandle => ({
      focusRow: (id) => {
        const index = id === undefined ? active.index : (lines.indexById.get(id) ?? active.index)
        focus.goTo({ row: Math.max(0, index), column: columnIds.indexOf(active.column) })
      },
    }),
  )

  const edges = useMemo(() => {
    const lefts: Record<string, string> = { '--g-columns': model.template }
    let left = hasTicks ? tickWidth : 0
    placed.forEach((entry, place) => {
      if (entry.isPinned) lefts[`--g-left-${place}`] = `${left}px`
      left += model.widths[place] ?? 0
    })
    return lefts as CSSProperties
  }, [model.template, model.widths, placed, hasTicks])

  return (
    <div
      ref={scroller}
      className={classNames('g-scroll', className)}
      data-density={density}
      style={edges}
      onScroll={({ currentTarget: element }) =>
        element.toggleAttribute('data-scrolled', element.scrollLeft > 0)
      }
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
    >
      <div
        role={grouping === undefined ? 'grid' : 'treegrid'}
        id={gridId}
        aria-label={label}
        aria-rowcount={lines.rows.length + 1 + (hasTotals ? 1 : 0)}
        aria-colcount={columnIds.length}
        {...(hasTicks ? { 'aria-multiselectable': true } : {})}
        className="g"
        style={{ minWidth: model.totalWidth }}
        onKeyDown={(event) => onGridKey(grid, event, typeAhead, page)}
        {...gridMouse(grid)}
        {...gridClipboard(grid, t)}
      >
        <HeaderRow grid={grid} rowIds={model.ids} />
        <GridBody
          grid={grid}
          items={virtualizer.getVirtualItems()}
          height={virtualizer.getTotalSize()}
          edited={edited}
        />
        {hasTotals && (
          <TotalRow rows={model.rows} rowIndex={lines.rows.length} placed={placed} hasTicks={hasTicks} />
        )}
      </div>
      {lines.rows.length === 0 && empty && <div className="g-empty">{empty}</div>}
      <ContextMenu
        label={t('ui.grid.actions')}
        point={menu.opened?.point ?? null}
        entries={menu.opened?.entries ?? []}
        onClose={() => {
          menu.close()
          focus.take()
        }}
      />
    </div>
  )
}
