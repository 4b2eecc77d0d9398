import type { ReactNode, Ref } from 'react'
import type { MenuEntry } from '../menu.tsx'
import type { GridColumn, GridLayout } from './columns.ts'
import type { GridGrouping } from './groups.ts'
import type { Selection } from './selection.ts'
import type { GridSort } from './sort.ts'

export type GridDensity = 'compact' | 'comfortable'

export interface GridPaste {
  /** Cells as they lay on the clipboard. */
  readonly cells: readonly (readonly string[])[]
  /** The cell that had the focus: the upper left corner of the paste. */
  readonly rowId: string
  readonly columnId: string
  /** Ids of the rows and columns from there on, in the order shown. */
  readonly rowIds: readonly string[]
  readonly columnIds: readonly string[]
}

export interface DataGridHandle {
  /** Puts the focus on a row, or on the last one when the id is not shown. */
  readonly focusRow: (id?: string) => void
}

export interface DataGridProps<Row extends object> {
  /** What the table holds, for screen readers. */
  readonly label: string
  /** Already filtered. A new array means new content: keep its identity while nothing changed. */
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly GridColumn<Row>[]
  readonly density?: GridDensity
  /** Left out: the grid keeps it itself, starting with `defaultSort`. */
  readonly sort?: GridSort | null
  readonly defaultSort?: GridSort | null
  readonly onSortChange?: (sort: GridSort | null) => void
  /** Left out: the grid keeps it itself. */
  readonly layout?: GridLayout
  readonly onLayoutChange?: (layout: GridLayout) => void
  /** With both, rows can be ticked. */
  readonly selection?: Selection
  readonly onSelectionChange?: (selection: Selection) => void
  readonly onOpen?: (row: Row, how: { readonly inNewWindow: boolean }) => void
  readonly onPeek?: (row: Row) => void
  /** The row under the focus, for a preview that follows and for what is fetched ahead. */
  readonly onActiveRowChange?: (row: Row | null) => void
  /** Actions for the ticked rows, or for the row under the focus when it is not ticked. */
  readonly menuOf?: (rows: readonly Row[]) => readonly MenuEntry[]
  /** Further actions for the menu of a column's header. */
  readonly headerMenuOf?: (columnId: string) => readonly MenuEntry[]
  readonly onPaste?: (paste: GridPaste) => void
  /** Rows under headings that open and close; the grid is a treegrid then. Keep its identity while nothing changed. */
  readonly grouping?: GridGrouping<Row>
  /** Instead of rows when there are none: an EmptyState. */
  readonly empty?: ReactNode
  /** Off: j, k, x and e type nothing here (WCAG 2.1.4). */
  readonly hasLetterKeys?: boolean
  /** Text by which typing jumps to a row, such as stored pinyin. Left out: letters stay free for commands. */
  readonly typeAheadOf?: (row: Row) => string
  readonly rowClassName?: (row: Row) => string | undefined
  readonly className?: string
  readonly ref?: Ref<DataGridHandle>
}
