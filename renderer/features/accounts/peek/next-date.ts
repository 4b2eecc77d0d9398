import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { AccountRow } from '../account-words.ts'

export interface NextDate {
  readonly kind: 'visit' | 'promise' | 'milestone' | 'renewalStart' | 'termTo'
  readonly day: Day
  /** Empty for dates of the contract. */
  readonly title: string
}

export interface NextDateInput {
  readonly row: Pick<AccountRow, 'renewalStart' | 'termTo'>
  readonly visits: readonly Pick<
    CallOutput<'visit.list'>['visits'][number],
    'title' | 'state' | 'plannedStart'
  >[]
  readonly promises: readonly Pick<
    CallOutput<'promise.list'>['promises'][number],
    'title' | 'state' | 'dueDay'
  >[]
  readonly milestones: readonly Pick<
    CallOutput<'value.plan'>['milestones'][number],
    'title' | 'dueDay' | 'reachedOn'
  >[]
  readonly today: Day
  readonly dayOf: (at: number) => Day
}

/** What comes first from today on; of one day, what a person must go to before what only falls due. */
export function nextDate({
  row,
  visits,
  promises,
  milestones,
  today,
  dayOf,
}: NextDateInput): NextDate | null {
  const dates: NextDate[] = [
    ...visits
      .filter(({ state }) => state === 'planned' || state === 'in')
      .map(({ title, plannedStart }) => ({ kind: 'visit' as const, title, day: dayOf(plannedStart) })),
    ...promises.flatMap(({ title, state, dueDay }) =>
      state === 'open' && dueDay !== null ? [{ kind: 'promise' as const, title, day: dueDay }] : [],
    ),
    ...milestones.flatMap(({ title, dueDay, reachedOn }) =>
      reachedOn === null && dueDay !== null ? [{ kind: 'milestone' as const, title, day: dueDay }] : [],
    ),
    ...(row.renewalStart === null
      ? []
      : [{ kind: 'renewalStart' as const, title: '', day: row.renewalStart }]),
    ...(row.termTo === null ? [] : [{ kind: 'termTo' as const, title: '', day: row.termTo }]),
  ]
  return dates
    .filter(({ day }) => day >= today)
    .reduce<NextDate | null>((first, date) => (first === null || date.day < first.day ? date : first), null)
}
