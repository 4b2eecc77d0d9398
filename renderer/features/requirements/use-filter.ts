import { useMemo } from 'react'
import { z } from 'zod'
import { requirementKinds } from '../../../shared/contract/index.ts'
import { requirementStates } from '../../../shared/domain/requirement/index.ts'
import { createPersistedStore } from '../../app/index.ts'
import { type Format, type Translate, useFormat } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import { handlersOf, type Requirement } from './requirement.ts'

export const filterFields = ['account', 'state', 'kind', 'handler'] as const
export type FilterField = (typeof filterFields)[number]

const filterSchema = z.object({
  search: z.string().max(200),
  account: z.array(z.string().max(500)).max(200),
  state: z.array(z.enum(requirementStates)).max(10),
  kind: z.array(z.enum(requirementKinds)).max(10),
  handler: z.array(z.string().max(500)).max(200),
})
export type RequirementFilter = z.output<typeof filterSchema>

export const noFilter: RequirementFilter = { search: '', account: [], state: [], kind: [], handler: [] }

/** What is being looked at, on the board and in the table alike; kept for the next start. */
export const requirementFilter = createPersistedStore<RequirementFilter>({
  name: 'requirements.filter',
  version: 1,
  initial: noFilter,
  schema: filterSchema,
})

export const isFiltered = (filter: RequirementFilter): boolean =>
  filter.search.trim() !== '' || filterFields.some((field) => filter[field].length > 0)

/** The values of one field that a requirement has. Accounts go by their id. */
function valuesOf(requirement: Requirement, field: FilterField): readonly string[] {
  switch (field) {
    case 'account':
      return requirement.asks.map(({ accountId }) => accountId)
    case 'state':
      return [requirement.state]
    case 'kind':
      return [requirement.kind]
    case 'handler':
      return handlersOf(requirement)
  }
}

const textOf = ({ title, code, asks }: Requirement): string =>
  [title, code, ...asks.flatMap(({ accountName, askedBy }) => [accountName, askedBy ?? ''])]
    .join('\n')
    .toLocaleLowerCase()

export function applyFilter(
  requirements: readonly Requirement[],
  filter: RequirementFilter,
): readonly Requirement[] {
  if (!isFiltered(filter)) return requirements
  const words = filter.search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return requirements.filter((requirement) => {
    const text = words.length === 0 ? '' : textOf(requirement)
    return (
      words.every((word) => text.includes(word)) &&
      filterFields.every((field) => {
        const wanted: readonly string[] = filter[field]
        return wanted.length === 0 || valuesOf(requirement, field).some((value) => wanted.includes(value))
      })
    )
  })
}

/** Takes a value in or out. */
export function toggleFilter(field: FilterField, value: string): void {
  requirementFilter.setState((now) => {
    const values: readonly string[] = now[field]
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
    const changed = filterSchema.safeParse({ ...now, [field]: next })
    return changed.success ? changed.data : now
  })
}

export const clearFilter = (): void => requirementFilter.setState(noFilter)

/** A value in words. */
export function filterWord(
  t: Translate,
  requirements: readonly Requirement[],
  field: FilterField,
  value: string,
): string {
  if (field === 'state') {
    const state = requirementStates.find((known) => known === value)
    return state === undefined ? value : t(`loops.requirementState.${state}`)
  }
  if (field === 'kind') {
    const kind = requirementKinds.find((known) => known === value)
    return kind === undefined ? value : t(`loops.requirementKind.${kind}`)
  }
  if (field === 'handler') return value
  for (const { asks } of requirements)
    for (const ask of asks) if (ask.accountId === value) return ask.accountName
  return value
}

/** How many different values a menu lists; more are found by the search beside it. */
const mostValues = 40

/** Every filter by keyboard: fields, then the values that occur, the most frequent first. */
function filterMenu(
  t: Translate,
  format: Format,
  requirements: readonly Requirement[],
  filter: RequirementFilter,
  fields: readonly FilterField[],
): readonly MenuEntry[] {
  return fields.map((field): MenuEntry => {
    const counts = new Map<string, number>()
    for (const requirement of requirements)
      for (const value of new Set(valuesOf(requirement, field)))
        counts.set(value, (counts.get(value) ?? 0) + 1)
    const wanted: readonly string[] = filter[field]
    const named = [...counts]
      .sort(([, left], [, right]) => right - left)
      .slice(0, mostValues)
      .map(([value, count]) => ({ value, count, label: filterWord(t, requirements, field, value) }))
    if (field !== 'state') named.sort((left, right) => format.collator.compare(left.label, right.label))
    return {
      type: 'menu',
      id: field,
      label: t(`requirements.filter.${field}`),
      entries: named.map(({ value, count, label }) => ({
        id: value,
        label,
        meta: format.count(count),
        isChecked: wanted.includes(value),
        onAction: () => toggleFilter(field, value),
      })),
    }
  })
}

export function useFilterMenu(
  t: Translate,
  requirements: readonly Requirement[],
  filter: RequirementFilter,
  fields: readonly FilterField[],
): readonly MenuEntry[] {
  const format = useFormat()
  return useMemo(
    () => filterMenu(t, format, requirements, filter, fields),
    [t, format, requirements, filter, fields],
  )
}
