import { z } from 'zod'
import type { GridLayout, GridSort } from '../../ui/index.ts'
import { createPersistedStore, type InterfaceStore } from './interface-state.ts'

export interface GridState {
  readonly sort: GridSort | null
  readonly layout: GridLayout
}

const columnId = z.string().max(40)
const schema: z.ZodType<GridState> = z.object({
  sort: z.object({ column: columnId, direction: z.enum(['ascending', 'descending']) }).nullable(),
  layout: z.object({
    order: z.array(columnId).max(50),
    hidden: z.array(columnId).max(50),
    widths: z.record(columnId, z.number()),
  }),
})

/** Sort and columns of one grid, kept across restarts under its name; `sort` is how it begins. */
export const createGridState = (name: string, sort: GridSort): InterfaceStore<GridState> =>
  createPersistedStore<GridState>({
    name,
    version: 1,
    initial: { sort, layout: { order: [], hidden: [], widths: {} } },
    schema,
  })
