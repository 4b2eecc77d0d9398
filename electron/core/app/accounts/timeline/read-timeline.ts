import { timelineKinds } from '../../../../../shared/contract/index.ts'
import type { Day } from '../../../../../shared/kernel/index.ts'
import type { CallContext } from '../../context.ts'
import { churnEvents } from './churn.ts'
import { contracts } from './contracts.ts'
import { fieldChanges } from './field-changes.ts'
import { fitterOf, type TimelineFilter } from './filter.ts'
import { notes } from './notes.ts'
import { people } from './people.ts'
import { promises } from './promises.ts'
import { requirements } from './requirements.ts'
import { risks } from './risks.ts'
import type { Source, Sources, TimelineEntry } from './source.ts'
import { stageMoves } from './stages.ts'
import { tasks } from './tasks.ts'
import { tickets } from './tickets.ts'
import { firstValues, milestones, values } from './value.ts'
import { visits } from './visits.ts'

type TimelineKind = TimelineEntry['kind']

const sourceByKind: Readonly<Record<TimelineKind, Source>> = {
  note: notes,
  visit: visits,
  promise: promises,
  requirement: requirements,
  risk: risks,
  task: tasks,
  value: values,
  first_value: firstValues,
  milestone: milestones,
  person: people,
  stage: stageMoves,
  field: fieldChanges,
  ticket: tickets,
  contract: contracts,
  churn: churnEvents,
}

const place = new Map<TimelineKind, number>(timelineKinds.map((kind, index) => [kind, index]))
const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** The latest first; what happened at one instant always in the same order. */
const compareEntries = (left: TimelineEntry, right: TimelineEntry): number =>
  right.at - left.at ||
  (place.get(left.kind) ?? 0) - (place.get(right.kind) ?? 0) ||
  compareTexts(left.event, right.event) ||
  compareTexts(left.id, right.id)

type Reading = Pick<CallContext, 'store' | 'today' | 'startOfDay'>

function readEntries(
  context: Reading,
  accountId: string,
  kinds: readonly TimelineKind[] = timelineKinds,
): TimelineEntry[] {
  const starts = new Map<Day, number>()
  const sources: Sources = {
    store: context.store,
    read: context.store.read,
    accountId,
    today: context.today(),
    at(day) {
      let start = starts.get(day)
      if (start === undefined) starts.set(day, (start = context.startOfDay(day)))
      return start
    },
  }
  return [...new Set(kinds)].flatMap((kind) => sourceByKind[kind](sources))
}

/** How many entries an account's timeline has. */
export const countTimeline = (context: Reading, accountId: string): number =>
  readEntries(context, accountId).length

/** VIS-7: everything that happened with an account and fits, the latest first. Days count with both ends. */
export const readTimeline = (
  context: Reading,
  accountId: string,
  filter: TimelineFilter = {},
): TimelineEntry[] =>
  readEntries(context, accountId, filter.kinds).filter(fitterOf(context, filter)).sort(compareEntries)
