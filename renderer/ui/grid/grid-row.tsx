import { memo } from 'react'
import { CheckMark } from '../checkbox.tsx'
import { classNames } from '../class-names.ts'
import { useT } from '../../i18n/index.ts'
import { CellEditor, type EditorExit } from './cell-editor.tsx'
import { type PlacedColumn, tickColumn } from './placed-columns.ts'

export interface GridRowProps<Row> {
  readonly row: Row
  readonly rowIndex: number
  readonly top: number
  readonly placed: readonly PlacedColumn<Row>[]
  readonly hasTicks: boolean
  readonly isTicked: boolean
  /** Below a heading; null in a plain grid. */
  readonly level: number | null
  /** The column that holds the tab stop, when it is in this row. */
  readonly activeColumn: string | null
  readonly editedColumn: string | null
  /** The row people were last on: marked also while the focus is elsewhere, as in a preview. */
  readonly isCurrent: boolean
  readonly onExit: (exit: EditorExit) => void
  readonly rowClassName?: string | undefined
}

/** Drawn once per row and change: nothing that differs between rows that look alike may be passed in. */
function GridRowInner<Row>({
  row,
  rowIndex,
  top,
  placed,
  hasTicks,
  isTicked,
  level,
  activeColumn,
  editedColumn,
  isCurrent,
  onExit,
  rowClassName,
}: GridRowProps<Row>) {
  const t = useT()
  const offset = hasTicks ? 2 : 1
  const headerPlace = placed[0]?.column.id
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      {...(hasTicks ? { 'aria-selected': isTicked } : {})}
      {...(level === null ? {} : { 'aria-level': level })}
      data-current={isCurrent || undefined}
      className={classNames('g-row', rowClassName)}
      style={{ top }}
    >
      {hasTicks && (
        <div role="gridcell" aria-colindex={1} data-column={tickColumn} className="g-cell pin tick">
          <span
            role="checkbox"
            data-focus
            aria-checked={isTicked}
            aria-label={t('ui.grid.selectRow')}
            tabIndex={activeColumn === tickColumn ? 0 : -1}
          >
            <CheckMark isSelected={isTicked} />
          </span>
        </div>
      )}
      {placed.map(({ column, isPinned, isLastPinned, place }, index) => {
        const isEdited = editedColumn === column.id
        return (
          <div
            key={column.id}
            role={column.id === headerPlace ? 'rowheader' : 'gridcell'}
            aria-colindex={index + offset}
            data-column={column.id}
            {...(column.edit ? { 'aria-readonly': column.edit.isAllowed?.(row) === false } : {})}
            tabIndex={activeColumn === column.id && !isEdited ? 0 : -1}
            className={classNames(
              'g-cell',
              column.align === 'end' && 'end',
              isPinned && 'pin',
              isLastPinned && 'pin-last',
              isEdited && 'edited',
              column.isOpener && 'opener',
              column.className,
            )}
            style={isPinned ? { left: `var(--g-left-${place})` } : undefined}
          >
            {isEdited && column.edit ? (
              <CellEditor edit={column.edit} row={row} label={column.header} onExit={onExit} />
            ) : (
              column.cell(row)
            )}
          </div>
        )
      })}
    </div>
  )
}

export const GridRow = memo(GridRowInner) as typeof GridRowInner
