import { z } from 'zod'
import { id } from './common.ts'

/** One condition of a view: all of its values are alternatives; all conditions must hold. */
export const viewCondition = z.object({
  field: z.string().max(80),
  operator: z.enum(['is', 'isNot', 'contains', 'atLeast', 'atMost', 'within', 'empty', 'notEmpty']),
  values: z.array(z.string().max(500)).max(200),
})
export const viewDefinition = z.object({
  search: z.string().max(200),
  conditions: z.array(viewCondition).max(30),
  sort: z.array(z.object({ field: z.string().max(80), descending: z.boolean() })).max(4),
  columns: z
    .array(
      z.object({
        field: z.string().max(80),
        width: z.int().min(24).max(1_200).nullable(),
        hidden: z.boolean(),
      }),
    )
    .max(100),
  groupBy: z.string().max(80).nullable(),
})
export const savedView = z.object({
  id,
  screen: z.string(),
  name: z.string(),
  position: z.int(),
  definition: viewDefinition,
})
