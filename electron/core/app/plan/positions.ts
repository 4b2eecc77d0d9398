import { ok } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { type Handlers, notFound } from '../context.ts'

/** Tables whose rows stand in an order of their own within an account. */
type OrderedTable = 'purchase_intent' | 'outcome' | 'milestone' | 'task' | 'training'

const tableOfLevel = {
  intent: 'purchase_intent',
  outcome: 'outcome',
  milestone: 'milestone',
  task: 'task',
  training: 'training',
} as const satisfies Record<string, OrderedTable>

/** The place behind all others of the account. */
export function lastPosition(write: WriteStore, table: OrderedTable, accountId: string): number {
  const [row] = write.rows<{ next: number }>(
    `SELECT coalesce(max(position) + 1, 0) AS next FROM "${table}" WHERE account_id = ? AND deleted_at IS NULL`,
    accountId,
  )
  return row?.next ?? 0
}

/** VAL-4: any level of the plan in an order of one's own. */
export const orderHandlers = {
  'plan.reorder': (context, { level, ids }) =>
    context.change({ name: 'plan.reorder', label: { level } }, (write) => {
      const table = tableOfLevel[level]
      let changed = false
      for (const [position, id] of [...new Set(ids)].entries()) {
        if (write.record(table, id) === undefined) return notFound(table, id)
        changed = write.update(table, id, { position }) || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    }),
} satisfies Handlers<'plan.reorder'>
