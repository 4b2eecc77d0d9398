import type { Day } from '../../kernel/index.ts'

export interface Waiting {
  readonly waitingOn: string | null
  readonly waitingSince: Day | null
}

/**
 * VAL-5: for whom a step waits and since when. The count begins when a side is named or changed, goes on while the
 * same side is named again, and ends when the step is reached.
 */
export function waitingAfter(
  before: Waiting,
  patch: { readonly waitingOn?: string | null | undefined; readonly reachedOn?: Day | null | undefined },
  today: Day,
): Waiting {
  const side =
    patch.reachedOn == null ? (patch.waitingOn === undefined ? before.waitingOn : patch.waitingOn) : null
  if (side === null) return { waitingOn: null, waitingSince: null }
  const since = side === before.waitingOn ? before.waitingSince : null
  return { waitingOn: side, waitingSince: since ?? today }
}
