import { useMemo } from 'react'
import {
  overrideOf,
  previewTiers,
  type TierPreview,
  type TieredAccount,
} from '../../../../shared/domain/tiers/index.ts'
import { useQuery } from '../../../app/index.ts'
import type { Account, Rule } from './rule-words.ts'

const none: readonly Account[] = []

export interface Tiering {
  readonly accountsById: ReadonlyMap<string, Account>
  readonly currencies: readonly string[]
  /** Who would change under rules, saved or not. */
  readonly preview: (rules: readonly Rule[]) => TierPreview
}

/** The accounts as the rules see them, kept while nothing of them changes: a preview costs no call. */
export function useTiering(): Tiering | undefined {
  const { data } = useQuery('tier.accounts', {})
  const accounts = data?.accounts ?? none
  return useMemo(() => {
    if (data === undefined) return undefined
    const tiered: TieredAccount[] = accounts.map((account) => ({ ...account, override: overrideOf(account) }))
    return {
      accountsById: new Map(accounts.map((account) => [account.id, account])),
      currencies: data.currencies,
      preview: (rules) => previewTiers(tiered, rules),
    }
  }, [data, accounts])
}
