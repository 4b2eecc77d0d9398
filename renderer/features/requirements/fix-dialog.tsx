import { useState } from 'react'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField, TextField } from '../../ui/index.ts'

/** REQ-7: a day by which the bug is mended, promised to everyone who asks. Another day than before needs who agreed. */
export function FixDialog({ input, onClose }: DialogProps<'requirement.promiseFix'>) {
  const t = useT()
  const save = useRecordSave()
  const { data, error } = useQuery('requirement.get', { id: input.id })
  const [isTried, setTried] = useState(false)
  const [dueDay, setDueDay] = useState<string | null>(null)
  const [byName, setByName] = useState('')
  const [agreedBy, setAgreedBy] = useState('')
  if (error !== undefined && data === undefined)
    return (
      <MissingRecord failure={error} title={t('requirements.fix.promise')} onClose={() => onClose(null)} />
    )
  if (data === undefined) return null
  const open = data.requirement.fixPromises.filter(({ state }) => state === 'open')
  const isOtherDay = dueDay !== null && open.some((promise) => promise.dueDay !== dueDay)
  const isUnagreed = isOtherDay && textOrNull(agreedBy) === null
  const run = async (): Promise<void> => {
    setTried(true)
    if (dueDay === null || isUnagreed) return
    const result = await save.run('requirement.promiseFix', {
      id: input.id,
      dueDay,
      byName,
      agreedBy: isOtherDay ? textOrNull(agreedBy) : null,
    })
    if (result?.ok) onClose({ id: input.id })
  }
  return (
    <RecordDialog
      title={t('requirements.fix.title', { title: data.requirement.title })}
      saveLabel={t('requirements.fix.promise')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <div className="form-2">
        <DatePickerField
          label={t('requirements.fix.day')}
          isRequired
          autoFocus
          value={dueDay}
          onChange={setDueDay}
          error={isTried && dueDay === null ? t('app.form.needed') : undefined}
        />
        <TextField
          label={t('requirements.fix.by')}
          hint={t('requirements.fix.byHint')}
          value={byName}
          onChange={setByName}
        />
      </div>
      {isOtherDay && (
        <TextField
          label={t('requirements.fix.agreedBy')}
          hint={t('requirements.fix.agreedHint')}
          isRequired
          value={agreedBy}
          onChange={setAgreedBy}
          error={isTried && isUnagreed ? t('app.form.needed') : undefined}
        />
      )}
    </RecordDialog>
  )
}
