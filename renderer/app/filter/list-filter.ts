import { z } from 'zod'
import type { Day } from '../../../shared/kernel/index.ts'
import type { Format, Translate } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import { createPersistedStore, type InterfaceStore } from '../stores/interface-state.ts'

/** What a list can be narrowed by. */
export interface FilterField<Row> {
  label(t: Translate): string
  /** The values of one row; accounts and people go by their ids. */
  values(row: Row, today: Day): readonly string[]
  /** A value in words. */
  word(t: Translate, value: string, rows: readonly Row[]): string
  /** The order of a closed set of values in the menu; others stand by their names. */
  readonly order?: readonly string[]
}

export interface ChoiceField<Row, Value extends string> {
  label(t: Translate): string
  value(row: Row, today: Day): Value
  word(t: Translate, value: Value): string
}

/** A field with a closed set of values, which the menu lists in their own order. */
export const choiceField = <Row, Value extends string>(
  known: readonly Value[],
  { label, value, word }: ChoiceField<Row, Value>,
): FilterField<Row> => ({
  label,
  order: known,
  values: (row, today) => [value(row, today)],
  word: (t, text) => {
    const found = known.find((each) => each === text)
    return found === undefined ? text : word(t, found)
  },
})

export interface ListFilterState {
  readonly search: string
  /** Values by field; a field that is not here lets everything through. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

export interface ListFilterOptions<Row, Field extends string> {
  /** The name under which it is kept: `promises.filter`. */
  readonly name: string
  readonly fields: Readonly<Record<Field, FilterField<Row>>>
  /** Every field in the order of the menu. */
  readonly order: readonly Field[]
  /** What the search looks through. */
  textsOf(row: Row): readonly (string | null)[]
}

export interface ListFilter<Row, Field extends string> {
  readonly store: InterfaceStore<ListFilterState>
  readonly fields: Readonly<Record<Field, FilterField<Row>>>
  readonly order: readonly Field[]
  chosen(state: ListFilterState, field: Field): readonly string[]
  /** Whether anything narrows the list, of these fields. */
  isOn(state: ListFilterState, fields?: readonly Field[]): boolean
  apply(rows: readonly Row[], state: ListFilterState, today: Day, fields?: readonly Field[]): readonly Row[]
  search(text: string): void
  /** Takes a value in or out. */
  toggle(field: Field, value: string): void
  /** Only these values of one field, whatever was chosen before. */
  show(field: Field, values: readonly string[]): void
  clear(): void
}

const mostText = 200
const mostChosen = 200

/**
 * What is being looked at in a list: words to search for, and values per field. Kept for the next start. Values of one
 * field add up, fields narrow each other.
 */
export function defineListFilter<Row, Field extends string>({
  name,
  fields,
  order,
  textsOf,
}: ListFilterOptions<Row, Field>): ListFilter<Row, Field> {
  const initial: ListFilterState = { search: '', chosen: {} }
  const values = z.array(z.string().max(2_100)).max(mostChosen)
  const store = createPersistedStore<ListFilterState>({
    name,
    version: 2,
    initial,
    schema: z.object({
      search: z.string().max(mostText),
      chosen: z.record(z.string(), values),
    }),
    // The first version kept the fields beside the search.
    migrate: (state) => {
      const { search, ...chosen } = z.looseObject({ search: z.string() }).parse(state)
      return { search, chosen }
    },
  })
  const chosen = (state: ListFilterState, field: Field): readonly string[] => state.chosen[field] ?? []
  const isOn = (state: ListFilterState, among = order): boolean =>
    state.search.trim() !== '' || among.some((field) => chosen(state, field).length > 0)
  return {
    store,
    fields,
    order,
    chosen,
    isOn,
    apply(rows, state, today, among = order) {
      if (!isOn(state, among)) return rows
      const words = state.search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
      return rows.filter((row) => {
        const text = words.length === 0 ? '' : textsOf(row).join('\n').toLocaleLowerCase()
        return (
          words.every((word) => text.includes(word)) &&
          among.every((field) => {
            const wanted = chosen(state, field)
            return (
              wanted.length === 0 || fields[field].values(row, today).some((value) => wanted.includes(value))
            )
          })
        )
      })
    },
    search: (text) => store.setState({ search: text.slice(0, mostText) }),
    toggle: (field, value) =>
      store.setState((now) => {
        const had = chosen(now, field)
        const next = had.includes(value)
          ? had.filter((other) => other !== value)
          : [...had, value].slice(-mostChosen)
        return { chosen: { ...now.chosen, [field]: next } }
      }),
    show: (field, only) => store.setState({ search: '', chosen: { [field]: [...only] } }),
    clear: () => store.setState(initial),
  }
}

/** How many different values a menu lists; more are found by the search beside it. */
const mostValues = 40

export interface FilterMenuInput<Row, Field extends string> {
  readonly filter: ListFilter<Row, Field>
  readonly state: ListFilterState
  readonly rows: readonly Row[]
  readonly fields: readonly Field[]
  readonly today: Day
  readonly t: Translate
  readonly format: Format
}

/** Every filter by keyboard: fields, then the values that occur with how often; the most frequent of very many. */
export function filterMenu<Row, Field extends string>({
  filter,
  state,
  rows,
  fields,
  today,
  t,
  format,
}: FilterMenuInput<Row, Field>): readonly MenuEntry[] {
  return fields.map((id): MenuEntry => {
    const field = filter.fields[id]
    const counts = new Map<string, number>()
    for (const row of rows)
      for (const value of new Set(field.values(row, today))) counts.set(value, (counts.get(value) ?? 0) + 1)
    const wanted = filter.chosen(state, id)
    const named = [...counts]
      .sort(([, left], [, right]) => right - left)
      .slice(0, mostValues)
      .map(([value, count]) => ({ value, count, label: field.word(t, value, rows) }))
    const { order } = field
    named.sort((left, right) =>
      order === undefined
        ? format.collator.compare(left.label, right.label)
        : order.indexOf(left.value) - order.indexOf(right.value),
    )
    return {
      type: 'menu',
      id,
      label: field.label(t),
      entries: named.map(({ value, count, label }) => ({
        id: `${id} ${value}`,
        label,
        meta: format.count(count),
        isChecked: wanted.includes(value),
        onAction: () => filter.toggle(id, value),
      })),
    }
  })
}
