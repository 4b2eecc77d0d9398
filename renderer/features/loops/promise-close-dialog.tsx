import { useState } from 'react'
import { type DialogProps, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField, RadioGroup, TextArea, TextField } from '../../ui/index.ts'
import { textOrNull } from '../../app/records/text-or-null.ts'

const outcomes = ['kept', 'broken', 'renegotiated'] as const

/** REQ-11: kept, broken, or a new day that the customer agreed to. */
export function PromiseCloseDialog({ input, onClose }: DialogProps<'promise.close'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [state, setState] = useState<(typeof outcomes)[number]>('kept')
  const [day, setDay] = useState<string | null>(today)
  const [agreedBy, setAgreedBy] = useState('')
  const [newDueDay, setNewDueDay] = useState<string | null>(null)
  const [remark, setRemark] = useState('')
  const isMoved = state === 'renegotiated'
  const run = async (): Promise<void> => {
    setTried(true)
    if (day === null || (isMoved && (agreedBy.trim() === '' || newDueDay === null))) return
    const result = await save.run('promise.close', {
      id: input.id,
      state,
      day,
      ...(isMoved ? { agreedBy, newDueDay } : {}),
      ...(remark.trim() === '' ? {} : { remark: textOrNull(remark) }),
    })
    if (result?.ok) onClose({ id: input.id })
  }
  return (
    <RecordDialog
      title={t('loops.close.dialog')}
      saveLabel={t('loops.close.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <RadioGroup
        label={t('loops.close.outcome')}
        choices={outcomes.map((id) => ({ id, label: t(`loops.promiseState.${id}`) }))}
        value={state}
        onChange={setState}
      />
      <DatePickerField
        label={t('loops.close.day')}
        isRequired
        value={day}
        onChange={setDay}
        error={isTried && day === null ? t('app.form.dayNeeded') : undefined}
      />
      {isMoved && (
        <div className="form-2">
          <TextField
            label={t('loops.close.agreedBy')}
            isRequired
            value={agreedBy}
            onChange={setAgreedBy}
            error={isTried && agreedBy.trim() === '' ? t('app.form.needed') : undefined}
          />
          <DatePickerField
            label={t('loops.close.newDue')}
            isRequired
            value={newDueDay}
            onChange={setNewDueDay}
            error={isTried && newDueDay === null ? t('app.form.dayNeeded') : undefined}
          />
        </div>
      )}
      <TextArea label={t('loops.field.remark')} value={remark} onChange={setRemark} />
    </RecordDialog>
  )
}
