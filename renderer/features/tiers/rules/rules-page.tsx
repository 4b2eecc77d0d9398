import { useMemo } from 'react'
import { noAnswer, Panel, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { TiersFrame } from '../tiers-frame.tsx'
import { RuleList } from './rule-list.tsx'
import { TierChanges } from './tier-changes.tsx'
import { useTiering } from './use-rules.ts'

/** ACC-2: the rules in their order, and beside them who would change tier if they were applied now. */
export function RulesPage() {
  const t = useT()
  const { data, error, refetch } = useQuery('tier.rules', {})
  const tiering = useTiering()
  const preview = useMemo(
    () => (data === undefined ? undefined : tiering?.preview(data.rules)),
    [data, tiering],
  )
  if (error !== undefined || data === undefined || tiering === undefined || preview === undefined)
    return noAnswer(error, refetch)
  return (
    <TiersFrame current="rules" lead={t('tiers.rules.lead')}>
      <div className="tr-2">
        <Panel name={t('tiers.rules.title')}>
          <RuleList rules={data.rules} saved={data.saved} />
        </Panel>
        <Panel name={t('tiers.changes.title')}>
          <TierChanges rules={data.rules} preview={preview} accountsById={tiering.accountsById} />
        </Panel>
      </div>
    </TiersFrame>
  )
}
