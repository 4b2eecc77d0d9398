import { barOf, type PlanSpan, planTree } from '../../../../shared/domain/plan/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { Outcome, Plan, PlanMilestone, PlanTask } from './plan-record.tsx'

/** A line of the timeline: the outcome's time as a frame, milestones and tasks as bars that can be moved. */
export type TimelineRow = {
  readonly id: string
  readonly title: string
  /** Null: it has no day, and so no bar. */
  readonly bar: { readonly from: Day; readonly to: Day } | null
} & PlanSpan &
  (
    | { readonly kind: 'outcome'; readonly record: Outcome }
    | { readonly kind: 'milestone'; readonly record: PlanMilestone; readonly outcome: string | null }
    | {
        readonly kind: 'task'
        readonly record: PlanTask
        readonly milestone: string
        readonly outcome: string | null
      }
  )
export type MovableRow = Exclude<TimelineRow, { readonly kind: 'outcome' }>

export const isDone = (row: TimelineRow): boolean =>
  row.kind === 'outcome'
    ? row.record.state === 'reached'
    : row.kind === 'milestone'
      ? row.record.reachedOn !== null
      : row.record.state !== 'open'

/** Outcome, its milestones, their tasks, in the order of the plan. */
export function timelineRows(plan: Plan, hasTasks: boolean): TimelineRow[] {
  const span = ({ startDay, dueDay }: PlanSpan) => ({ startDay, dueDay, bar: barOf({ startDay, dueDay }) })
  return planTree(plan).flatMap(({ outcomes }) =>
    outcomes.flatMap(({ outcome, milestones }): TimelineRow[] => [
      ...(outcome === null
        ? []
        : [
            {
              kind: 'outcome' as const,
              id: outcome.id,
              title: outcome.title,
              record: outcome,
              ...span(outcome),
            },
          ]),
      ...milestones.flatMap(({ milestone, tasks }): TimelineRow[] => [
        {
          kind: 'milestone',
          id: milestone.id,
          title: milestone.title,
          record: milestone,
          outcome: outcome?.title ?? null,
          ...span(milestone),
        },
        ...(hasTasks ? tasks : []).map((task) => ({
          kind: 'task' as const,
          id: task.id,
          title: task.title,
          record: task,
          milestone: milestone.title,
          outcome: outcome?.title ?? null,
          ...span(task),
        })),
      ]),
    ]),
  )
}
