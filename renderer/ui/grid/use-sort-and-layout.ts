import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../live-region.tsx'
import { emptyLayout, type GridColumn, type GridLayout } from './columns.ts'
import type { DataGridProps } from './data-grid-props.ts'
import { type GridSort, nextSort } from './sort.ts'

export interface SortAndLayout<Row> {
  readonly sort: GridSort | null
  readonly layout: GridLayout
  readonly changeSort: (sort: GridSort | null) => void
  readonly changeLayout: (layout: GridLayout) => void
  /** What a press on a header does; `sample` tells whether the column holds figures. */
  readonly pressSort: (column: GridColumn<Row>, sample: Row | undefined) => void
}

/** Order and columns: the screen's where it keeps them, else the grid's own. */
export function useSortAndLayout<Row extends object>(props: DataGridProps<Row>): SortAndLayout<Row> {
  const t = useT()
  const [ownSort, setOwnSort] = useState(props.defaultSort ?? null)
  const [ownLayout, setOwnLayout] = useState(emptyLayout)
  const sort = props.sort === undefined ? ownSort : props.sort
  const layout = props.layout ?? ownLayout

  const changeSort = (next: GridSort | null) => {
    setOwnSort(next)
    props.onSortChange?.(next)
    const name = props.columns.find(({ id }) => id === next?.column)?.header ?? ''
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
  return {
    sort,
    layout,
    changeSort,
    changeLayout,
    pressSort: (column, sample) => changeSort(nextSort(sort, column, sample)),
  }
}
