import { type PointerEvent, useRef } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import { narrowestColumn } from './columns.ts'
import type { PlacedColumn } from './placed-columns.ts'
import type { GridSort } from './sort.ts'

interface GridHeaderCellProps<Row> {
  readonly entry: PlacedColumn<Row>
  readonly columnIndex: number
  readonly direction: GridSort['direction'] | null
  readonly isTabStop: boolean
  /** Pixels, once the edge is let go. */
  readonly onResize: (width: number) => void
}

export function GridHeaderCell<Row>({
  entry,
  columnIndex,
  direction,
  isTabStop,
  onResize,
}: GridHeaderCellProps<Row>) {
  const { column, isPinned, isLastPinned, place } = entry
  const isSortable = Boolean(column.value ?? column.compare)
  const cell = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={columnIndex}
      data-column={column.id}
      {...(isSortable ? { 'aria-sort': direction ?? 'none' } : {})}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(
        'g-cell',
        column.align === 'end' && 'end',
        isPinned && 'pin',
        isLastPinned && 'pin-last',
        direction && 'sorted',
        isSortable && 'sortable',
      )}
      style={isPinned ? { left: `var(--g-left-${place})` } : undefined}
    >
      <span className="cut">{column.header}</span>
      {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={14} />}
      <ResizeEdge cell={cell} onResize={onResize} />
    </div>
  )
}

interface ResizeEdgeProps {
  readonly cell: React.RefObject<HTMLDivElement | null>
  readonly onResize: (width: number) => void
}

/** The edge to drag. From the keyboard: Shift+← and Shift+→ on the header, or its menu. */
function ResizeEdge({ cell, onResize }: ResizeEdgeProps) {
  const drag = useRef<{ readonly from: number; readonly width: number; now: number } | null>(null)
  const follow = (event: PointerEvent<HTMLSpanElement>) => {
    if (!drag.current) return
    drag.current.now = Math.max(narrowestColumn, drag.current.width + event.clientX - drag.current.from)
    // Only a line moves while dragging; the rows are laid out once, when the edge is let go.
    event.currentTarget.style.setProperty('--g-drag', `${drag.current.now - drag.current.width}px`)
  }
  return (
    <span
      aria-hidden
      className="g-resize"
      onPointerDown={(event) => {
        if (event.button !== 0 || !cell.current) return
        const width = cell.current.offsetWidth
        drag.current = { from: event.clientX, width, now: width }
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.dataset['dragging'] = ''
      }}
      onPointerMove={follow}
      onPointerUp={(event) => {
        const { current } = drag
        drag.current = null
        delete event.currentTarget.dataset['dragging']
        event.currentTarget.style.removeProperty('--g-drag')
        if (current && current.now !== current.width) onResize(current.now)
      }}
    />
  )
}
