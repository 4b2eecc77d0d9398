import { useT } from '../../i18n/index.ts'
import { Button, IconButton } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Popover } from '../popover.tsx'
import {
  emptyLayout,
  type GridColumn,
  type GridLayout,
  moveColumn,
  orderColumns,
  setColumnHidden,
} from './columns.ts'

export interface ColumnsButtonProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: GridLayout
  readonly onLayoutChange: (layout: GridLayout) => void
  /** What else can be done about columns, below the list; each closes it. */
  readonly actions?: readonly { readonly id: string; readonly label: string; readonly onAction: () => void }[]
}

/** Shows, hides and orders the columns of a grid, with buttons instead of dragging. */
export function ColumnsButton<Row>({
  columns,
  layout,
  onLayoutChange,
  actions = [],
}: ColumnsButtonProps<Row>) {
  const t = useT()
  const ordered = orderColumns(columns, layout.order)
  const hidden = new Set(layout.hidden)
  return (
    <Popover
      label={t('ui.grid.columnsTitle')}
      placement="bottom end"
      trigger={
        <Button kind="quiet" size="small" icon="columns">
          {t('ui.grid.columns')}
        </Button>
      }
    >
      {(close) => (
        <>
          <ul className="g-columns">
            {ordered.map((column, index) => {
              const isFixed = column.isFixed || column.id === columns[0]?.id
              return (
                <li key={column.id} className="row">
                  <Checkbox
                    className="t13"
                    isSelected={isFixed || !hidden.has(column.id)}
                    isDisabled={isFixed}
                    onChange={(isShown) => onLayoutChange(setColumnHidden(layout, column.id, !isShown))}
                  >
                    {column.header}
                    {isFixed && <span className="muted t12">{t('ui.grid.alwaysShown')}</span>}
                  </Checkbox>
                  <span className="sp" />
                  <IconButton
                    icon="up"
                    size="small"
                    iconSize={14}
                    label={t('ui.grid.moveUp', { column: column.header })}
                    isDisabled={
                      index === 0 || Boolean(ordered[index - 1]?.isPinned) !== Boolean(column.isPinned)
                    }
                    onPress={() => onLayoutChange(moveColumn(columns, layout, column.id, -1))}
                  />
                  <IconButton
                    icon="down"
                    size="small"
                    iconSize={14}
                    label={t('ui.grid.moveDown', { column: column.header })}
                    isDisabled={
                      index === ordered.length - 1 ||
                      Boolean(ordered[index + 1]?.isPinned) !== Boolean(column.isPinned)
                    }
                    onPress={() => onLayoutChange(moveColumn(columns, layout, column.id, 1))}
                  />
                </li>
              )
            })}
          </ul>
          <div className="row" style={{ marginTop: 8 }}>
            {actions.map(({ id, label, onAction }) => (
              <Button
                key={id}
                kind="quiet"
                size="small"
                onPress={() => {
                  close()
                  onAction()
                }}
              >
                {label}
              </Button>
            ))}
            <span className="sp" />
            <Button kind="quiet" size="small" onPress={() => onLayoutChange(emptyLayout)}>
              {t('ui.grid.resetColumns')}
            </Button>
          </div>
        </>
      )}
    </Popover>
  )
}
