import { useState } from 'react'
import { planStageMove, stages } from '../../../shared/domain/journey/index.ts'
import type { StageRule } from '../../../shared/domain/playbooks/index.ts'
import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { type DialogProps, useFrame, useQuery, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useT } from '../../i18n/index.ts'
import { MissingRules } from './missing-rules.tsx'
import { DatePickerField, RadioGroup, TextArea } from '../../ui/index.ts'

type Stage = (typeof stages)[number]

/** More are asked of the core one by one when they are moved. */
const mostChecked = 200

/** ACC-6: a stage begins on a day; to be at risk or lost is never without a reason. */
export function StageDialog({ input, onClose }: DialogProps<'account.moveStage'>) {
  const t = useT()
  const today = useToday()
  const { write, queries, dialogs } = useFrame()
  const rows = useQuery('account.list', {}).data?.rows ?? []
  const chosen = rows.filter(({ id }) => input.ids.includes(id))
  const [to, setTo] = useState<Stage | null>(null)
  const [day, setDay] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const plans = to === null ? [] : chosen.map(({ stage }) => planStageMove(stage, to, reason))
  const [said, setSaid] = useState<ReadonlyMap<string, StageRule>>(new Map())
  const hasReason = reason.trim() !== ''
  const check = useQuery(
    'playbook.checkMove',
    {
      ids: chosen.slice(0, mostChecked).map(({ id }) => id),
      to: to ?? 'signed',
      // Whether there is a reason decides about a rule, not what it says.
      reason: hasReason ? '-' : null,
      confirmed: [...said.keys()],
    },
    { isEnabled: to !== null, keepPrevious: true },
  )
  const unmet = to === null ? [] : (check.data?.accounts ?? [])
  const isMissing = unmet.some(({ missing }) => missing.exit.length + missing.entry.length > 0)
  const alwaysNeeded = plans.some((plan) => !plan.ok && plan.error === 'reason_required')
  const needsReason = alwaysNeeded || (isMissing && !hasReason)
  const isUnusual = plans.some((plan) => plan.ok && plan.value.override)
  const moving = to === null ? [] : chosen.filter(({ stage }) => stage !== to)

  const submit = async (): Promise<void> => {
    setTried(true)
    if (isSaving || to === null || day === null || needsReason || moving.length === 0) return
    setSaving(true)
    for (const { id } of moving) {
      const result = await write(
        'account.moveStage',
        { id, to, day, reason: reason.trim() || null, confirmed: [...said.keys()] },
        { failure: 'silent', undo: moving.length === 1 ? 'toast' : 'silent' },
      )
      if (!result.ok) {
        setSaving(false)
        setFailure(result.error)
        return
      }
    }
    const [moved] = moving
    onClose({ id: moved?.id ?? '' })
    if (moved === undefined || moving.length > 1) return
    const offer = await queries.fetch('playbook.offer', { accountId: moved.id })
    if (offer.data !== undefined && offer.data.tasks.length > 0)
      void dialogs.open('account.stageTasks', { accountId: moved.id })
  }
  const [first] = chosen
  return (
    <RecordDialog
      title={
        chosen.length === 1 && first
          ? t('accounts.stage.one', { name: first.name })
          : t('accounts.stage.many', { count: chosen.length })
      }
      saveLabel={t('accounts.stage.move')}
      failure={failure}
      isSaving={isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
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
      {to !== null && (
        <MissingRules
          to={to}
          accounts={unmet.map(({ id, name, missing }) => ({
            id,
            name,
            missing,
            from: chosen.find((account) => account.id === id)?.stage ?? to,
          }))}
          said={said}
          onSay={chosen.length === 1 ? setSaid : null}
          onLeave={() => onClose(null)}
        />
      )}
      <TextArea
        label={t('accounts.stage.reason')}
        value={reason}
        onChange={setReason}
        {...(isUnusual ? { hint: t('accounts.stage.unusual') } : {})}
        {...(isTried && needsReason
          ? { error: t(alwaysNeeded ? 'accounts.stage.reasonMissing' : 'playbooks.missing.reason') }
          : {})}
      />
    </RecordDialog>
  )
}
