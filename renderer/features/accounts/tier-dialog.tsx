import { useState } from 'react'
import { tiers } from '../../../shared/domain/journey/index.ts'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { RadioGroup, TextField } from '../../ui/index.ts'

const none = 'none'
type Choice = (typeof tiers)[number] | typeof none

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
        ]}
        value={choice}
        onChange={setChoice}
        {...(isTried && choice === null ? { error: t('accounts.tier.missing') } : {})}
      />
      <TextField
        label={t('accounts.tier.reason')}
        hint={t('accounts.tier.reasonHint')}
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </RecordDialog>
  )
}
