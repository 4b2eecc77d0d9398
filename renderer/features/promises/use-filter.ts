import { useMemo } from 'react'
import { z } from 'zod'
import { promiseKinds } from '../../../shared/contract/index.ts'
import { promiseStandings, standingOf } from '../../../shared/domain/promise/index.ts'
import type { Day } from '../../../shared/kernel/index.ts'
import { createPersistedStore } from '../../app/index.ts'
import { type Translate, useFormat, useT } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import type { LedgerRow } from './promise.ts'

export const filterFields = ['standing', 'account', 'by', 'kind'] as const
export type FilterField = (typeof filterFields)[number]

const filterSchema = z.object({
  search: z.string().max(200),
  standing: z.array(z.enum(promiseStandings)).max(10),
  account: z.array(z.string().max(500)).max(200),
  by: z.array(z.string().max(500)).max(200),
  kind: z.array(z.enum(promiseKinds)).max(10),
})
export type PromiseFilter = z.output<typeof filterSchema>

const noFilter: PromiseFilter = { search: '', standing: [], account: [], by: [], kind: [] }

/** What is being looked at; kept for the next start. */
export const promiseFilter = createPersistedStore<PromiseFilter>({
  name: 'promises.filter',
  version: 1,
  initial: noFilter,
  schema: filterSchema,
})

export const isFiltered = (filter: PromiseFilter): boolean =>
  filter.search.trim() !== '' || filterFields.some((field) => filter[field].length > 0)

export const clearFilter = (): void => promiseFilter.setState(noFilter)

function valueOf(row: LedgerRow, field: FilterField, today: Day): string {
  switch (field) {
    case 'standing':
      return standingOf(row, today)
    case 'account':
      return row.accountId
    case 'by':
      return row.byName
    case 'kind':
      return row.kind
  }
}

const textOf = ({ title, accountName, byName, toName, evidence }: LedgerRow): string =>
  [title, accountName, byName, toName ?? '', ...evidence.map(({ quote }) => quote)]
    .join('\n')
    .toLocaleLowerCase()

export function applyFilter(
  rows: readonly LedgerRow[],
  filter: PromiseFilter,
  today: Day,
): readonly LedgerRow[] {
  if (!isFiltered(filter)) return rows
  const words = filter.search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = words.length === 0 ? '' : textOf(row)
    return (
      words.every((word) => text.includes(word)) &&
      filterFields.every((field) => {
        const wanted: readonly string[] = filter[field]
        return wanted.length === 0 || wanted.includes(valueOf(row, field, today))
      })
    )
  })
}

/** Takes a value in or out. */
export function toggleFilter(field: FilterField, value: string): void {
  promiseFilter.setState((now) => {
    const values: readonly string[] = now[field]
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
    const changed = filterSchema.safeParse({ ...now, [field]: next })
    return changed.success ? changed.data : now
  })
}

/** A value in words. */
export function filterWord(
  t: Translate,
  rows: readonly LedgerRow[],
  field: FilterField,
  value: string,
): string {
  switch (field) {
    case 'standing': {
      const standing = promiseStandings.find((known) => known === value)
      return standing === undefined ? value : t(`promises.standing.${standing}`)
    }
    case 'kind': {
      const kind = promiseKinds.find((known) => known === value)
      return kind === undefined ? value : t(`loops.promiseKind.${kind}`)
    }
    case 'account':
      return rows.find(({ accountId }) => accountId === value)?.accountName ?? value
    case 'by':
      return value === '' ? t('promises.unnamed') : value
  }
}

/** How many different values a menu lists; more are found by the search beside it. */
const mostValues = 40

/** Every filter by keyboard: fields, then the values that occur. */
export function useFilterMenu(
  rows: readonly LedgerRow[],
  filter: PromiseFilter,
  today: Day,
): readonly MenuEntry[] {
  const t = useT()
  const format = useFormat()
  return useMemo(
    () =>
      filterFields.map((field): MenuEntry => {
        const counts = new Map<string, number>()
        for (const row of rows) {
          const value = valueOf(row, field, today)
          counts.set(value, (counts.get(value) ?? 0) + 1)
        }
        const wanted: readonly string[] = filter[field]
        const named = [...counts]
          .sort(([, left], [, right]) => right - left)
          .slice(0, mostValues)
          .map(([value, count]) => ({ value, count, label: filterWord(t, rows, field, value) }))
        return {
          type: 'menu',
          id: field,
          label: t(`promises.filter.${field}`),
          entries: named.map(({ value, count, label }) => ({
            id: `${field} ${value}`,
            label,
            meta: format.count(count),
            isChecked: wanted.includes(value),
            onAction: () => toggleFilter(field, value),
          })),
        }
      }),
    [t, format, rows, filter, today],
  )
}
