import { useMemo } from 'react'
import { useQuery } from '../queries/use-query.ts'

/** One for all that are not known: the search compares it. */
const noKeys: readonly string[] = []

export interface NameKeys {
  /** Folded name, pinyin, initials of an account; none while they are on their way. */
  readonly of: (accountId: string) => readonly string[]
  /** They were asked for and have not come yet. */
  readonly isPending: boolean
}

/** What accounts are found by besides their names. A list of 10,000 names shows without; who searches them needs it. */
export function useNameKeys(isNeeded = true): NameKeys {
  const { data, error } = useQuery('account.nameKeys', {}, { isEnabled: isNeeded })
  return useMemo(() => {
    const keysById = new Map(data?.rows.map(({ id, keys }) => [id, keys] as const))
    return {
      of: (id) => keysById.get(id) ?? noKeys,
      isPending: isNeeded && data === undefined && error === undefined,
    }
  }, [data, error, isNeeded])
}
