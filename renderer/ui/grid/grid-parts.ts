import type { DataGridProps } from './data-grid-props.ts'
import type { GridLines } from './groups.ts'
import type { PlacedColumn } from './placed-columns.ts'
import type { ActiveCell } from './use-active-cell.ts'
import type { CellEditing } from './use-cell-editing.ts'
import type { CellFocus } from './use-cell-focus.ts'
import type { GridMenu } from './use-grid-menu.ts'
import type { Headings } from './use-headings.ts'
import type { SortAndLayout } from './use-sort-and-layout.ts'
import type { Ticks } from './use-ticks.ts'

/** What a grid is made of while it is drawn: keys, mouse and clipboard work on these. */
export interface GridParts<Row extends object> {
  readonly props: DataGridProps<Row>
  /** Sorted rows, without headings. */
  readonly rows: readonly Row[]
  readonly lines: GridLines<Row>
  readonly placed: readonly PlacedColumn<Row>[]
  readonly columnIds: readonly string[]
  readonly active: ActiveCell<Row>
  readonly focus: CellFocus
  readonly order: SortAndLayout<Row>
  readonly ticks: Ticks<Row>
  readonly headings: Headings
  readonly menu: GridMenu
  readonly editing: CellEditing
}
