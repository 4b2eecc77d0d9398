import { useState } from 'react'
import { type DialogProps, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField } from '../../ui/index.ts'
import { nextWeek } from './today-row.ts'

/** PLY-2: until a day of one's choice. */
export function SnoozeDialog({ input, onClose }: DialogProps<'today.snooze'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const [until, setUntil] = useState<string | null>(nextWeek(today))
  const [isTried, setTried] = useState(false)
  const error = until === null ? t('app.form.needed') : until <= today ? t('today.snooze.past') : undefined
  const run = async (): Promise<void> => {
    setTried(true)
    if (until === null || until <= today) return
    const result = await save.run('today.snooze', { kind: input.kind, id: input.id, until })
    if (result?.ok) onClose({ id: input.id })
  }
  return (
    <RecordDialog
      title={t('today.snooze.dialog')}
      saveLabel={t('today.snooze.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="muted">{input.title}</p>
      <DatePickerField
        label={t('today.snooze.until')}
        value={until}
        onChange={setUntil}
        error={isTried ? error : undefined}
      />
    </RecordDialog>
  )
}
