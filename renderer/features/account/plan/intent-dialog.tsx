import { useState } from 'react'
import { intentKinds } from '../../../../shared/contract/index.ts'
import type { DialogProps } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, Select, TextArea } from '../../../ui/index.ts'
import { PersonSelect } from './person-select.tsx'
import { type Intent, PlanRecord } from './plan-record.tsx'

export function IntentDialog({ input, onClose }: DialogProps<'intent.edit'>) {
  const t = useT()
  return (
    <PlanRecord
      kind="purchase_intent"
      input={input}
      title={t('plan.intent.dialog')}
      find={({ intents }) => intents}
      onClose={() => onClose(null)}
    >
      {({ accountId, record }) => (
        <IntentForm accountId={accountId} intent={record} input={input} onClose={onClose} />
      )}
    </PlanRecord>
  )
}

interface IntentFormProps extends DialogProps<'intent.edit'> {
  readonly accountId: string
  readonly intent: Intent | undefined
}

/** ACC-8: why they bought, in their words, and whose words they are. */
function IntentForm({ accountId, intent, input, onClose }: IntentFormProps) {
  const t = useT()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    kind: intent?.kind ?? 'other',
    statement: intent?.statement ?? ('statement' in input ? input.statement : undefined) ?? '',
    personId: intent?.personId ?? null,
    saidOn: intent?.saidOn ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.statement.trim() === '') return
    const result =
      intent === undefined
        ? await save.run('intent.create', { ...draft, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('intent.update', { id: intent.id, patch: draft })
    if (result?.ok) onClose({ id: savedId(result.value, intent?.id) })
  }
  const remove = async (): Promise<void> => {
    if (intent === undefined) return
    const result = await save.run('intent.remove', { id: intent.id })
    if (result?.ok) onClose({ id: intent.id })
  }
  return (
    <RecordDialog
      title={t('plan.intent.dialog')}
      saveLabel={t('plan.intent.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={intent && (() => void remove())}
    >
      <TextArea
        label={t('plan.intent.statement')}
        hint={t('plan.intent.statementHint')}
        isRequired
        autoFocus
        value={draft.statement}
        onChange={(statement) => set({ statement })}
        error={isTried && draft.statement.trim() === '' ? t('app.form.needed') : undefined}
      />
      <div className="form-2">
        <Select
          label={t('plan.intent.kind')}
          choices={intentKinds.map((id) => ({ id, label: t(`plan.intentKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <PersonSelect
          accountId={accountId}
          label={t('plan.intent.person')}
          value={draft.personId}
          onChange={(personId) => set({ personId })}
        />
        <DatePickerField
          label={t('plan.intent.saidOn')}
          value={draft.saidOn}
          onChange={(saidOn) => set({ saidOn })}
        />
      </div>
    </RecordDialog>
  )
}
