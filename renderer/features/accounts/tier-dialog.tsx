import { useState } from 'react'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { tiers } from '../../../shared/domain/journey/index.ts'
import { type DialogProps, FailureNote, useQuery, useWrite } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Dialog, RadioGroup, TextField } from '../../ui/index.ts'

const none = 'none'
type Choice = (typeof tiers)[number] | typeof none

/** ACC-2: a tier set by hand keeps its reason; all ticked accounts are one action. */
export function TierDialog({ input, onClose }: DialogProps<'account.tier'>) {
  const t = useT()
  const [update, { isRunning }] = useWrite('account.update')
  const rows = useQuery('account.list', {}).data?.rows
  const [choice, setChoice] = useState<Choice | null>(input.tier === undefined ? null : (input.tier ?? none))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<CallFailure<'account.update'> | null>(null)
  const chosen = rows?.filter(({ id }) => input.ids.includes(id)) ?? []
  const [first] = chosen
  const submit = async (): Promise<void> => {
    setTried(true)
    if (choice === null || isRunning) return
    const result = await update(
      {
        ids: [...input.ids],
        patch: { tier: choice === none ? null : choice, tierReason: reason.trim() || null },
      },
      { failure: 'silent' },
    )
    if (result.ok) onClose({ id: input.ids[0] ?? '' })
    else setFailure(result.error)
  }
  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      title={
        chosen.length === 1 && first
          ? t('accounts.tier.one', { name: first.name })
          : t('accounts.tier.many', { count: input.ids.length })
      }
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure && <FailureNote failure={failure} />}
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
        <div className="row" style={{ marginTop: 8 }}>
          <span className="sp" />
          <Button onPress={() => onClose(null)}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('accounts.tier.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
