import type { Translate } from '../../i18n/index.ts'
import type { MenuEntry } from '../menu.tsx'
import { type GridColumn, type GridLayout, moveColumn, setColumnHidden, setColumnWidth } from './columns.ts'
import type { GridSort } from './sort.ts'

export interface HeaderMenuInput<Row> {
  readonly column: GridColumn<Row>
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: GridLayout
  readonly sort: GridSort | null
  readonly t: Translate
  readonly onSort: (sort: GridSort | null) => void
  readonly onLayout: (layout: GridLayout) => void
  /** What else the screen can do to this column. */
  readonly further?: readonly MenuEntry[]
}

const widthStep = 24

/** What can be done to a column, for the menu on its header: everything that dragging can do, without dragging. */
export function headerEntries<Row>(input: HeaderMenuInput<Row>): readonly MenuEntry[] {
  const { column, columns, layout, sort, t, onSort, onLayout, further = [] } = input
  const direction = sort?.column === column.id ? sort.direction : null
  const width = layout.widths[column.id] ?? column.width
  const isFixed = column.isFixed || column.id === columns[0]?.id
  const sorting: readonly MenuEntry[] =
    column.value || column.compare
      ? [
          {
            id: 'up',
            label: t('ui.grid.sortUp'),
            isChecked: direction === 'ascending',
            onAction: () => onSort({ column: column.id, direction: 'ascending' }),
          },
          {
            id: 'down',
            label: t('ui.grid.sortDown'),
            isChecked: direction === 'descending',
            onAction: () => onSort({ column: column.id, direction: 'descending' }),
          },
          {
            id: 'none',
            label: t('ui.grid.sortNone'),
            isChecked: direction === null,
            onAction: () => onSort(null),
          },
          { type: 'divider', id: 'after-sort' },
        ]
      : []
  return [
    ...sorting,
    {
      id: 'earlier',
      label: t('ui.grid.moveUp', { column: column.header }),
      onAction: () => onLayout(moveColumn(columns, layout, column.id, -1)),
    },
    {
      id: 'later',
      label: t('ui.grid.moveDown', { column: column.header }),
      onAction: () => onLayout(moveColumn(columns, layout, column.id, 1)),
    },
    {
      id: 'wider',
      label: t('ui.grid.wider'),
      onAction: () => onLayout(setColumnWidth(layout, column, width + widthStep)),
    },
    {
      id: 'narrower',
      label: t('ui.grid.narrower'),
      onAction: () => onLayout(setColumnWidth(layout, column, width - widthStep)),
    },
    ...(isFixed
      ? []
      : [
          {
            id: 'hide',
            label: t('ui.grid.hide'),
            onAction: () => onLayout(setColumnHidden(layout, column.id, true)),
          },
        ]),
    ...(further.length === 0 ? [] : [{ type: 'divider' as const, id: 'after-columns' }, ...further]),
  ]
}
