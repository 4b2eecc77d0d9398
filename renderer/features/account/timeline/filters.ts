import { timelineKinds } from '../../../../shared/contract/index.ts'
import type { TimelineEntry } from '../records.ts'

type Kind = TimelineEntry['kind']

/** What a person looks for, in groups of kinds. */
const groups = {
  all: timelineKinds,
  visits: ['note', 'visit'],
  promises: ['promise', 'requirement'],
  risks: ['risk', 'task', 'ticket'],
  value: ['value', 'first_value', 'milestone'],
  changes: ['person', 'stage', 'field', 'contract', 'churn'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>

export type TimelineFilter = keyof typeof groups

export const timelineFilters: readonly TimelineFilter[] = [
  'all',
  'visits',
  'promises',
  'risks',
  'value',
  'changes',
]

export const kindsOf = (filter: TimelineFilter): readonly Kind[] => groups[filter]

export const isFilter = (value: unknown): value is TimelineFilter =>
  timelineFilters.some((filter) => filter === value)
