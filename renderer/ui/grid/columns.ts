import type { ReactNode } from 'react'
import type { Day } from '../../../shared/kernel/index.ts'
import type { Choice } from '../choices.ts'

/** What a cell sorts and copies by. Nothing (`null`) sorts last in both directions. */
export type CellValue = string | number | null | undefined

interface EditBase<Row> {
  /** Whether this row's cell can be changed; all can by default. */
  readonly isAllowed?: (row: Row) => boolean
}

/**
 * How a cell is changed in place. `save` is called with the new value only when it differs;
 * the grid holds no values itself, so the screen shows the change at once and reverts it if the write is refused.
 */
export type CellEdit<Row> = EditBase<Row> &
  (
    | {
        readonly type: 'text'
        readonly get: (row: Row) => string
        /** What is wrong, in words, or undefined. */
        readonly validate?: (text: string, row: Row) => string | undefined
        readonly save: (row: Row, text: string) => void
      }
    | {
        readonly type: 'number'
        readonly get: (row: Row) => number | null
        readonly validate?: (value: number | null, row: Row) => string | undefined
        readonly save: (row: Row, value: number | null) => void
      }
    | {
        readonly type: 'money'
        readonly currency: (row: Row) => string
        readonly get: (row: Row) => number | null
        readonly save: (row: Row, minor: number | null) => void
      }
    | {
        readonly type: 'day'
        readonly get: (row: Row) => Day | null
        /** The day whose year a short date such as `11-30` takes. */
        readonly near: Day
        readonly save: (row: Row, day: Day | null) => void
      }
    | {
        readonly type: 'choice'
        readonly get: (row: Row) => string | null
        readonly choices: (row: Row) => readonly Choice[]
        readonly save: (row: Row, id: string) => void
      }
  )

/** One column of a DataGrid. Make the list once (`useMemo`): its identity is what memoised rows hang on. */
export interface GridColumn<Row> {
  readonly id: string
  /** Short, with the unit: `在约 万元`. */
  readonly header: string
  /** What is drawn. */
  readonly cell: (row: Row) => ReactNode
  /** What is sorted and copied. A column without it cannot be sorted. */
  readonly value?: (row: Row) => CellValue
  /** Order of two rows, ascending; by `value` when left out (text with the collator, numbers by size). */
  readonly compare?: (first: Row, second: Row) => number
  /** What is copied, when it differs from `value`. */
  readonly copy?: (row: Row) => string
  readonly align?: 'start' | 'end'
  /** Pixels at first; people may change it. */
  readonly width: number
  readonly minimumWidth?: number
  /** Takes what width is left; at most one per grid. */
  readonly isFlexible?: boolean
  /** Stays at the left edge while scrolling sideways. Pinned columns come first. */
  readonly isPinned?: boolean
  /** 1 (default) always shown; the higher, the sooner it gives way when the grid is narrow. */
  readonly priority?: number
  /** Cannot be hidden. The first column never can. */
  readonly isFixed?: boolean
  /** A click on the cell opens the row, as a name does. */
  readonly isOpener?: boolean
  readonly edit?: CellEdit<Row>
  /** For the foot of the table, drawn above a double rule. Gets all rows that pass the filter. */
  readonly total?: (rows: readonly Row[]) => ReactNode
  /** Further class names of the cells, such as `num muted`. */
  readonly className?: string
}

/** What people did to the columns. Kept with the view. */
export interface GridLayout {
  /** Column ids; columns that are not named keep their place behind. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

export const emptyLayout: GridLayout = { order: [], hidden: [], widths: {} }

export const narrowestColumn = 40
export const widestColumn = 900

type Keyed = Pick<GridColumn<never>, 'id'>

/** The columns in the person's order, hidden ones included. Columns unknown to the layout come after the one before them. */
export function orderColumns<Column extends Keyed>(
  columns: readonly Column[],
  order: readonly string[],
): readonly Column[] {
  if (order.length === 0) return columns
  const known = order.flatMap((id) => columns.filter((column) => column.id === id))
  const ordered = [...known]
  columns.forEach((column, index) => {
    if (order.includes(column.id)) return
    const before = columns[index - 1]
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, column)
  })
  return ordered
}

/** Moves a column by whole places among the columns of its kind (pinned or not). */
export function moveColumn<Column extends Keyed & { readonly isPinned?: boolean }>(
  columns: readonly Column[],
  layout: GridLayout,
  id: string,
  places: number,
): GridLayout {
  const ordered = orderColumns(columns, layout.order)
  const moved = ordered.find((column) => column.id === id)
  if (!moved) return layout
  const peers = ordered.filter((column) => Boolean(column.isPinned) === Boolean(moved.isPinned))
  const from = peers.indexOf(moved)
  const to = Math.min(peers.length - 1, Math.max(0, from + places))
  if (from === to) return layout
  const rearranged = peers.toSpliced(from, 1).toSpliced(to, 0, moved)
  const others = ordered.filter((column) => Boolean(column.isPinned) !== Boolean(moved.isPinned))
  const pinnedFirst = moved.isPinned ? [...rearranged, ...others] : [...others, ...rearranged]
  return { ...layout, order: pinnedFirst.map((column) => column.id) }
}

export const setColumnHidden = (layout: GridLayout, id: string, isHidden: boolean): GridLayout => ({
  ...layout,
  hidden: isHidden ? [...new Set([...layout.hidden, id])] : layout.hidden.filter((hidden) => hidden !== id),
})

export function setColumnWidth(
  layout: GridLayout,
  column: Pick<GridColumn<never>, 'id' | 'minimumWidth'>,
  width: number,
): GridLayout {
  const smallest = column.minimumWidth ?? narrowestColumn
  const clamped = Math.round(Math.min(widestColumn, Math.max(smallest, width)))
  return { ...layout, widths: { ...layout.widths, [column.id]: clamped } }
}

/** Columns that give way so that the rest fit: the least important first, of equals the rightmost. */
export function columnsThatYield(
  columns: readonly { readonly id: string; readonly width: number; readonly priority?: number }[],
  available: number,
): ReadonlySet<string> {
  const yielding = new Set<string>()
  let total = columns.reduce((sum, column) => sum + column.width, 0)
  const byImportance = columns
    .map((column, index) => ({ ...column, index, priority: column.priority ?? 1 }))
    .filter((column) => column.priority > 1)
    .sort((first, second) => second.priority - first.priority || second.index - first.index)
  for (const column of byImportance) {
    if (total <= available) break
    yielding.add(column.id)
    total -= column.width
  }
  return yielding
}
