import type { Day } from '../../kernel/index.ts'
import type { DutySide } from './shipped.ts'

/** What the written split of duties can lack, in the order in which it is said. */
export const kickOffLacks = [
  'day_missing',
  'ours_absent',
  'theirs_absent',
  'goal_missing',
  'duties_missing',
  'duty_without_person',
  'duty_without_day',
  'agreement_missing',
  'changed_since_agreed',
] as const
export type KickOffLack = (typeof kickOffLacks)[number]

export interface KickOffMissing {
  readonly lack: KickOffLack
  readonly count: number
}

export interface KickOffFacts {
  /** The day it is planned for or was held on. */
  readonly day: Day | null
  readonly participants: readonly { readonly side: 'ours' | 'theirs' }[]
  readonly hasGoal: boolean
  readonly duties: readonly {
    readonly side: DutySide
    readonly responsible: string | null
    readonly dueDay: Day | null
  }[]
  readonly agreedOn: Day | null
  readonly agreedBy: string | null
  /** Duties that were added, changed or taken away after the customer agreed. */
  readonly changedSinceAgreed: number
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''

/** VAL-3: the duties count as agreed when the customer's key person and the day of the agreement are written down. */
export const isAgreed = ({
  agreedOn,
  agreedBy,
  duties,
}: Pick<KickOffFacts, 'agreedOn' | 'agreedBy' | 'duties'>): boolean =>
  agreedOn !== null && !isBlank(agreedBy) && duties.length > 0

/** VAL-3: what is missing before everybody can hold everybody to it. */
export function kickOffMissing(facts: KickOffFacts): KickOffMissing[] {
  const { participants, duties } = facts
  const agreed = isAgreed(facts)
  const counts: Readonly<Record<KickOffLack, number>> = {
    day_missing: facts.day === null ? 1 : 0,
    ours_absent: participants.some(({ side }) => side === 'ours') ? 0 : 1,
    theirs_absent: participants.some(({ side }) => side === 'theirs') ? 0 : 1,
    goal_missing: facts.hasGoal ? 0 : 1,
    duties_missing: duties.length === 0 ? 1 : 0,
    duty_without_person: duties.filter(({ responsible }) => isBlank(responsible)).length,
    duty_without_day: duties.filter(({ dueDay }) => dueDay === null).length,
    agreement_missing: agreed ? 0 : 1,
    changed_since_agreed: agreed ? facts.changedSinceAgreed : 0,
  }
  return kickOffLacks.flatMap((lack) => (counts[lack] === 0 ? [] : [{ lack, count: counts[lack] }]))
}
