import { useState } from 'react'
import { trainingRoles } from '../../../../shared/contract/index.ts'
import { type DialogProps, useQuery } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { Checkbox, DatePickerField, Select, TextArea, TextField } from '../../../ui/index.ts'
import { textOrNull } from '../dialogs/owner.tsx'
import { roleWord } from './role-word.ts'
import { type Plan, PlanRecord, type Training } from './plan-record.tsx'

export function TrainingDialog({ input, onClose }: DialogProps<'training.edit'>) {
  const t = useT()
  return (
    <PlanRecord
      kind="training"
      input={input}
      title={t('plan.training.dialog')}
      find={({ trainings }) => trainings}
      onClose={() => onClose(null)}
    >
      {({ accountId, plan, record }) => (
        <TrainingForm accountId={accountId} plan={plan} training={record} onClose={onClose} />
      )}
    </PlanRecord>
  )
}

interface TrainingFormProps {
  readonly accountId: string
  readonly plan: Plan
  readonly training: Training | undefined
  readonly onClose: DialogProps<'training.edit'>['onClose']
}

/** VAL-7: who learns what by when, whether it was held, and who was there. */
function TrainingForm({ accountId, plan, training, onClose }: TrainingFormProps) {
  const t = useT()
  const save = useRecordSave()
  const people = useQuery('person.list', { accountId }).data?.people ?? []
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    title: training?.title ?? '',
    role: training?.role ?? 'user',
    intentId: training?.intentId ?? null,
    dueDay: training?.dueDay ?? null,
    heldOn: training?.heldOn ?? null,
    trainer: training?.trainer ?? '',
    remark: training?.remark ?? '',
    attendeeIds: training?.attendeeIds ?? [],
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '') return
    const fields = { ...draft, trainer: textOrNull(draft.trainer), remark: textOrNull(draft.remark) }
    if (training === undefined) {
      const result = await save.run('training.create', { accountId, trainings: [fields] })
      if (result?.ok) onClose({ id: result.value.ids[0] ?? '' })
      return
    }
    const result = await save.run('training.update', { id: training.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, training.id) })
  }
  const remove = async (): Promise<void> => {
    if (training === undefined) return
    const result = await save.run('training.remove', { id: training.id })
    if (result?.ok) onClose({ id: training.id })
  }
  return (
    <RecordDialog
      title={t('plan.training.dialog')}
      saveLabel={t('plan.training.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={training && (() => void remove())}
    >
      <TextField
        label={t('plan.training.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      <div className="form-2">
        <Select
          label={t('plan.training.role')}
          choices={trainingRoles.map((id) => ({ id, label: roleWord(t, id) }))}
          value={draft.role}
          onChange={(role) => set({ role })}
        />
        <Select
          label={t('plan.outcome.intent')}
          choices={[
            { id: '', label: t('plan.outcome.noIntent') },
            ...plan.intents.map(({ id, statement }) => ({ id, label: statement })),
          ]}
          value={draft.intentId ?? ''}
          onChange={(id) => set({ intentId: id === '' ? null : id })}
        />
        <DatePickerField
          label={t('plan.training.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
        />
        <DatePickerField
          label={t('plan.training.heldOn')}
          value={draft.heldOn}
          onChange={(heldOn) => set({ heldOn })}
        />
      </div>
      <TextField
        label={t('plan.training.trainer')}
        value={draft.trainer}
        onChange={(trainer) => set({ trainer })}
      />
      <fieldset className="pl-who">
        <legend>{t('plan.training.attendees')}</legend>
        {people.length === 0 && <p className="t12 muted">{t('plan.training.nobodyKnown')}</p>}
        {people.map(({ id, name, role }) => (
          <Checkbox
            key={id}
            isSelected={draft.attendeeIds.includes(id)}
            onChange={(isThere) =>
              set({
                attendeeIds: isThere
                  ? [...draft.attendeeIds, id]
                  : draft.attendeeIds.filter((each) => each !== id),
              })
            }
          >
            {name} <span className="muted t12">{roleWord(t, role)}</span>
          </Checkbox>
        ))}
      </fieldset>
      <TextArea
        label={t('plan.training.remark')}
        value={draft.remark}
        onChange={(remark) => set({ remark })}
      />
    </RecordDialog>
  )
}
