import { useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../live-region.tsx'
import type { GridLines, PlacedGroup } from './groups.ts'
import { addRange, moveRange, noSelection, type Selection, toggleAll, toggleRow } from './selection.ts'

interface TicksInput<Row> {
  readonly selection: Selection
  /** Left out: rows cannot be ticked. */
  readonly onSelectionChange: ((selection: Selection) => void) | undefined
  readonly lines: GridLines<Row>
  /** All rows that pass the filter, those under closed headings too. */
  readonly rowIds: readonly string[]
  readonly activeIndex: number
}

export interface Ticks<Row> {
  /** Whether rows can be ticked at all. */
  readonly isOn: boolean
  readonly selection: Selection
  /** Ticked rows in the order shown, also those under headings that are closed. */
  readonly rows: () => readonly Row[]
  readonly toggleAt: (index: number) => void
  /** The header box: all that pass the filter, or none of them. */
  readonly toggleAll: () => void
  /** All that pass the filter and nothing else. */
  readonly all: () => void
  readonly clear: () => void
  readonly toggleGroup: (group: PlacedGroup) => void
  /** Shift and a click: from where the range began to this line. */
  readonly rangeTo: (index: number) => void
  /** Shift and an arrow: the free end of the range moves from the active line to this one. */
  readonly extendTo: (index: number) => void
  /** Where the next range begins; null: where the focus is then. */
  readonly beginAt: (index: number | null) => void
}

/** What is ticked, and every way to change it. */
export function useTicks<Row>(input: TicksInput<Row>): Ticks<Row> {
  const { selection, onSelectionChange, lines, rowIds, activeIndex } = input
  const { ids, indexById, groupById } = lines
  const t = useT()
  // By id: in another order, or with a heading closed above, another row stands at the same place.
  const anchor = useRef<string | null>(null)

  const change = (next: Selection) => {
    onSelectionChange?.(next)
    announce(t('ui.grid.selected', { count: next.size }))
  }
  /** Where the range began; it begins at `otherwise` where that row is not shown. */
  const anchorOr = (otherwise: number): number => {
    const index = anchor.current === null ? undefined : indexById.get(anchor.current)
    if (index !== undefined) return index
    anchor.current = ids[otherwise] ?? null
    return otherwise
  }
  /** A range runs over headings too; only rows are ticked. */
  const rowsOnly = (ticked: Selection): Selection =>
    groupById.size === 0 ? ticked : new Set([...ticked].filter((id) => !groupById.has(id)))

  return {
    isOn: onSelectionChange !== undefined,
    selection,
    rows: () => lines.ordered.flatMap((entry) => (selection.has(entry.id) ? [entry.row] : [])),
    toggleAt: (index) => {
      const id = ids[index]
      if (id === undefined || groupById.has(id)) return
      anchor.current = id
      change(toggleRow(selection, id))
    },
    toggleAll: () => change(toggleAll(selection, rowIds)),
    all: () => change(toggleAll(noSelection, rowIds)),
    clear: () => change(noSelection),
    toggleGroup: (group) => change(toggleAll(selection, group.rowIds)),
    rangeTo: (index) => change(rowsOnly(addRange(selection, ids, anchorOr(index), index))),
    extendTo: (index) => {
      const from = Math.max(0, activeIndex)
      change(rowsOnly(moveRange(selection, ids, anchorOr(from), from, index)))
    },
    beginAt: (index) => {
      anchor.current = index === null ? null : (ids[index] ?? null)
    },
  }
}
