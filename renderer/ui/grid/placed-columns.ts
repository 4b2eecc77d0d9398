import type { GridColumn } from './columns.ts'

/** The id of the tick column; no column of a screen may take it. */
export const tickColumn = '·tick'

/** A column where it stands now. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>
  readonly isPinned: boolean
  readonly isLastPinned: boolean
  /** Number of the CSS variable with its left edge. */
  readonly place: number
}

/** The shown column of an id; undefined for the tick column and for what is hidden. */
export const columnOf = <Row>(
  placed: readonly PlacedColumn<Row>[],
  id: string,
): GridColumn<Row> | undefined => placed.find(({ column }) => column.id === id)?.column
