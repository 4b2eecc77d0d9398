import { drafts } from './drafts.ts'
import type { DueSources, TodayRow } from './due-row.ts'
import { launches } from './launches.ts'
import { promises } from './promises.ts'
import { renewals } from './renewals.ts'
import { crowds, requirements } from './requirements.ts'
import { tasks } from './tasks.ts'
import { firstValues, milestones } from './value.ts'

/** Everything that is due, in no order yet. */
export const dueRows = (sources: DueSources): TodayRow[] =>
  [promises, tasks, firstValues, milestones, requirements, renewals, drafts, launches, crowds].flatMap(
    (find) => find(sources),
  )
