import { useState } from 'react'
import { isBackward } from '../../../../shared/domain/plan/index.ts'
import { type DialogProps, useToday } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, NumberField, Select, TextField } from '../../../ui/index.ts'
import { textOrNull } from '../dialogs/owner.tsx'
import { PersonSelect } from './person-select.tsx'
import { type Outcome, type Plan, PlanRecord } from './plan-record.tsx'

export function OutcomeDialog({ input, onClose }: DialogProps<'outcome.edit'>) {
  const t = useT()
  return (
    <PlanRecord
      kind="outcome"
      input={input}
      title={t('plan.outcome.dialog')}
      find={({ outcomes }) => outcomes}
      onClose={() => onClose(null)}
    >
      {({ accountId, plan, record }) => (
        <OutcomeForm accountId={accountId} plan={plan} outcome={record} input={input} onClose={onClose} />
      )}
    </PlanRecord>
  )
}

interface OutcomeFormProps extends DialogProps<'outcome.edit'> {
  readonly accountId: string
  readonly plan: Plan
  readonly outcome: Outcome | undefined
}

/** A number as somebody writes it down: up to four places, never a thousandth of a percent lost. */
const numberFormat: Intl.NumberFormatOptions = { maximumFractionDigits: 4 }

/** ACC-8: what has to come of the purchase, and the numbers that show it. */
function OutcomeForm({ accountId, plan, outcome, input, onClose }: OutcomeFormProps) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    title: outcome?.title ?? ('title' in input ? input.title : undefined) ?? '',
    intentId: outcome?.intentId ?? ('intentId' in input ? input.intentId : undefined) ?? null,
    measure: outcome?.measure ?? '',
    unit: outcome?.unit ?? '',
    baseline: outcome?.baseline ?? null,
    target: outcome?.target ?? null,
    current: outcome?.current ?? null,
    measuredOn: outcome?.measuredOn ?? null,
    startDay: outcome === undefined ? today : outcome.startDay,
    dueDay: outcome?.dueDay ?? null,
    reachedOn: outcome?.reachedOn ?? null,
    agreedOn: outcome?.agreedOn ?? null,
    agreedPersonId: outcome?.agreedPersonId ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '' || isBackward(draft)) return
    const fields = { ...draft, measure: textOrNull(draft.measure), unit: textOrNull(draft.unit) }
    const result =
      outcome === undefined
        ? await save.run('outcome.create', { ...fields, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('outcome.update', { id: outcome.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, outcome?.id) })
  }
  const remove = async (): Promise<void> => {
    if (outcome === undefined) return
    const result = await save.run('outcome.remove', { id: outcome.id })
    if (result?.ok) onClose({ id: outcome.id })
  }
  const number = (name: 'baseline' | 'target' | 'current') => (
    <NumberField
      label={t(`plan.outcome.${name}`)}
      hasSteps={false}
      format={numberFormat}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <RecordDialog
      title={t('plan.outcome.dialog')}
      saveLabel={t('plan.outcome.save')}
      size="wide"
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={outcome && (() => void remove())}
    >
      <TextField
        label={t('plan.outcome.title')}
        hint={t('plan.outcome.titleHint')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      {plan.intents.length > 0 && (
        <Select
          label={t('plan.outcome.intent')}
          choices={[
            { id: '', label: t('plan.outcome.noIntent') },
            ...plan.intents.map(({ id, statement }) => ({ id, label: statement })),
          ]}
          value={draft.intentId ?? ''}
          onChange={(id) => set({ intentId: id === '' ? null : id })}
        />
      )}
      <div className="form-2">
        <TextField
          label={t('plan.outcome.measure')}
          value={draft.measure}
          onChange={(measure) => set({ measure })}
        />
        <TextField label={t('plan.outcome.unit')} value={draft.unit} onChange={(unit) => set({ unit })} />
        {number('baseline')}
        {number('target')}
        {number('current')}
        <DatePickerField
          label={t('plan.outcome.measuredOn')}
          value={draft.measuredOn}
          onChange={(measuredOn) => set({ measuredOn })}
        />
        <DatePickerField
          label={t('plan.startDay')}
          value={draft.startDay}
          onChange={(startDay) => set({ startDay })}
        />
        <DatePickerField
          label={t('plan.dueDay')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
          error={isTried && isBackward(draft) ? t('plan.backward') : undefined}
        />
        <DatePickerField
          label={t('plan.outcome.agreedOn')}
          value={draft.agreedOn}
          onChange={(agreedOn) => set({ agreedOn })}
        />
        <PersonSelect
          accountId={accountId}
          label={t('plan.outcome.agreedWith')}
          value={draft.agreedPersonId}
          onChange={(agreedPersonId) => set({ agreedPersonId })}
        />
        <DatePickerField
          label={t('plan.outcome.reachedOn')}
          hint={t('plan.outcome.reachedHint')}
          value={draft.reachedOn}
          onChange={(reachedOn) => set({ reachedOn })}
        />
      </div>
    </RecordDialog>
  )
}
