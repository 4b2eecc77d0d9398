import { useState } from 'react'
import { type CallOutput, promiseKinds } from '../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { AccountField } from '../../app/records/account-field.tsx'
import { DatePickerField, Select, TextArea, TextField } from '../../ui/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'

type PromiseRecord = CallOutput<'promise.list'>['promises'][number]

/** REQ-11. */
export function PromiseDialog({ input, onClose }: DialogProps<'promise.edit'>) {
  const t = useT()
  const list = useQuery('promise.list', {}, { isEnabled: input.id !== undefined })
  const promise = list.data?.promises.find(({ id }) => id === input.id)
  if (input.id !== undefined && promise === undefined)
    return list.data === undefined && list.error === undefined ? null : (
      <MissingRecord failure={list.error} title={t('loops.promise.dialog')} onClose={() => onClose(null)} />
    )
  return <PromiseForm promise={promise} input={input} onClose={onClose} />
}

function PromiseForm({
  promise,
  input,
  onClose,
}: DialogProps<'promise.edit'> & { readonly promise: PromiseRecord | undefined }) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [accountId, setAccountId] = useState<string | null>(
    'accountId' in input ? (input.accountId ?? null) : null,
  )
  const isNew = input.id === undefined
  const [draft, setDraft] = useState({
    title: promise?.title ?? ('title' in input ? input.title : undefined) ?? evidence?.quote ?? '',
    kind: promise?.kind ?? ('kind' in input ? input.kind : undefined) ?? 'csm',
    byName: promise?.byName ?? '',
    toName: promise?.toName ?? '',
    place: promise?.place ?? '',
    madeOn: promise?.madeOn ?? today,
    dueDay: promise?.dueDay ?? null,
    remark: promise?.remark ?? '',
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '' || (isNew && accountId === null)) return
    const fields = {
      ...draft,
      toName: textOrNull(draft.toName),
      place: textOrNull(draft.place),
      remark: textOrNull(draft.remark),
    }
    const result =
      promise !== undefined
        ? await save.run('promise.update', { id: promise.id, patch: fields })
        : accountId === null
          ? null
          : await save.run('promise.create', {
              ...fields,
              accountId,
              ...(evidence ? { evidence } : {}),
            })
    if (result?.ok) onClose({ id: savedId(result.value, promise?.id) })
  }
  const remove = async (): Promise<void> => {
    if (promise === undefined) return
    const result = await save.run('promise.remove', { id: promise.id })
    if (result?.ok) onClose({ id: promise.id })
  }
  return (
    <RecordDialog
      title={t('loops.promise.dialog')}
      saveLabel={t('loops.promise.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={promise && (() => void remove())}
    >
      <TextField
        label={t('loops.promise.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      {isNew && !('accountId' in input) && (
        <div>
          <AccountField value={accountId} onChange={setAccountId} />
          {isTried && accountId === null && <p className="t12 dan">{t('loops.promise.accountNeeded')}</p>}
        </div>
      )}
      <div className="form-2">
        <Select
          label={t('loops.promise.kind')}
          choices={promiseKinds.map((id) => ({ id, label: t(`loops.promiseKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <DatePickerField
          label={t('loops.promise.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
        />
        <TextField
          label={t('loops.promise.by')}
          hint={t('loops.promise.byHint')}
          value={draft.byName}
          onChange={(byName) => set({ byName })}
        />
        <TextField
          label={t('loops.promise.to')}
          value={draft.toName}
          onChange={(toName) => set({ toName })}
        />
        <TextField
          label={t('loops.promise.place')}
          hint={t('loops.promise.placeHint')}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        <DatePickerField
          label={t('loops.promise.madeOn')}
          value={draft.madeOn}
          onChange={(madeOn) => {
            if (madeOn !== null) set({ madeOn })
          }}
        />
      </div>
      <TextArea label={t('loops.field.remark')} value={draft.remark} onChange={(remark) => set({ remark })} />
    </RecordDialog>
  )
}
