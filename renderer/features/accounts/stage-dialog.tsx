import { useState } from 'react'
import { planStageMove, stages } from '../../../shared/domain/journey/index.ts'
import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { type DialogProps, FailureNote, useFrame, useQuery, useToday } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DatePickerField, Dialog, RadioGroup, TextArea } from '../../ui/index.ts'

type Stage = (typeof stages)[number]

/** ACC-6: a stage begins on a day; to be at risk or lost is never without a reason. */
export function StageDialog({ input, onClose }: DialogProps<'account.moveStage'>) {
  const t = useT()
  const today = useToday()
  const { write } = useFrame()
  const rows = useQuery('account.list', {}).data?.rows ?? []
  const chosen = rows.filter(({ id }) => input.ids.includes(id))
  const [to, setTo] = useState<Stage | null>(null)
  const [day, setDay] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const plans = to === null ? [] : chosen.map(({ stage }) => planStageMove(stage, to, reason))
  const needsReason = plans.some((plan) => !plan.ok && plan.error === 'reason_required')
  const isUnusual = plans.some((plan) => plan.ok && plan.value.override)
  const moving = to === null ? [] : chosen.filter(({ stage }) => stage !== to)

  const submit = async (): Promise<void> => {
    setTried(true)
    if (to === null || day === null || needsReason || moving.length === 0) return
    for (const { id } of moving) {
      const result = await write(
        'account.moveStage',
        { id, to, day, reason: reason.trim() || null },
        { failure: 'silent', undo: moving.length === 1 ? 'toast' : 'silent' },
      )
      if (!result.ok) {
        setFailure(result.error)
        return
      }
    }
    onClose({ id: moving[0]?.id ?? '' })
  }
  const [first] = chosen
  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      title={
        chosen.length === 1 && first
          ? t('accounts.stage.one', { name: first.name })
          : t('accounts.stage.many', { count: chosen.length })
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
          label={t('accounts.stage.to')}
          choices={stages.map((id) => ({
            id,
            label: t(`account.stage.${id}`),
            isDisabled: chosen.length > 0 && chosen.every(({ stage }) => stage === id),
          }))}
          value={to}
          onChange={setTo}
          {...(isTried && to === null ? { error: t('accounts.stage.missing') } : {})}
        />
        <DatePickerField label={t('accounts.stage.day')} value={day} onChange={setDay} />
        <TextArea
          label={t('accounts.stage.reason')}
          value={reason}
          onChange={setReason}
          {...(isUnusual ? { hint: t('accounts.stage.unusual') } : {})}
          {...(isTried && needsReason ? { error: t('accounts.stage.reasonMissing') } : {})}
        />
        <div className="row" style={{ marginTop: 8 }}>
          <span className="sp" />
          <Button onPress={() => onClose(null)}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('accounts.stage.move')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
