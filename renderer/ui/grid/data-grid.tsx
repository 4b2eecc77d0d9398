import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useFormat, useT } from '../../i18n/index.ts'
import { CheckMark } from '../checkbox.tsx'
import { classNames } from '../class-names.ts'
import { ContextMenu, type MenuPoint, pointBelow } from '../context-menu.tsx'
import { isImeKey, isTextEntry } from '../ime.ts'
import { announce } from '../live-region.tsx'
import type { MenuEntry } from '../menu.tsx'
import type { EditorExit } from './cell-editor.tsx'
import { emptyLayout, type GridColumn, type GridLayout, setColumnWidth } from './columns.ts'
import { GridHeaderCell } from './grid-header.tsx'
import { groupColumn, GroupRow } from './group-row.tsx'
import { arrangeLines, type GridGrouping, type PlacedGroup } from './groups.ts'
import { headerEntries } from './header-menu.ts'
import { GridRow, tickColumn } from './grid-row.tsx'
import { type CellPlace, moveByKey } from './navigation.ts'
import { addRange, moveRange, type Selection, selectionState, toggleAll, toggleRow } from './selection.ts'
import { type GridSort, nextSort } from './sort.ts'
import { fromTsv, toTsv } from './tsv.ts'
import { useGridModel } from './use-grid-model.ts'

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
  readonly scrollToTop: () => void
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

interface ActiveCell {
  /** Null: the header. */
  readonly row: string | null
  readonly column: string
}

interface EditedCell {
  readonly row: string
  readonly column: string
}

interface OpenMenu {
  readonly point: MenuPoint
  readonly entries: readonly MenuEntry[]
}

const rowHeights: Readonly<Record<GridDensity, number>> = { compact: 28, comfortable: 36 }
const headerHeight = 30
const tickWidth = 42
const overscan = 10
const typeAheadMs = 700
const resizeStep = 16
const noSelection: Selection = new Set()

/**
 * A table for up to tens of thousands of rows: one tab stop, arrows inside (APG grid pattern), only the rows in
 * sight drawn. The row under the focus is always drawn, so that focus survives scrolling, sorting and filtering.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { label, rowId, columns, selection = noSelection, onSelectionChange, empty, className } = props
  const { density = 'compact', hasLetterKeys = true, onActiveRowChange } = props
  const t = useT()
  const { collator } = useFormat()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [ownSort, setOwnSort] = useState(props.defaultSort ?? null)
  const [ownLayout, setOwnLayout] = useState(emptyLayout)
  const sort = props.sort === undefined ? ownSort : props.sort
  const layout = props.layout ?? ownLayout
  const hasTicks = onSelectionChange !== undefined
  const model = useGridModel({
    rows: props.rows,
    rowId,
    columns,
    layout,
    sort,
    collator,
    width,
    tickWidth: hasTicks ? tickWidth : 0,
  })
  const { placed } = model
  const { grouping } = props
  const lines = useMemo(
    () => arrangeLines(model.rows, model.ids, grouping),
    [model.rows, model.ids, grouping],
  )
  const { rows, ids, indexById, groupById } = lines

  const columnIds = useMemo(
    () => [...(hasTicks ? [tickColumn] : []), ...placed.map(({ column }) => column.id)],
    [hasTicks, placed],
  )
  const firstColumn = placed[0]?.column.id ?? tickColumn

  // Where the focus is. It is kept by id; its index is where it was last seen, for when the row goes away.
  const [active, setActive] = useState<ActiveCell>({ row: null, column: '' })
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const lastIndex = useRef(0)
  const rangeAnchor = useRef<number | null>(null)
  const wantsFocus = useRef(false)
  const hadFocus = useRef(false)
  const typed = useRef<{ text: string; at: number }>({ text: '', at: 0 })
  const isFresh = active.column === ''

  const activeIndex = (() => {
    if (rows.length === 0) return -1
    if (isFresh) return 0
    if (active.row === null) return -1
    return indexById.get(active.row) ?? Math.min(lastIndex.current, rows.length - 1)
  })()
  const activeColumn = columnIds.includes(active.column) ? active.column : firstColumn
  const activeId = activeIndex >= 0 ? (ids[activeIndex] ?? null) : null
  const activeRow = activeIndex >= 0 ? rows[activeIndex] : undefined
  if (activeIndex >= 0) lastIndex.current = activeIndex
  const editedIndex = edited ? (indexById.get(edited.row) ?? -1) : -1

  const hasTotals = placed.some(({ column }) => column.total) && rows.length > 0
  const rowHeight = rowHeights[density]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: hasTotals ? rowHeight + 4 : 0,
    rangeExtractor: ({ startIndex, endIndex, overscan: extra, count }) => {
      const from = Math.max(0, startIndex - extra)
      const to = Math.min(count - 1, endIndex + extra)
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      const kept = [activeIndex, editedIndex].filter(
        (index) => index >= 0 && index < count && (index < from || index > to),
      )
      return kept.length === 0
        ? shown
        : [...new Set([...shown, ...kept])].sort((first, second) => first - second)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])

  const cellElement = useCallback((index: number, column: string): HTMLElement | null => {
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[aria-rowindex="${index + 2}"] > [data-column="${CSS.escape(column)}"]`,
    )
    if (cell) return cell.querySelector<HTMLElement>(':scope > [data-focus]') ?? cell
    // A heading has one cell, whatever the column.
    return (
      scroller.current?.querySelector<HTMLElement>(
        `[aria-rowindex="${index + 2}"] > [data-column="${groupColumn}"]`,
      ) ?? null
    )
  }, [])

  /** Brings a cell out from under the pinned columns. The rows are the virtualizer's work. */
  const revealColumn = (column: string) => {
    const element = scroller.current
    const place = placed.findIndex((entry) => entry.column.id === column)
    if (!element || place < 0 || placed[place]?.isPinned) return
    const cell = element.querySelector<HTMLElement>(
      `[role="columnheader"][data-column="${CSS.escape(column)}"]`,
    )
    if (!cell) return
    const pinned = placed.reduce(
      (sum, entry, index) => sum + (entry.isPinned ? (model.widths[index] ?? 0) : 0),
      0,
    )
    const left = cell.offsetLeft - (hasTicks ? tickWidth : 0) - pinned
    const right = cell.offsetLeft + cell.offsetWidth
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth
  }

  const goTo = (place: CellPlace) => {
    const column = columnIds[place.column] ?? firstColumn
    wantsFocus.current = true
    setActive({ row: place.row < 0 ? null : (ids[place.row] ?? null), column })
    if (place.row >= 0) virtualizer.scrollToIndex(place.row)
    revealColumn(column)
  }

  useLayoutEffect(() => {
    const root = scroller.current
    if (!root) return
    const isLost = hadFocus.current && document.activeElement === document.body && !edited && !menu
    if (!wantsFocus.current && !isLost) return
    wantsFocus.current = false
    cellElement(activeIndex, activeColumn)?.focus({ preventScroll: true })
  })

  useEffect(() => {
    if (!isFresh) onActiveRowChange?.(activeRow ?? null)
  }, [activeRow, isFresh, onActiveRowChange])

  useImperativeHandle(
    props.ref,
    (): DataGridHandle => ({
      focusRow: (id) => {
        const index = id === undefined ? activeIndex : (indexById.get(id) ?? activeIndex)
        goTo({ row: Math.max(0, index), column: columnIds.indexOf(activeColumn) })
      },
      scrollToTop: () => virtualizer.scrollToOffset(0),
    }),
  )

  const changeSort = (next: GridSort | null) => {
    setOwnSort(next)
    props.onSortChange?.(next)
    const name = placed.find(({ column }) => column.id === next?.column)?.column.header ?? ''
    if (!next) announce(t('ui.grid.unsorted'))
    else
      announce(
        t(next.direction === 'ascending' ? 'ui.grid.sortedUp' : 'ui.grid.sortedDown', { column: name }),
      )
  }
  const changeLayout = (next: GridLayout) => {
    setOwnLayout(next)
    props.onLayoutChange?.(next)
  }
  const changeSelection = (next: Selection) => {
    onSelectionChange?.(next)
    announce(t('ui.grid.selected', { count: next.size }))
  }
  const pressSort = (column: GridColumn<Row>) => changeSort(nextSort(sort, column, model.rows[0]))

  const startEdit = (index: number, columnId: string): boolean => {
    const row = rows[index]
    const edit = placed.find(({ column }) => column.id === columnId)?.column.edit
    const id = ids[index]
    if (!row || !edit || id === undefined || edit.isAllowed?.(row) === false) return false
    setActive({ row: id, column: columnId })
    setEdited({ row: id, column: columnId })
    const header = placed.find(({ column }) => column.id === columnId)?.column.header ?? ''
    announce(t('ui.grid.editing', { column: header }))
    return true
  }

  const exits = useRef<(exit: EditorExit) => void>(() => undefined)
  exits.current = (exit) => {
    setEdited(null)
    if (exit === 'elsewhere') return
    const column = columnIds.indexOf(activeColumn)
    const last = columnIds.length - 1
    if (exit === 'down') goTo({ row: Math.min(activeIndex + 1, rows.length - 1), column })
    else if (exit === 'right') goTo({ row: activeIndex, column: Math.min(column + 1, last) })
    else if (exit === 'left') goTo({ row: activeIndex, column: Math.max(column - 1, 0) })
    else goTo({ row: activeIndex, column })
  }
  // One function for ever: a new one would draw every row again.
  const onExit = useCallback((exit: EditorExit) => exits.current(exit), [])

  const rowsForMenu = (index: number): readonly Row[] => {
    const id = ids[index]
    const row = rows[index]
    if (id === undefined || !row) return []
    return selection.has(id) ? tickedRows() : [row]
  }
  /** Also those under headings that are closed. */
  const tickedRows = (): readonly Row[] =>
    lines.ordered.flatMap((entry) => (selection.has(entry.id) ? [entry.row] : []))

  const activeGroup = activeId === null ? undefined : groupById.get(activeId)
  const setGroupOpen = (group: PlacedGroup, isOpen: boolean): void => {
    if (grouping === undefined || group.isOpen === isOpen) return
    const collapsed = new Set(grouping.collapsed)
    if (isOpen) collapsed.delete(group.key)
    else collapsed.add(group.key)
    grouping.onCollapsedChange(collapsed)
    announce(
      isOpen
        ? t('ui.grid.groupOpen', { group: group.label, count: group.rowIds.length })
        : t('ui.grid.groupClosed', { group: group.label }),
    )
  }
  const tickGroup = (group: PlacedGroup): void => {
    const isWhole = group.rowIds.every((id) => selection.has(id))
    const others = [...selection].filter((id) => !group.rowIds.includes(id))
    changeSelection(new Set(isWhole ? others : [...others, ...group.rowIds]))
  }
  const groupEntries = (group: PlacedGroup): readonly MenuEntry[] =>
    grouping === undefined
      ? []
      : [
          {
            id: 'toggle',
            label: t(group.isOpen ? 'ui.grid.collapse' : 'ui.grid.expand'),
            onAction: () => setGroupOpen(group, !group.isOpen),
          },
          {
            id: 'expand-all',
            label: t('ui.grid.expandAll'),
            onAction: () => grouping.onCollapsedChange(new Set()),
          },
          {
            id: 'collapse-all',
            label: t('ui.grid.collapseAll'),
            onAction: () => grouping.onCollapsedChange(new Set(grouping.groups.map(({ key }) => key))),
          },
          ...(hasTicks
            ? [
                { type: 'divider' as const, id: 'after-open' },
                {
                  id: 'tick',
                  label: t('ui.grid.tickGroup', { count: group.rowIds.length }),
                  shortcut: 'X',
                  onAction: () => tickGroup(group),
                },
              ]
            : []),
        ]
  const openMenu = (index: number, columnId: string, point: MenuPoint): boolean => {
    const column = placed.find((entry) => entry.column.id === columnId)?.column
    const group = groupById.get(ids[index] ?? '')
    const entries =
      index < 0
        ? column
          ? headerEntries({
              column,
              columns,
              layout,
              sort,
              t,
              onSort: changeSort,
              onLayout: changeLayout,
              further: props.headerMenuOf?.(column.id) ?? [],
            })
          : []
        : group === undefined
          ? (props.menuOf?.(rowsForMenu(index)) ?? [])
          : groupEntries(group)
    if (entries.length === 0) return false
    setMenu({ point, entries })
    return true
  }

  const extendTo = (to: number) => {
    const anchor = rangeAnchor.current ?? Math.max(0, activeIndex)
    rangeAnchor.current = anchor
    changeSelection(rowsOnly(moveRange(selection, ids, anchor, Math.max(0, activeIndex), to)))
  }
  /** A range runs over headings too; only rows are ticked. */
  const rowsOnly = (ticked: Selection): Selection =>
    groupById.size === 0 ? ticked : new Set([...ticked].filter((id) => !groupById.has(id)))

  const toggleAt = (index: number) => {
    const id = ids[index]
    if (id === undefined || groupById.has(id)) return
    rangeAnchor.current = index
    changeSelection(toggleRow(selection, id))
  }

  const typeAhead = (letter: string, now: number): boolean => {
    const { typeAheadOf } = props
    if (!typeAheadOf) return false
    const text = (now - typed.current.at > typeAheadMs ? '' : typed.current.text) + letter.toLowerCase()
    // The first letter may be a command; once a word is begun every letter belongs to it.
    if (text.length === 1 && hasLetterKeys && ['j', 'k', 'x', 'e'].includes(text)) return false
    typed.current = { text, at: now }
    const from = text.length === 1 ? activeIndex + 1 : Math.max(0, activeIndex)
    for (let step = 0; step < rows.length; step += 1) {
      const index = (from + step) % rows.length
      const row = rows[index]
      if (row && typeAheadOf(row).toLowerCase().startsWith(text)) {
        goTo({ row: index, column: columnIds.indexOf(activeColumn) })
        break
      }
    }
    return true
  }

  /** What a key does on a heading; false when the key is not ours. */
  const groupKey = (event: KeyboardEvent, group: PlacedGroup): boolean => {
    if (isImeKey(event) || event.altKey) return false
    const isCtrl = event.ctrlKey || event.metaKey
    switch (event.key) {
      case 'Enter':
      case ' ':
        if (isCtrl || event.shiftKey) return false
        setGroupOpen(group, !group.isOpen)
        return true
      case 'ArrowRight':
      case 'ArrowLeft':
        if (isCtrl || event.shiftKey) return false
        setGroupOpen(group, event.key === 'ArrowRight')
        return true
      case 'x':
        if (!hasLetterKeys || isCtrl || !hasTicks) return false
        tickGroup(group)
        return true
      case 'a':
        if (!isCtrl || !hasTicks) return false
        changeSelection(toggleAll(noSelection, model.ids))
        return true
      case 'Escape':
        if (!hasTicks || selection.size === 0) return false
        changeSelection(noSelection)
        return true
      default:
        return false
    }
  }

  /** What a key does on a row; false when the key is not ours. */
  const rowKey = (event: KeyboardEvent): boolean => {
    if (isImeKey(event) || !activeRow || activeId === null) return false
    const isCtrl = event.ctrlKey || event.metaKey
    const isLetter = hasLetterKeys && !isCtrl && !event.altKey
    switch (event.key) {
      case 'Enter':
        if (!props.onOpen) return false
        props.onOpen(activeRow, { inNewWindow: isCtrl })
        return true
      case ' ':
        if (isCtrl || event.altKey || event.shiftKey) return false
        if (activeColumn === tickColumn) toggleAt(activeIndex)
        else if (props.onPeek) props.onPeek(activeRow)
        else return false
        return true
      case 'F2':
        return startEdit(activeIndex, activeColumn)
      case 'e':
        return isLetter && startEdit(activeIndex, activeColumn)
      case 'x':
        if (!isLetter || !hasTicks) return false
        toggleAt(activeIndex)
        return true
      case 'a':
        if (!isCtrl || !hasTicks) return false
        changeSelection(toggleAll(noSelection, model.ids))
        return true
      case 'Escape':
        if (!hasTicks || selection.size === 0) return false
        changeSelection(noSelection)
        return true
      default:
        return false
    }
  }

  const headerKey = (event: KeyboardEvent): boolean => {
    if (isImeKey(event)) return false
    const column = placed.find((entry) => entry.column.id === activeColumn)?.column
    const isPress = event.key === 'Enter' || event.key === ' '
    if (!column) {
      if (isPress) changeSelection(toggleAll(selection, model.ids))
      return isPress
    }
    if (isPress) {
      pressSort(column)
      return true
    }
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return false
    const now = layout.widths[column.id] ?? column.width
    changeLayout(
      setColumnWidth(layout, column, now + (event.key === 'ArrowRight' ? resizeStep : -resizeStep)),
    )
    return true
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || event.defaultPrevented) return
    const target = event.target
    if (!(target instanceof HTMLElement) || isTextEntry(target)) return
    // Keys on a link or button inside a cell are its own, but for moving on.
    const isOwnControl = target.closest('a, button, [role="button"]') !== null
    const isCtrl = event.ctrlKey || event.metaKey
    const taken = (() => {
      const asksMenu =
        event.key === 'ContextMenu' ||
        (event.shiftKey && event.key === 'F10') ||
        (isCtrl && event.key === 'j')
      if (asksMenu) {
        const element = cellElement(activeIndex, activeColumn)
        return element !== null && openMenu(activeIndex, activeColumn, pointBelow(element))
      }
      if (isOwnControl && (event.key === 'Enter' || event.key === ' ')) return false
      if (activeIndex < 0 ? headerKey(event) : activeGroup ? groupKey(event, activeGroup) : rowKey(event))
        return true
      if (
        !isCtrl &&
        !event.altKey &&
        event.key.length === 1 &&
        event.key !== ' ' &&
        typeAhead(event.key, event.timeStamp)
      )
        return true
      if (event.altKey) return false
      const page = Math.max(
        1,
        Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1,
      )
      const next = moveByKey(
        { row: activeIndex, column: columnIds.indexOf(activeColumn) },
        { name: event.key, isCtrl },
        { rows: rows.length, columns: columnIds.length, page },
        hasLetterKeys,
      )
      if (!next) return false
      const isRange =
        event.shiftKey && hasTicks && next.row !== activeIndex && activeIndex >= 0 && next.row >= 0
      if (isRange) extendTo(next.row)
      else rangeAnchor.current = null
      goTo(next)
      return true
    })()
    if (!taken) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The cell an event happened in, as a place in the model. */
  const placeOf = (event: MouseEvent): { readonly index: number; readonly column: string } | null => {
    if (!(event.target instanceof Element)) return null
    const cell = event.target.closest<HTMLElement>('[data-column]')
    const row = cell?.closest<HTMLElement>('[aria-rowindex]')
    const column = cell?.dataset['column']
    const rowIndex = Number(row?.getAttribute('aria-rowindex'))
    if (!column || !row || row.classList.contains('g-total')) return null
    return { index: rowIndex - 2, column }
  }

  const onMouseDown = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || event.button > 2) return
    if (event.target instanceof Element && event.target.closest('.g-edit, .g-resize, a, button')) return
    // Text in cells can be marked with the mouse; a Shift click means a range of rows, not of letters.
    if (event.shiftKey && hasTicks) event.preventDefault()
    wantsFocus.current = true
    // A heading keeps the column, so that going on from it stays in it.
    const column = place.column === groupColumn ? activeColumn : place.column
    setActive({ row: place.index < 0 ? null : (ids[place.index] ?? null), column })
  }

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || (event.target instanceof Element && event.target.closest('.g-edit, .g-resize, a, button')))
      return
    const column = placed.find((entry) => entry.column.id === place.column)?.column
    if (place.index < 0) {
      if (place.column === tickColumn) changeSelection(toggleAll(selection, model.ids))
      else if (column) pressSort(column)
      return
    }
    const group = groupById.get(ids[place.index] ?? '')
    if (group !== undefined) {
      setGroupOpen(group, !group.isOpen)
      return
    }
    if (event.shiftKey && hasTicks) {
      const anchor = rangeAnchor.current ?? place.index
      rangeAnchor.current = anchor
      changeSelection(rowsOnly(addRange(selection, ids, anchor, place.index)))
      return
    }
    if (hasTicks && (place.column === tickColumn || event.ctrlKey || event.metaKey)) {
      toggleAt(place.index)
      return
    }
    rangeAnchor.current = place.index
    const row = rows[place.index]
    if (column?.isOpener && row && window.getSelection()?.isCollapsed !== false)
      props.onOpen?.(row, { inNewWindow: false })
  }

  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || place.index < 0 || place.column === tickColumn) return
    if (event.target instanceof Element && event.target.closest('.g-edit, a, button')) return
    if (startEdit(place.index, place.column)) return
    const row = rows[place.index]
    if (row) props.onOpen?.(row, { inNewWindow: false })
  }

  const onContextMenu = (event: MouseEvent) => {
    const place = placeOf(event)
    if (!place || (event.target instanceof Element && event.target.closest('.g-edit'))) return
    if (openMenu(place.index, place.column, { x: event.clientX, y: event.clientY })) event.preventDefault()
  }

  const copyText = (column: GridColumn<Row>, row: Row): string =>
    column.copy?.(row) ?? String(column.value?.(row) ?? '')

  const onCopy = (event: ClipboardEvent) => {
    if (event.target instanceof Element && isTextEntry(event.target)) return
    if (window.getSelection()?.isCollapsed === false || activeIndex < 0) return
    const ticked = tickedRows()
    const column = placed.find((entry) => entry.column.id === activeColumn)?.column
    const cells =
      ticked.length > 0
        ? ticked.map((row) => placed.map((entry) => copyText(entry.column, row)))
        : activeRow && column
          ? [[copyText(column, activeRow)]]
          : []
    if (cells.length === 0) return
    event.clipboardData.setData('text/plain', toTsv(cells))
    event.preventDefault()
    announce(t('ui.grid.copied', { count: cells.length }))
  }

  const onPaste = (event: ClipboardEvent) => {
    if (!props.onPaste || activeId === null || activeGroup || activeColumn === tickColumn) return
    if (event.target instanceof Element && isTextEntry(event.target)) return
    const cells = fromTsv(event.clipboardData.getData('text/plain'))
    if (cells.length === 0) return
    event.preventDefault()
    const from = placed.findIndex((entry) => entry.column.id === activeColumn)
    props.onPaste({
      cells,
      rowId: activeId,
      columnId: activeColumn,
      rowIds: ids.slice(activeIndex).filter((id) => !groupById.has(id)),
      columnIds: placed.slice(from).map((entry) => entry.column.id),
    })
  }

  const onScroll = () => {
    const element = scroller.current
    if (element) element.toggleAttribute('data-scrolled', element.scrollLeft > 0)
  }

  const lefts = useMemo(() => {
    const edges: Record<string, string> = { '--g-columns': model.template }
    let left = hasTicks ? tickWidth : 0
    placed.forEach((entry, place) => {
      if (entry.isPinned) edges[`--g-left-${place}`] = `${left}px`
      left += model.widths[place] ?? 0
    })
    return edges as CSSProperties
  }, [model.template, model.widths, placed, hasTicks])

  const ticks = hasTicks ? selectionState(selection, model.ids) : 'none'
  return (
    <div
      ref={scroller}
      className={classNames('g-scroll', className)}
      data-density={density}
      style={lefts}
      onScroll={onScroll}
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        // Taking a focused row away reports no next element; the layout effect above brings the focus back.
        if (event.relatedTarget !== null) hadFocus.current = false
      }}
    >
      <div
        role={grouping === undefined ? 'grid' : 'treegrid'}
        id={gridId}
        aria-label={label}
        aria-rowcount={rows.length + 1 + (hasTotals ? 1 : 0)}
        aria-colcount={columnIds.length}
        {...(hasTicks ? { 'aria-multiselectable': true } : {})}
        className="g"
        style={{ minWidth: model.totalWidth }}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <div role="row" aria-rowindex={1} className="g-head">
          {hasTicks && (
            <div role="columnheader" aria-colindex={1} data-column={tickColumn} className="g-cell pin tick">
              <span
                role="checkbox"
                data-focus
                aria-checked={ticks === 'some' ? 'mixed' : ticks === 'all'}
                aria-label={t('ui.grid.selectAll', { count: model.rows.length })}
                tabIndex={activeIndex < 0 && activeColumn === tickColumn ? 0 : -1}
              >
                <CheckMark isSelected={ticks === 'all'} isMixed={ticks === 'some'} />
              </span>
            </div>
          )}
          {placed.map((entry, index) => (
            <GridHeaderCell
              key={entry.column.id}
              entry={entry}
              columnIndex={index + (hasTicks ? 2 : 1)}
              direction={sort?.column === entry.column.id ? sort.direction : null}
              isTabStop={activeIndex < 0 && activeColumn === entry.column.id}
              onResize={(size) => changeLayout(setColumnWidth(layout, entry.column, size))}
            />
          ))}
        </div>
        <div role="rowgroup" className="g-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            const id = ids[item.index]
            if (id === undefined) return null
            const group = groupById.get(id)
            if (group)
              return (
                <GroupRow
                  key={id}
                  group={group}
                  rowIndex={item.index}
                  top={item.start - headerHeight}
                  columnCount={columnIds.length}
                  isTabStop={item.index === activeIndex}
                  isCurrent={!isFresh && item.index === activeIndex}
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
                hasTicks={hasTicks}
                isTicked={selection.has(id)}
                level={grouping === undefined ? null : 2}
                activeColumn={item.index === activeIndex ? activeColumn : null}
                isCurrent={!isFresh && item.index === activeIndex}
                editedColumn={edited?.row === id ? edited.column : null}
                onExit={onExit}
                rowClassName={props.rowClassName?.(row)}
              />
            )
          })}
        </div>
        {hasTotals && (
          <div role="row" aria-rowindex={rows.length + 2} className="g-total">
            {hasTicks && <div role="gridcell" aria-colindex={1} className="g-cell pin tick" />}
            {placed.map(({ column, isPinned, isLastPinned, place }, index) => (
              <div
                key={column.id}
                role="gridcell"
                aria-colindex={index + (hasTicks ? 2 : 1)}
                className={classNames(
                  'g-cell',
                  column.align === 'end' && 'end num',
                  isPinned && 'pin',
                  isLastPinned && 'pin-last',
                )}
                style={isPinned ? { left: `var(--g-left-${place})` } : undefined}
              >
                {column.total &&
                  (column.align === 'end' ? (
                    <span className="dbl">{column.total(model.rows)}</span>
                  ) : (
                    column.total(model.rows)
                  ))}
              </div>
            ))}
          </div>
        )}
      </div>
      {rows.length === 0 && empty && <div className="g-empty">{empty}</div>}
      <ContextMenu
        label={t('ui.grid.actions')}
        point={menu?.point ?? null}
        entries={menu?.entries ?? []}
        onClose={() => {
          setMenu(null)
          wantsFocus.current = true
        }}
      />
    </div>
  )
}
