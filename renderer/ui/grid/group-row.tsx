import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import type { PlacedGroup } from './groups.ts'

/** The column id of a heading's one cell. */
export const groupColumn = '·group'

export interface GroupRowProps {
  readonly group: PlacedGroup
  readonly rowIndex: number
  readonly top: number
  readonly columnCount: number
  readonly isTabStop: boolean
  readonly isCurrent: boolean
}

/** A heading over rows: one cell across all columns, that stays in sight while scrolling sideways. */
export function GroupRow({ group, rowIndex, top, columnCount, isTabStop, isCurrent }: GroupRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      aria-level={1}
      aria-expanded={group.isOpen}
      data-current={isCurrent || undefined}
      className={classNames('g-row', 'g-group')}
      style={{ top }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={columnCount}
        data-column={groupColumn}
        tabIndex={isTabStop ? 0 : -1}
        className="g-cell"
      >
        <span className="g-group-in">
          <Icon name={group.isOpen ? 'down' : 'right'} size={14} />
          <b>{group.label}</b>
          <span className="muted num">{group.summary}</span>
        </span>
      </div>
    </div>
  )
}
