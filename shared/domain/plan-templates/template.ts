import { addDays, type Day } from '../../kernel/index.ts'

/** First and last day as whole days after the plan's start; 0 is that day. Without a first day: the last one only. */
interface Offsets {
  readonly from?: number
  readonly to: number
}
export type TemplateMilestoneKind = 'kick_off' | 'go_live' | 'training' | 'other'
export type TemplateTaskKind = 'task' | 'follow_up' | 'product' | 'support' | 'delivery' | 'finance'

export interface TemplateTask extends Offsets {
  readonly key: string
  readonly kind: TemplateTaskKind
  readonly title: string
  readonly detail: string | null
}
export interface TemplateMilestone extends Offsets {
  readonly key: string
  readonly kind: TemplateMilestoneKind
  readonly title: string
  readonly tasks: readonly TemplateTask[]
}
export interface TemplateOutcome extends Offsets {
  readonly key: string
  /** Null: its milestones lead to no outcome of their own. */
  readonly title: string | null
  readonly measure: string | null
  readonly unit: string | null
  readonly milestones: readonly TemplateMilestone[]
}
/** VAL-4: a plan as a pattern. Keys are unique within it, over all levels. */
export interface PlanTemplate {
  readonly key: string
  readonly title: string
  readonly about: string
  readonly outcomes: readonly TemplateOutcome[]
}

interface Days {
  readonly startDay: Day | null
  readonly dueDay: Day
}
export type DatedTask = Omit<TemplateTask, 'from' | 'to'> & Days
export type DatedMilestone = Omit<TemplateMilestone, 'from' | 'to' | 'tasks'> &
  Days & { readonly tasks: readonly DatedTask[] }
export type DatedOutcome = Omit<TemplateOutcome, 'from' | 'to' | 'milestones'> &
  Days & { readonly milestones: readonly DatedMilestone[] }
export type DatedTemplate = Omit<PlanTemplate, 'outcomes'> & { readonly outcomes: readonly DatedOutcome[] }

/** A free day moves a date on to the next working one, but not further than a month. */
const furthestMove = 31
function workingDay(day: Day, isFree: (day: Day) => boolean): Day {
  for (let days = 0; days <= furthestMove; days += 1) {
    const moved = addDays(day, days)
    if (!isFree(moved)) return moved
  }
  return day
}

/**
 * The template with the days it gets from a start day. Free days by `isFree`, for instance a working calendar; moving on
 * keeps the order, so no first day comes behind its last one.
 */
export function datedTemplate(
  template: PlanTemplate,
  startDay: Day,
  isFree: (day: Day) => boolean = () => false,
): DatedTemplate {
  const on = (offset: number): Day => workingDay(addDays(startDay, offset), isFree)
  const dated = <Item extends Offsets>({ from, to, ...item }: Item): Omit<Item, 'from' | 'to'> & Days => ({
    ...item,
    startDay: from === undefined ? null : on(from),
    dueDay: on(to),
  })
  return {
    ...template,
    outcomes: template.outcomes.map((outcome) => ({
      ...dated(outcome),
      milestones: outcome.milestones.map((milestone) => ({
        ...dated(milestone),
        tasks: milestone.tasks.map(dated),
      })),
    })),
  }
}

/** Without the parts named by key; what stands below a part goes with it. */
export function withoutParts(template: DatedTemplate, leftOut: Iterable<string>): DatedTemplate {
  const out = new Set(leftOut)
  const isIn = ({ key }: { readonly key: string }): boolean => !out.has(key)
  return {
    ...template,
    outcomes: template.outcomes.filter(isIn).map((outcome) => ({
      ...outcome,
      milestones: outcome.milestones.filter(isIn).map((milestone) => ({
        ...milestone,
        tasks: milestone.tasks.filter(isIn),
      })),
    })),
  }
}
