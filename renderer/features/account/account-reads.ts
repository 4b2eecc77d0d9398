import { type Frame, type Query, useQuery } from '../../app/index.ts'

/** Entries of the timeline that the overview shows. */
export const overviewEntries = 12
/** Visits and notes that are asked for at once. */
export const listLimit = 200

/** Asks for all that the page draws first, so that it opens whole, without a skeleton (interface.md 55). */
export function preloadAccount({ queries }: Pick<Frame, 'queries'>, id: string): void {
  queries.preload('account.get', { id })
  queries.preload('contract.list', { accountId: id })
  queries.preload('person.list', { accountId: id })
  queries.preload('people.map', { accountId: id })
  queries.preload('value.plan', { accountId: id })
  queries.preload('promise.list', { accountId: id })
  queries.preload('requirement.list', { accountId: id })
  queries.preload('risk.list', { accountId: id })
  queries.preload('task.list', { accountId: id })
  queries.preload('usage.summary', { accountId: id })
  queries.preload('visit.list', { accountId: id, limit: listLimit })
  queries.preload('account.timeline', { id, limit: overviewEntries })
}

/** The account, and whether everything that stands on the page at first has been answered. */
export function useAccount(id: string): {
  readonly account: Query<'account.get'>
  readonly isReady: boolean
} {
  const account = useQuery('account.get', { id })
  const rest = [
    useQuery('contract.list', { accountId: id }),
    useQuery('person.list', { accountId: id }),
    useQuery('people.map', { accountId: id }),
    useQuery('value.plan', { accountId: id }),
    useQuery('promise.list', { accountId: id }),
    useQuery('requirement.list', { accountId: id }),
    useQuery('risk.list', { accountId: id }),
    useQuery('task.list', { accountId: id }),
    useQuery('usage.summary', { accountId: id }),
    useQuery('visit.list', { accountId: id, limit: listLimit }),
    useQuery('account.timeline', { id, limit: overviewEntries }),
  ]
  return { account, isReady: rest.every(({ isPending }) => !isPending) }
}
