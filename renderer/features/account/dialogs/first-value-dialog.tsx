import { useState } from 'react'
import { type DialogProps, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Callout, DatePickerField, Seal, TextArea, TextField } from '../../../ui/index.ts'
import type { FirstValue } from '../records.ts'
import { MissingRecord, notFoundFailure, textOrNull, useOwner } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'

export function FirstValueDialog({ input, onClose }: DialogProps<'firstValue.edit'>) {
  const t = useT()
  const known = 'accountId' in input ? { accountId: input.accountId } : { id: input.id }
  const { accountId, error } = useOwner('first_value', known)
  const plan = useQuery('value.plan', { accountId: accountId ?? '' }, { isEnabled: accountId !== undefined })
  const title = t('account.firstValue.dialog')
  const failure = error ?? plan.error
  if (failure !== undefined)
    return <MissingRecord failure={failure} title={title} onClose={() => onClose(null)} />
  if (accountId === undefined || plan.data === undefined) return null
  const value = plan.data.firstValues.find(({ id }) => id === input.id)
  if (input.id !== undefined && value === undefined)
    return <MissingRecord failure={notFoundFailure} title={title} onClose={() => onClose(null)} />
  return <FirstValueForm accountId={accountId} value={value} input={input} onClose={onClose} />
}

interface FirstValueFormProps extends DialogProps<'firstValue.edit'> {
  readonly accountId: string
  readonly value: FirstValue | undefined
}

const texts = ['measure', 'unit', 'baseline', 'current', 'target'] as const

function FirstValueForm({ accountId, value, input, onClose }: FirstValueFormProps) {
  const t = useT()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    statement: value?.statement ?? ('statement' in input ? input.statement : undefined) ?? '',
    measure: value?.measure ?? '',
    unit: value?.unit ?? '',
    baseline: value?.baseline ?? '',
    current: value?.current ?? '',
    target: value?.target ?? '',
    dueDay: value?.dueDay ?? null,
    reachedOn: value?.reachedOn ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.statement.trim() === '') return
    const fields = {
      ...draft,
      measure: textOrNull(draft.measure),
      unit: textOrNull(draft.unit),
      baseline: textOrNull(draft.baseline),
      current: textOrNull(draft.current),
      target: textOrNull(draft.target),
    }
    const result =
      value === undefined
        ? await save.run('firstValue.create', { ...fields, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('firstValue.update', { id: value.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, value?.id) })
  }
  const remove = async (): Promise<void> => {
    if (value === undefined) return
    const result = await save.run('firstValue.remove', { id: value.id })
    if (result?.ok) onClose({ id: value.id })
  }
  return (
    <RecordDialog
      title={t('account.firstValue.dialog')}
      saveLabel={t('account.firstValue.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={value && (() => void remove())}
    >
      {value?.signedOn != null && <SignedNote value={value} onClose={onClose} />}
      <TextArea
        label={t('account.firstValue.statement')}
        hint={t('account.firstValue.statementHint')}
        isRequired
        autoFocus
        rows={2}
        value={draft.statement}
        onChange={(statement) => set({ statement })}
        error={isTried && draft.statement.trim() === '' ? t('account.form.needed') : undefined}
      />
      <div className="form-2">
        {texts.map((field) => (
          <TextField
            key={field}
            label={t(`account.firstValue.${field}`)}
            value={draft[field]}
            onChange={(text) => set({ [field]: text })}
          />
        ))}
        <DatePickerField
          label={t('account.firstValue.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
        />
        <DatePickerField
          label={t('account.firstValue.reached')}
          hint={t('account.firstValue.reachedHint')}
          value={draft.reachedOn}
          onChange={(reachedOn) => set({ reachedOn })}
        />
      </div>
    </RecordDialog>
  )
}

/** Who signed and when, and the way to take it back with a reason. */
function SignedNote({
  value,
  onClose,
}: {
  readonly value: FirstValue
  readonly onClose: FirstValueFormProps['onClose']
}) {
  const t = useT()
  const save = useRecordSave()
  const [reason, setReason] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const reopen = async (): Promise<void> => {
    setTried(true)
    if (reason === null || reason.trim() === '') return
    const result = await save.run('firstValue.reopen', { id: value.id, reason })
    if (result?.ok) onClose({ id: value.id, took: [t('account.firstValue.reopenWhy')] })
  }
  return (
    <Callout>
      <p className="row wrap">
        <Seal />
        {t('account.firstValue.signedBy', { name: value.signedBy ?? '', day: value.signedOn ?? '' })}
        <span className="sp" />
        {reason === null && (
          <Button size="small" kind="quiet" onPress={() => setReason('')}>
            {t('account.firstValue.reopen')}
          </Button>
        )}
      </p>
      {value.proof !== null && <p className="muted">{value.proof}</p>}
      {reason !== null && (
        <div className="row top">
          <TextField
            label={t('account.firstValue.reopenWhy')}
            className="grow"
            autoFocus
            value={reason}
            onChange={setReason}
            error={isTried && reason.trim() === '' ? t('account.form.needed') : undefined}
          />
          <Button className="end" onPress={() => void reopen()}>
            {t('account.firstValue.reopen')}
          </Button>
        </div>
      )}
    </Callout>
  )
}
