import { type ReactNode, type Ref, useMemo } from 'react'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, FilterChip, MenuButton, SearchField } from '../../ui/index.ts'
import { useToday } from '../use-settings.ts'
import { filterMenu } from './list-filter.ts'
import type { FilteredList } from './use-list-filter.ts'

export interface FilterBarProps<Row, Field extends string> {
  readonly list: FilteredList<Row, Field>
  /** What the search field is called, and what it looks through. */
  readonly label: string
  readonly hint: string
  readonly searchRef?: Ref<HTMLInputElement>
  /** At the end of the bar, such as the export. */
  readonly children?: ReactNode
}

/** Above a list: words to search for, what is chosen as chips, the menu of all fields, and how much is left. */
export function FilterBar<Row, Field extends string>({
  list: { filter, state, fields, all, shown, isFiltered },
  label,
  hint,
  searchRef,
  children,
}: FilterBarProps<Row, Field>) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const menu = useMemo(
    () => filterMenu({ filter, state, rows: all, fields, today, t, format }),
    [filter, state, all, fields, today, t, format],
  )
  return (
    <div className="filter-bar">
      <SearchField
        label={label}
        placeholder={hint}
        value={state.search}
        onSearch={filter.search}
        {...(searchRef ? { inputRef: searchRef } : {})}
      />
      {fields.flatMap((field) =>
        filter
          .chosen(state, field)
          .map((value) => (
            <FilterChip
              key={`${field} ${value}`}
              name={filter.fields[field].label(t)}
              value={filter.fields[field].word(t, value, all)}
              onRemove={() => filter.toggle(field, value)}
            />
          )),
      )}
      <MenuButton size="small" label={t('app.filter.add')} icon="filter" entries={menu}>
        {t('app.filter.add')}
      </MenuButton>
      {isFiltered && (
        <Button size="small" kind="quiet" icon="close" onPress={filter.clear}>
          {t('app.filter.clear')}
        </Button>
      )}
      <span className="sp" />
      {isFiltered && (
        <span className="t12 muted num">
          {t('app.filter.count', { shown: shown.length, all: all.length })}
        </span>
      )}
      {children}
    </div>
  )
}
