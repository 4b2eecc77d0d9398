import type { CallOutput } from '../../../shared/contract/index.ts'
import type { Translate } from '../../i18n/index.ts'

export type AccountRow = CallOutput<'account.list'>['rows'][number]
export type CustomField = CallOutput<'account.list'>['customFields'][number]

export const tierWord = (t: Translate, row: Pick<AccountRow, 'tier' | 'ka'>): string => {
  const word = row.tier === null ? '' : t(`account.tier.${row.tier}`)
  return row.ka ? ['KA', word].filter((part) => part !== '').join(' ') : word
}

export const stageWord = (t: Translate, stage: AccountRow['stage']): string => t(`account.stage.${stage}`)
