import { useT } from '../../i18n/index.ts'
import { CheckMark } from '../checkbox.tsx'
import { setColumnWidth } from './columns.ts'
import { GridHeaderCell } from './grid-header.tsx'
import type { GridParts } from './grid-parts.ts'
import { tickColumn } from './placed-columns.ts'
import { selectionState } from './selection.ts'

interface HeaderRowProps<Row extends object> {
  readonly grid: GridParts<Row>
  /** All rows that pass the filter, those under closed headings too. */
  readonly rowIds: readonly string[]
}

/** The box that ticks all, and a header per column. */
export function HeaderRow<Row extends object>({ grid, rowIds }: HeaderRowProps<Row>) {
  const { placed, active, order, ticks } = grid
  const t = useT()
  const state = ticks.isOn ? selectionState(ticks.selection, rowIds) : 'none'
  return (
    <div role="row" aria-rowindex={1} className="g-head">
      {ticks.isOn && (
        <div role="columnheader" aria-colindex={1} data-column={tickColumn} className="g-cell pin tick">
          <span
            role="checkbox"
            data-focus
            aria-checked={state === 'some' ? 'mixed' : state === 'all'}
            aria-label={t('ui.grid.selectAll', { count: rowIds.length })}
            tabIndex={active.index < 0 && active.column === tickColumn ? 0 : -1}
          >
            <CheckMark isSelected={state === 'all'} isMixed={state === 'some'} />
          </span>
        </div>
      )}
      {placed.map((entry, index) => (
        <GridHeaderCell
          key={entry.column.id}
          entry={entry}
          columnIndex={index + (ticks.isOn ? 2 : 1)}
          direction={order.sort?.column === entry.column.id ? order.sort.direction : null}
          isTabStop={active.index < 0 && active.column === entry.column.id}
          onResize={(size) => order.changeLayout(setColumnWidth(order.layout, entry.column, size))}
        />
      ))}
    </div>
  )
}
