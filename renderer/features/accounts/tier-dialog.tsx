import { useState } from 'react'
import { tiers } from '../../../shared/domain/journey/index.ts'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { RadioGroup, TextField } from '../../ui/index.ts'

const none = 'none'
/** Back to the rules: no tier by hand. */
const byRules = 'rules'
type Choice = (typeof tiers)[number] | typeof none | typeof byRules

/** ACC-2: a tier set by hand keeps its reason; all ticked accounts are one action. */
export function TierDialog({ input, onClose }: DialogProps<'account.tier'>) {
  const t = useT()
  const save = useRecordSave()
  const rows = useQuery('account.list', {}).data?.rows
  const [choice, setChoice] = useState<Choice | null>(input.tier === undefined ? null : (input.tier ?? none))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const chosen = rows?.filter(({ id }) => input.ids.includes(id)) ?? []
  const [first] = chosen
  const submit = async (): Promise<void> => {
    setTried(true)
    if (choice === null) return
    if (choice === byRules) {
      const released = await save.run('tier.release', { ids: [...input.ids] })
      if (released?.ok) onClose({ id: input.ids[0] ?? '', took: [] })
      return
    }
    const tier = choice === none ? null : choice
    const result = await save.run('account.update', {
      ids: [...input.ids],
      patch: { tier, tierReason: textOrNull(reason) },
    })
    if (result?.ok) onClose({ id: input.ids[0] ?? '' })
  }
  return (
    <RecordDialog
      title={
        chosen.length === 1 && first
          ? t('accounts.tier.one', { name: first.name })
          : t('accounts.tier.many', { count: input.ids.length })
      }
      saveLabel={t('accounts.tier.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <RadioGroup
        label={t('accounts.tier.to')}
        orientation="horizontal"
        choices={[
          ...tiers.map((id) => ({ id, label: t(`account.tier.${id}`) })),
          { id: none, label: t('account.tier.none') },
          { id: byRules, label: t('accounts.tier.byRules') },
        ]}
        value={choice}
        onChange={setChoice}
        {...(isTried && choice === null ? { error: t('accounts.tier.missing') } : {})}
      />
      {chosen.length === 1 && first && <Verdict accountId={first.id} />}
      <TextField
        label={t('accounts.tier.reason')}
        hint={t('accounts.tier.reasonHint')}
        autoFocus
        isDisabled={choice === byRules}
        value={reason}
        onChange={setReason}
      />
    </RecordDialog>
  )
}

/** What the rules say, and what they do not know of the account. */
function Verdict({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const verdict = useQuery('tier.verdict', { accountId }).data
  if (verdict === undefined) return null
  const { tier, ka, place, unknown } = verdict
  return (
    <p className="t13 muted">
      {t('accounts.tier.verdict', {
        tier: [ka ? t('account.head.ka') : '', t(`account.tier.${tier ?? 'none'}`)].filter(Boolean).join(' '),
      })}
      {place !== null && ` · ${t('tiers.changes.rule', { place })}`}
      {unknown.length > 0 &&
        ` · ${t('tiers.changes.unknown', {
          list: unknown.map((measure) => t(`tiers.measure.${measure}`)).join(t('tiers.words.or')),
        })}`}
    </p>
  )
}
