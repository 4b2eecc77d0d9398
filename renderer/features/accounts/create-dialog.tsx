import { useState } from 'react'
import { tiers } from '../../../shared/domain/journey/index.ts'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { type DialogProps, FailureNote, useWrite } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Dialog, Select, TextField } from '../../ui/index.ts'

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
      document.querySelector<HTMLInputElement>('input[name="account-name"]')?.focus()
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
    <Dialog isOpen onClose={() => onClose(null)} title={t('accounts.command.create')}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure && <FailureNote failure={failure} />}
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
        <div className="row" style={{ marginTop: 8 }}>
          <span className="sp" />
          <Button onPress={() => onClose(null)}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('accounts.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
