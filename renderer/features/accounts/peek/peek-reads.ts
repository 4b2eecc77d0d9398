import type { CallInput } from '../../../../shared/contract/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { QueryCache } from '../../../app/index.ts'

/** Planned visits that are looked through for the next one. */
const visitLimit = 20

export const comingVisits = (accountId: string, today: Day): CallInput<'visit.list'> => ({
  accountId,
  from: today,
  limit: visitLimit,
})

/** Asks for all that the panel shows. */
export function preloadPeek(queries: Pick<QueryCache, 'preload'>, accountId: string, today: Day): void {
  queries.preload('visit.list', comingVisits(accountId, today))
  queries.preload('promise.list', { accountId })
  queries.preload('value.plan', { accountId })
  queries.preload('requirement.list', { accountId })
  queries.preload('note.list', { accountId, limit: 1 })
}
