import { waitingSides } from '../../../../shared/contract/index.ts'
import {
  waitingChangesOf,
  type WaitingLogEntry,
  type WaitingSpan,
  waitingSpans,
} from '../../../../shared/domain/value/index.ts'
import type { CallContext } from '../context.ts'

type Waits = Pick<CallContext, 'store' | 'today' | 'dayOf'>

const dayOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** VAL-5: for whom a milestone waited and when, read from its history. */
export function waitingOf({ store, today, dayOf }: Waits, milestoneId: string): readonly WaitingSpan[] {
  const log = store
    .fieldHistory('milestone', milestoneId)
    .toReversed()
    .map(
      ({ at, fields }): WaitingLogEntry => ({
        day: dayOf(at),
        ...('waitingOn' in fields
          ? { waitingOn: waitingSides.find((side) => side === fields['waitingOn']) ?? null }
          : {}),
        ...('waitingSince' in fields ? { waitingSince: dayOrNull(fields['waitingSince']) } : {}),
        ...('reachedOn' in fields ? { reachedOn: dayOrNull(fields['reachedOn']) } : {}),
      }),
    )
  return waitingSpans(waitingChangesOf(log), today())
}

/** Of all milestones of an account that are there. */
export const waitingOfAccount = (context: Waits, accountId: string): readonly WaitingSpan[] =>
  context.store.read
    .records('milestone', { accountId }, { orderBy: ['position', 'id'] })
    .flatMap(({ id }) => waitingOf(context, id))
