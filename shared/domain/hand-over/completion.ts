import type { Day } from '../../kernel/index.ts'
import { type HandOverPoint, openPoints } from './checklist.ts'

/** What a hand-over can lack, in the order in which it is said. */
export const handOverLacks = [
  'points_open',
  'promise_without_speaker',
  'promise_without_listener',
  'promise_without_place',
  'promise_without_day',
  'day_missing',
  'sales_missing',
  'csm_missing',
] as const
export type HandOverLack = (typeof handOverLacks)[number]

export interface HandOverMissing {
  readonly lack: HandOverLack
  /** How many points or promises lack it; 1 for what there is one of. */
  readonly count: number
}

/** What sales promised, as far as the hand-over asks for it. */
export interface SalesPromise {
  readonly byName: string
  readonly toName: string | null
  readonly place: string | null
  readonly dueDay: Day | null
  readonly isOpen: boolean
}

export interface HandOverRecord {
  readonly handedOn: Day | null
  readonly salesName: string | null
  readonly csmName: string | null
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''

/**
 * ACC-7: what is missing before a hand-over is complete: points nobody has done, sales promises of which it is not
 * known who said it to whom and where (closed ones too: they are held against us at the next renewal), open ones
 * without a day, the day of the hand-over and the names of both sides.
 */
export function handOverMissing(
  points: readonly Pick<HandOverPoint, 'state'>[],
  promises: readonly SalesPromise[],
  record: HandOverRecord,
): HandOverMissing[] {
  const count = (lacks: (promise: SalesPromise) => boolean): number => promises.filter(lacks).length
  const counts: Readonly<Record<HandOverLack, number>> = {
    points_open: openPoints(points),
    promise_without_speaker: count(({ byName }) => isBlank(byName)),
    promise_without_listener: count(({ toName }) => isBlank(toName)),
    promise_without_place: count(({ place }) => isBlank(place)),
    promise_without_day: count(({ isOpen, dueDay }) => isOpen && dueDay === null),
    day_missing: record.handedOn === null ? 1 : 0,
    sales_missing: isBlank(record.salesName) ? 1 : 0,
    csm_missing: isBlank(record.csmName) ? 1 : 0,
  }
  return handOverLacks.flatMap((lack) => (counts[lack] === 0 ? [] : [{ lack, count: counts[lack] }]))
}

/** Handed over is what has its day and both names; points may stay open, and are said. */
export const isHandedOver = ({ handedOn, salesName, csmName }: HandOverRecord): boolean =>
  handedOn !== null && !isBlank(salesName) && !isBlank(csmName)
