import { useCallback } from 'react'
import { useFrame } from '../../../app/index.ts'
import type { AccountFields } from '../records.ts'

/** Changes fields of the account: shown at once, taken back when refused. Answers whether it was written. */
export function useAccountChange(id: string): (patch: Partial<AccountFields>) => Promise<boolean> {
  const { write } = useFrame()
  return useCallback(
    async (patch) => {
      const result = await write(
        'account.update',
        { ids: [id], patch },
        {
          optimistic: (queries) => [
            queries.patch('account.get', { id }, (account) => ({
              ...account,
              ...patch,
              fields: { ...account.fields, ...patch },
            })),
          ],
        },
      )
      return result.ok
    },
    [write, id],
  )
}
