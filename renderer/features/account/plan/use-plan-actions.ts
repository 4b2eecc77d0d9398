import { useFrame, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { announce, type MenuEntry } from '../../../ui/index.ts'
import { type PlanRow, reordered } from './plan-rows.ts'

export interface PlanActions {
  open(row: PlanRow): void
  /** One place up or down; false: it stands at that end. */
  /** Whether there was anywhere to go. */
  move(row: PlanRow, by: -1 | 1): boolean
  remove(row: PlanRow): void
  /** Adds below a line: an outcome to an intent, a milestone to an outcome, a task to a milestone. */
  addBelow(row: PlanRow): void
  /** Reached or done, or the other way round. */
  finish(row: PlanRow): void
  entriesOf(row: PlanRow): readonly MenuEntry[]
}

/** What can be done with a line of the plan, by press, menu and key alike. */
export function usePlanActions(accountId: string): PlanActions {
  const t = useT()
  const { dialogs, write } = useFrame()
  const today = useToday()
  const actions: PlanActions = {
    open(row) {
      const { id } = row
      if (row.level === 'intent') void dialogs.open('intent.edit', { id })
      else if (row.level === 'outcome') void dialogs.open('outcome.edit', { id })
      else if (row.level === 'milestone') void dialogs.open('milestone.edit', { id })
      else if (row.level === 'task') void dialogs.open('task.edit', { id })
    },
    move(row, by) {
      if (row.record === null) return false
      const ids = reordered(row.siblings, row.id, by)
      if (ids === null) {
        announce(t(by < 0 ? 'plan.move.first' : 'plan.move.last'))
        return false
      }
      void write('plan.reorder', { level: row.level, ids })
      announce(t('plan.move.moved', { place: ids.indexOf(row.id) + 1, total: ids.length }))
      return true
    },
    remove(row) {
      const { id } = row
      if (row.level === 'intent') void write('intent.remove', { id })
      else if (row.level === 'outcome') void write('outcome.remove', { id })
      else if (row.level === 'milestone') void write('milestone.remove', { id })
      else if (row.level === 'task') void write('task.remove', { id })
    },
    addBelow(row) {
      if (row.level === 'intent') void dialogs.open('outcome.edit', { accountId, intentId: row.id })
      else if (row.level === 'outcome') void dialogs.open('milestone.edit', { accountId, outcomeId: row.id })
      else if (row.level === 'milestone') void dialogs.open('task.edit', { accountId, milestoneId: row.id })
    },
    finish(row) {
      if (row.level === 'milestone')
        void write('milestone.update', {
          id: row.id,
          patch: { reachedOn: row.record.reachedOn === null ? today : null },
        })
      else if (row.level === 'task')
        void write('task.setState', {
          ids: [row.id],
          state: row.record.state === 'open' ? 'done' : 'open',
        })
    },
    entriesOf(row) {
      const at = row.siblings.indexOf(row.id)
      return [
        {
          id: 'edit',
          icon: 'edit',
          label: t('plan.menu.edit'),
          shortcut: 'Enter',
          onAction: () => actions.open(row),
        },
        ...(row.level === 'task' || row.record === null
          ? []
          : [
              {
                id: 'add',
                icon: 'plus' as const,
                label: t(`plan.menu.addBelow.${row.level}`),
                shortcut: 'Insert',
                onAction: () => actions.addBelow(row),
              },
            ]),
        ...(row.level === 'outcome'
          ? [
              {
                id: 'value',
                icon: 'value' as const,
                label: t('plan.menu.addValue'),
                onAction: () => void dialogs.open('valueEntry.edit', { accountId, outcomeId: row.id }),
              },
            ]
          : []),
        ...(at > 0
          ? [
              {
                id: 'up',
                icon: 'up' as const,
                label: t('plan.menu.up'),
                shortcut: 'Alt+ArrowUp',
                onAction: () => void actions.move(row, -1),
              },
            ]
          : []),
        ...(at < row.siblings.length - 1
          ? [
              {
                id: 'down',
                icon: 'down' as const,
                label: t('plan.menu.down'),
                shortcut: 'Alt+ArrowDown',
                onAction: () => void actions.move(row, 1),
              },
            ]
          : []),
        { type: 'divider', id: 'divider' },
        {
          id: 'remove',
          icon: 'trash',
          isDanger: true,
          label: t('plan.menu.remove'),
          shortcut: 'Delete',
          onAction: () => actions.remove(row),
        },
      ]
    },
  }
  return actions
}
