import { z } from 'zod'
import { viewDefinition } from '../../../shared/contract/views.ts'
import type { ViewCondition } from '../../../shared/domain/account-view/index.ts'
import { createPersistedStore } from '../../app/index.ts'
import { type GridLayout, type GridSort } from '../../ui/index.ts'

export type ViewDefinition = z.output<typeof viewDefinition>

export const emptyView: ViewDefinition = {
  search: '',
  conditions: [],
  sort: [{ field: 'arrMinor', descending: true }],
  columns: [],
  groupBy: null,
}

/** The view that is on screen: which saved one it began as, and what was changed since. Kept for the next start. */
export const accountsView = createPersistedStore<{
  readonly viewId: string | null
  readonly definition: ViewDefinition
}>({
  name: 'accounts.view',
  version: 1,
  initial: { viewId: null, definition: emptyView },
  schema: z.object({ viewId: z.string().nullable(), definition: viewDefinition }),
})

export const changeView = (patch: Partial<ViewDefinition>): void =>
  accountsView.setState(({ definition }) => ({ definition: { ...definition, ...patch } }))

export const changeConditions = (conditions: readonly ViewCondition[]): void =>
  changeView({
    conditions: conditions.map((condition) => ({ ...condition, values: [...condition.values] })),
  })

/** Whether two definitions show the same. */
export const isSameView = (left: ViewDefinition, right: ViewDefinition): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

export function gridSortOf({ sort }: ViewDefinition): GridSort | null {
  const [first] = sort
  return first === undefined
    ? null
    : { column: first.field, direction: first.descending ? 'descending' : 'ascending' }
}

export const sortOf = (sort: GridSort | null): ViewDefinition['sort'] =>
  sort === null ? [] : [{ field: sort.column, descending: sort.direction === 'descending' }]

/** Columns as the grid wants them, from the view's list, and back. */
export const layoutOf = ({ columns }: ViewDefinition): GridLayout => ({
  order: columns.map(({ field }) => field),
  hidden: columns.filter(({ hidden }) => hidden).map(({ field }) => field),
  widths: Object.fromEntries(columns.flatMap(({ field, width }) => (width === null ? [] : [[field, width]]))),
})

export function columnsOf(layout: GridLayout, ids: readonly string[]): ViewDefinition['columns'] {
  const order = layout.order.length === 0 ? ids : layout.order
  const named = new Set([...order, ...layout.hidden, ...Object.keys(layout.widths)])
  return [...named].map((field) => ({
    field,
    width: layout.widths[field] ?? null,
    hidden: layout.hidden.includes(field),
  }))
}
