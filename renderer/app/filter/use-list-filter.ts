import { useEffect, useMemo } from 'react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../../ui/index.ts'
import { useToday } from '../use-settings.ts'
import type { ListFilter, ListFilterState } from './list-filter.ts'

export interface FilteredList<Row, Field extends string> {
  readonly filter: ListFilter<Row, Field>
  readonly state: ListFilterState
  readonly fields: readonly Field[]
  readonly all: readonly Row[]
  readonly shown: readonly Row[]
  readonly isFiltered: boolean
}

/** The rows that the filter leaves, said aloud as it changes. `fields`: those that hold here; the others rest. */
export function useListFilter<Row, Field extends string>(
  filter: ListFilter<Row, Field>,
  all: readonly Row[],
  fields: readonly Field[] = filter.order,
): FilteredList<Row, Field> {
  const t = useT()
  const today = useToday()
  const state = filter.store()
  const shown = useMemo(() => filter.apply(all, state, today, fields), [filter, all, state, today, fields])
  const isFiltered = filter.isOn(state, fields)
  useEffect(() => {
    if (isFiltered) announce(t('app.filter.count', { shown: shown.length, all: all.length }))
  }, [isFiltered, shown.length, all.length, t])
  return { filter, state, fields, all, shown, isFiltered }
}
