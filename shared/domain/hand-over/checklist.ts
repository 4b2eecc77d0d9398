import type { Day } from '../../kernel/index.ts'
import { type HandOverKey, handOverKeys, isHandOverKey, type PointText } from './shipped.ts'

/** `removed`: a shipped point that this account does not need; it can be put back. */
export const pointStates = ['open', 'done', 'not_applicable', 'removed'] as const
export type PointState = (typeof pointStates)[number]

/** A point as it is stored. A shipped one is stored only once somebody has touched it. */
export interface StoredPoint {
  readonly id: string
  /** Of a shipped point; null: one that was added for this account. */
  readonly itemKey: string | null
  /** Null: worded as shipped. */
  readonly title: string | null
  readonly state: string
  readonly position: number
  readonly doneBy: string | null
  readonly doneOn: Day | null
  readonly remark: string | null
}

export interface HandOverPoint {
  /** Null: nobody has touched it yet. */
  readonly id: string | null
  readonly key: HandOverKey | null
  readonly title: string
  readonly detail: string
  readonly state: PointState
  readonly doneBy: string | null
  readonly doneOn: Day | null
  readonly remark: string | null
}

const toState = (state: string): PointState => pointStates.find((known) => known === state) ?? 'open'

/**
 * ACC-7: the checklist of one account: the shipped points in their order, then its own by their position. A point that
 * two devices touched apart is there twice, so that neither's remark is lost; a removed one is listed only where no
 * other row keeps it.
 * @param texts the words of the shipped points in the language of the reader
 */
export function handOverPoints(
  stored: readonly StoredPoint[],
  texts: Readonly<Record<HandOverKey, PointText>>,
): HandOverPoint[] {
  const pointOf = (row: StoredPoint): HandOverPoint => {
    const key = isHandOverKey(row.itemKey) ? row.itemKey : null
    return {
      id: row.id,
      key,
      title: row.title ?? (key === null ? '' : texts[key].title),
      detail: key === null ? '' : texts[key].detail,
      state: toState(row.state),
      doneBy: row.doneBy,
      doneOn: row.doneOn,
      remark: row.remark,
    }
  }
  const shipped = handOverKeys.flatMap((key): HandOverPoint[] => {
    const rows = stored.filter(({ itemKey }) => itemKey === key).map(pointOf)
    if (rows.length === 0)
      return [{ id: null, key, ...texts[key], state: 'open', doneBy: null, doneOn: null, remark: null }]
    const kept = rows.filter(({ state }) => state !== 'removed')
    return kept.length > 0 ? kept : rows.slice(0, 1)
  })
  const own = stored
    .filter(({ itemKey, title }) => !isHandOverKey(itemKey) && title !== null)
    .toSorted((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1))
    .map(pointOf)
  return [...shipped, ...own]
}

/** Points that somebody still has to do. */
export const openPoints = (points: readonly Pick<HandOverPoint, 'state'>[]): number =>
  points.filter(({ state }) => state === 'open').length
