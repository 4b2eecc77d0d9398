import { useState } from 'react'
import { tiers } from '../../../shared/domain/journey/index.ts'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { type DialogProps, useWrite } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useT } from '../../i18n/index.ts'
import { Select, TextField } from '../../ui/index.ts'

type Tier = (typeof tiers)[number]

/** A new account needs its name and nothing else; the rest can be typed now or later. */
export function CreateDialog({ input, onClose }: DialogProps<'account.create'>) {
  const t = useT()
  const [create, { isRunning }] = useWrite('account.create')
  const [name, setName] = useState(input.name ?? '')
  const [city, setCity] = useState('')
  const [owner, setOwner] = useState('')
  const [tier, setTier] = useState<Tier | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [failure, setFailure] = useState<CallFailure<'account.create'> | null>(null)
  const submit = async (): Promise<void> => {
    if (isRunning) return
    if (name.trim() === '') {
      setMissing(true)
      return
    }
    const result = await create(
      { name: name.trim(), city: city.trim() || null, owner: owner.trim() || null, tier },
      { failure: 'silent' },
    )
    if (result.ok) onClose({ id: result.value.id })
    else setFailure(result.error)
  }
  return (
    <RecordDialog
      title={t('accounts.command.create')}
      saveLabel={t('accounts.create')}
      failure={failure}
      isSaving={isRunning}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <TextField
        label={t('account.field.name')}
        name="account-name"
        isRequired
        autoFocus
        value={name}
        onChange={(text) => {
          setName(text)
          setMissing(false)
        }}
        {...(isMissing ? { error: t('accounts.nameMissing') } : {})}
      />
      <Select
        label={t('account.field.tier')}
        choices={tiers.map((id) => ({ id, label: t(`account.tier.${id}`) }))}
        value={tier}
        onChange={setTier}
      />
      <TextField label={t('account.field.city')} value={city} onChange={setCity} />
      <TextField label={t('account.field.owner')} value={owner} onChange={setOwner} />
    </RecordDialog>
  )
}
