import { useState } from 'react'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Callout, DatePickerField, TextArea, TextField } from '../../ui/index.ts'
import type { HandOver } from './hand-over-page.tsx'

/** ACC-7: the day and both names. What is still open is said, and stays on the list. */
export function CompleteDialog({ input, onClose }: DialogProps<'handOver.complete'>) {
  const t = useT()
  const handOver = useQuery('handOver.get', { accountId: input.accountId })
  const account = useQuery('account.get', { id: input.accountId })
  const promises = useQuery('promise.list', { accountId: input.accountId })
  if (handOver.error !== undefined && handOver.data === undefined)
    return (
      <MissingRecord failure={handOver.error} title={t('handover.complete')} onClose={() => onClose(null)} />
    )
  if (handOver.data === undefined || account.data === undefined || promises.data === undefined) return null
  const seller = promises.data.promises.find(({ kind, byName }) => kind === 'sales' && byName !== '')
  return (
    <CompleteForm
      handOver={handOver.data}
      known={{ salesName: seller?.byName ?? '', csmName: account.data.fields.owner ?? '' }}
      onClose={onClose}
    />
  )
}

interface CompleteFormProps {
  readonly handOver: HandOver
  /** Names that the records suggest. */
  readonly known: { readonly salesName: string; readonly csmName: string }
  readonly onClose: DialogProps<'handOver.complete'>['onClose']
}

function CompleteForm({ handOver, known, onClose }: CompleteFormProps) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const { accountId, id, missing } = handOver
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    handedOn: handOver.handedOn ?? (id === null ? today : null),
    salesName: handOver.salesName ?? known.salesName,
    csmName: handOver.csmName ?? known.csmName,
    remark: handOver.remark ?? '',
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const needed = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('app.form.needed') : undefined
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.handedOn === null || draft.salesName.trim() === '' || draft.csmName.trim() === '') return
    const result = await save.run('handOver.update', {
      accountId,
      patch: { ...draft, remark: textOrNull(draft.remark) },
    })
    if (result?.ok) onClose({ id: result.value.id ?? '' })
  }
  const left = missing.filter(({ lack }) => lack === 'points_open' || lack.startsWith('promise_'))
  return (
    <RecordDialog
      title={t('handover.complete')}
      saveLabel={t('handover.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {left.length > 0 && (
        <Callout tone="caution" icon="risk">
          <p>{t('handover.stillOpen')}</p>
          <ul className="lack">
            {left.map(({ lack, count }) => (
              <li key={lack}>{t(`handover.missing.${lack}`, { count })}</li>
            ))}
          </ul>
        </Callout>
      )}
      <DatePickerField
        label={t('handover.field.handedOn')}
        isRequired
        autoFocus
        value={draft.handedOn}
        onChange={(handedOn) => set({ handedOn })}
        error={isTried && draft.handedOn === null ? t('app.form.needed') : undefined}
      />
      <div className="form-2">
        <TextField
          label={t('handover.field.salesName')}
          isRequired
          value={draft.salesName}
          onChange={(salesName) => set({ salesName })}
          error={needed(draft.salesName)}
        />
        <TextField
          label={t('handover.field.csmName')}
          isRequired
          value={draft.csmName}
          onChange={(csmName) => set({ csmName })}
          error={needed(draft.csmName)}
        />
      </div>
      <TextArea label={t('loops.field.remark')} value={draft.remark} onChange={(remark) => set({ remark })} />
    </RecordDialog>
  )
}
