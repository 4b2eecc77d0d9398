import type { VirtualItem } from '@tanstack/react-virtual'
import { GridRow } from './grid-row.tsx'
import type { GridParts } from './grid-parts.ts'
import { GroupRow } from './group-row.tsx'
import { headerHeight } from './measures.ts'
import type { EditedCell } from './use-cell-editing.ts'

interface GridBodyProps<Row extends object> {
  readonly grid: GridParts<Row>
  readonly items: readonly VirtualItem[]
  /** Of all lines, in pixels. */
  readonly height: number
  readonly edited: EditedCell | null
}

/** The lines in sight: rows and the headings over them. */
export function GridBody<Row extends object>({ grid, items, height, edited }: GridBodyProps<Row>) {
  const { props, lines, placed, columnIds, active, ticks, editing } = grid
  return (
    <div role="rowgroup" className="g-body" style={{ height }}>
      {items.map((item) => {
        const row = lines.rows[item.index]
        const id = lines.ids[item.index]
        if (id === undefined) return null
        const group = lines.groupById.get(id)
        if (group)
          return (
            <GroupRow
              key={id}
              group={group}
              rowIndex={item.index}
              top={item.start - headerHeight}
              columnCount={columnIds.length}
              isTabStop={item.index === active.index}
              isCurrent={!active.isFresh && item.index === active.index}
            />
          )
        if (!row) return null
        return (
          <GridRow
            key={id}
            row={row}
            rowIndex={item.index}
            top={item.start - headerHeight}
            placed={placed}
            hasTicks={ticks.isOn}
            isTicked={ticks.selection.has(id)}
            level={props.grouping === undefined ? null : 2}
            activeColumn={item.index === active.index ? active.column : null}
            isCurrent={!active.isFresh && item.index === active.index}
            editedColumn={edited?.row === id ? edited.column : null}
            onExit={editing.onExit}
            rowClassName={props.rowClassName?.(row)}
          />
        )
      })}
    </div>
  )
}
