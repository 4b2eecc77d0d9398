import { useState } from 'react'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { AccountField } from '../../app/records/account-field.tsx'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField, TextField } from '../../ui/index.ts'

/** One more customer wants the same: counted on the one requirement. */
export function AskDialog({ input, onClose }: DialogProps<'requirement.ask'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const { data, error } = useQuery('requirement.get', { id: input.id })
  const [isTried, setTried] = useState(false)
  const [accountId, setAccountId] = useState<string | null>(null)
  const [askedBy, setAskedBy] = useState('')
  const [askedOn, setAskedOn] = useState<string | null>(today)
  if (error !== undefined)
    return (
      <MissingRecord failure={error} title={t('requirements.page.addAsk')} onClose={() => onClose(null)} />
    )
  if (data === undefined) return null
  const run = async (): Promise<void> => {
    setTried(true)
    if (accountId === null || askedOn === null) return
    const ask = { id: input.id, accountId, askedBy: textOrNull(askedBy), askedOn }
    const result = await save.run('requirement.addAsk', ask)
    if (result?.ok) onClose({ id: input.id })
  }
  const isTwice = save.failure?.code === 'already_asked'
  const wrong = isTwice
    ? t('requirements.ask.twice')
    : isTried && accountId === null
      ? t('requirements.ask.account')
      : null
  return (
    <RecordDialog
      title={t('requirements.ask.title', { title: data.requirement.title })}
      saveLabel={t('requirements.ask.save')}
      failure={isTwice ? null : save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      {wrong !== null && <p className="dan t12">{wrong}</p>}
      <div className="form-2">
        <TextField label={t('requirements.page.person')} value={askedBy} onChange={setAskedBy} />
        <DatePickerField
          label={t('requirements.ask.askedOn')}
          isRequired
          value={askedOn}
          onChange={setAskedOn}
          error={isTried && askedOn === null ? t('app.form.dayNeeded') : undefined}
        />
      </div>
    </RecordDialog>
  )
}
