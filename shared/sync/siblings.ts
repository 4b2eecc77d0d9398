import type { Stamp } from './clock.ts'
import { type Dot, hasSeen, type Vector } from './vector.ts'

/** One value that a field holds: more than one different value means that devices changed it concurrently. */
export interface Sibling<Value> extends Dot {
  /** Place within the transaction. */
  readonly i: number
  readonly hlc: Stamp
  readonly value: Value
}

/**
 * The siblings after an operation: it replaces exactly what its writer had seen (`context`), and nothing else.
 * Within one transaction the later operation replaces the earlier.
 */
export const applyToSiblings = <Value>(
  siblings: readonly Sibling<Value>[],
  operation: Sibling<Value>,
  context: Vector,
): readonly Sibling<Value>[] => [
  ...siblings.filter(
    (sibling) =>
      !hasSeen(context, sibling) && !(sibling.dev === operation.dev && sibling.seq === operation.seq),
  ),
  operation,
]

/** The order in which concurrent values are shown: greatest stamp first, then greatest device. Bytewise. */
export const compareSiblings = (left: Sibling<unknown>, right: Sibling<unknown>): number =>
  left.hlc !== right.hlc
    ? left.hlc > right.hlc
      ? -1
      : 1
    : left.dev !== right.dev
      ? left.dev > right.dev
        ? -1
        : 1
      : right.seq - left.seq || right.i - left.i

/** The value on the screen; undefined when there is none. */
export const shownSibling = <Value>(siblings: readonly Sibling<Value>[]): Sibling<Value> | undefined =>
  siblings.toSorted(compareSiblings)[0]

/** Whether the field is in conflict: different values that nobody has decided between. */
export const isConflict = (siblings: readonly Sibling<string>[]): boolean =>
  new Set(siblings.map((sibling) => sibling.value)).size > 1
