import { classNames } from '../class-names.ts'
import type { PlacedColumn } from './placed-columns.ts'

interface TotalRowProps<Row> {
  /** All rows that pass the filter. */
  readonly rows: readonly Row[]
  readonly rowIndex: number
  readonly placed: readonly PlacedColumn<Row>[]
  readonly hasTicks: boolean
}

/** The foot of the table: what its columns come to, above a double rule. */
export function TotalRow<Row>({ rows, rowIndex, placed, hasTicks }: TotalRowProps<Row>) {
  return (
    <div role="row" aria-rowindex={rowIndex + 2} className="g-total">
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
            (column.align === 'end' ? <span className="dbl">{column.total(rows)}</span> : column.total(rows))}
        </div>
      ))}
    </div>
  )
}
