interface Placed {
  readonly id: string
}
export interface PlanParts<Intent, Outcome, Milestone, Task> {
  readonly intents: readonly Intent[]
  readonly outcomes: readonly Outcome[]
  readonly milestones: readonly Milestone[]
  readonly tasks: readonly Task[]
}
export interface MilestoneBranch<Milestone, Task> {
  readonly milestone: Milestone
  readonly tasks: readonly Task[]
}
export interface OutcomeBranch<Outcome, Milestone, Task> {
  /** Null: steps that lead to no outcome yet. */
  readonly outcome: Outcome | null
  readonly milestones: readonly MilestoneBranch<Milestone, Task>[]
}
export interface IntentBranch<Intent, Outcome, Milestone, Task> {
  /** Null: outcomes that follow from no reason that was written down. */
  readonly intent: Intent | null
  readonly outcomes: readonly OutcomeBranch<Outcome, Milestone, Task>[]
}

/**
 * VAL-4: the plan as one chain, intent → outcomes → milestones → tasks, each list in the order it was given. What names
 * a parent that is not there (it lies in the bin) stands with those that have none, behind the rest. Tasks of no
 * milestone are no part of the plan.
 */
export function planTree<
  Intent extends Placed,
  Outcome extends Placed & { readonly intentId: string | null },
  Milestone extends Placed & { readonly outcomeId: string | null },
  Task extends Placed & { readonly milestoneId: string | null },
>({
  intents,
  outcomes,
  milestones,
  tasks,
}: PlanParts<Intent, Outcome, Milestone, Task>): IntentBranch<Intent, Outcome, Milestone, Task>[] {
  const tasksOf = groups(tasks, ({ milestoneId }) => milestoneId)
  const outcomeIds = new Set(outcomes.map(({ id }) => id))
  const intentIds = new Set(intents.map(({ id }) => id))
  const milestonesOf = groups(milestones, ({ outcomeId }) => known(outcomeIds, outcomeId))
  const outcomesOf = groups(outcomes, ({ intentId }) => known(intentIds, intentId))
  const steps = (outcomeId: string | null): MilestoneBranch<Milestone, Task>[] =>
    (milestonesOf.get(outcomeId) ?? []).map((milestone) => ({
      milestone,
      tasks: tasksOf.get(milestone.id) ?? [],
    }))
  const branches = (intentId: string | null): OutcomeBranch<Outcome, Milestone, Task>[] =>
    (outcomesOf.get(intentId) ?? []).map((outcome) => ({ outcome, milestones: steps(outcome.id) }))
  const loose = steps(null)
  const withoutIntent = [
    ...branches(null),
    ...(loose.length > 0 ? [{ outcome: null, milestones: loose }] : []),
  ]
  return [
    ...intents.map((intent) => ({ intent, outcomes: branches(intent.id) })),
    ...(withoutIntent.length > 0 ? [{ intent: null, outcomes: withoutIntent }] : []),
  ]
}

const known = (ids: ReadonlySet<string>, id: string | null): string | null =>
  id !== null && ids.has(id) ? id : null

function groups<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string | null, readonly Item[]> {
  const found = new Map<string | null, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group) group.push(item)
    else found.set(key, [item])
  }
  return found
}
