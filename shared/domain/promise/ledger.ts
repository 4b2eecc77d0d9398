import type { Day } from '../../kernel/index.ts'
import type { PromiseState } from './closing.ts'

/** How a promise stands in the ledger: an open one is overdue once its day has passed. */
export const promiseStandings = ['overdue', 'open', 'broken', 'renegotiated', 'kept'] as const
export type PromiseStanding = (typeof promiseStandings)[number]

export interface LedgerPromise {
  readonly id: string
  readonly state: PromiseState
  readonly dueDay: Day | null
  readonly madeOn: Day
  readonly closedOn: Day | null
}

export const standingOf = (
  { state, dueDay }: Pick<LedgerPromise, 'state' | 'dueDay'>,
  today: Day,
): PromiseStanding => (state === 'open' && dueDay !== null && dueDay < today ? 'overdue' : state)

/** REQ-11: overdue ones first, the longest first; then what comes due; without a day; closed ones, the latest first. */
export function byUrgency(today: Day): (left: LedgerPromise, right: LedgerPromise) => number {
  const rank = (promise: LedgerPromise): number => {
    if (promise.state !== 'open') return 3
    if (promise.dueDay === null) return 2
    return promise.dueDay < today ? 0 : 1
  }
  const dayOf = (promise: LedgerPromise): string => promise.dueDay ?? promise.madeOn
  const closed = (promise: LedgerPromise): string => promise.closedOn ?? promise.madeOn
  return (left, right) =>
    rank(left) - rank(right) ||
    (left.state === 'open' ? compare(dayOf(left), dayOf(right)) : compare(closed(right), closed(left))) ||
    compare(left.id, right.id)
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** How many stand how. What was renegotiated was neither kept nor broken: its follow-up says that. */
export function countStandings(
  promises: readonly Pick<LedgerPromise, 'state' | 'dueDay'>[],
  today: Day,
): Readonly<Record<PromiseStanding, number>> {
  const counts = { overdue: 0, open: 0, broken: 0, renegotiated: 0, kept: 0 }
  for (const promise of promises) counts[standingOf(promise, today)] += 1
  return counts
}
