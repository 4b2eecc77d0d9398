import { planTree } from '../../../../shared/domain/plan/index.ts'
import type { Intent, Outcome, Plan, PlanMilestone, PlanTask } from './plan-record.tsx'

/** A line of the plan: which record, how deep, and what stands beside it on its level. */
export type PlanRow = {
  readonly id: string
  readonly depth: number
  /** Ids of its level under the same parent, in their order. */
  readonly siblings: readonly string[]
} & (
  | { readonly level: 'intent'; readonly record: Intent }
  | { readonly level: 'outcome'; readonly record: Outcome }
  | { readonly level: 'milestone'; readonly record: PlanMilestone }
  | { readonly level: 'task'; readonly record: PlanTask }
  | { readonly level: 'loose_outcomes' | 'loose_milestones'; readonly record: null }
)

/** VAL-4: intent → outcomes → milestones → tasks, as the lines that are drawn. */
export function planRows(plan: Plan): PlanRow[] {
  const rows: PlanRow[] = []
  const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
  const intentIds = idsOf(plan.intents)
  for (const { intent, outcomes } of planTree(plan)) {
    const outcomeIds = outcomes.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.id]))
    if (intent !== null)
      rows.push({ level: 'intent', id: intent.id, depth: 0, siblings: intentIds, record: intent })
    else if (outcomeIds.length > 0 && plan.intents.length > 0)
      rows.push({ level: 'loose_outcomes', id: 'loose-outcomes', depth: 0, siblings: [], record: null })
    for (const { outcome, milestones } of outcomes) {
      const milestoneIds = milestones.map(({ milestone }) => milestone.id)
      if (outcome !== null)
        rows.push({ level: 'outcome', id: outcome.id, depth: 1, siblings: outcomeIds, record: outcome })
      else if (plan.outcomes.length > 0)
        rows.push({ level: 'loose_milestones', id: 'loose-milestones', depth: 1, siblings: [], record: null })
      for (const { milestone, tasks } of milestones) {
        rows.push({
          level: 'milestone',
          id: milestone.id,
          depth: 2,
          siblings: milestoneIds,
          record: milestone,
        })
        for (const task of tasks)
          rows.push({ level: 'task', id: task.id, depth: 3, siblings: idsOf(tasks), record: task })
      }
    }
  }
  return rows
}

/** The order of a level after one of it went up or down; null: it stands at that end already. */
export function reordered(siblings: readonly string[], id: string, by: -1 | 1): string[] | null {
  const from = siblings.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= siblings.length) return null
  return siblings.map((each, index) => (index === from ? (siblings[to] ?? each) : index === to ? id : each))
}
