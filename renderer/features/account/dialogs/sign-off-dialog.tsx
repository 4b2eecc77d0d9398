import { useState } from 'react'
import { type DialogProps, failureWords, useQuery, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { ComboBox, DatePickerField, TextArea } from '../../../ui/index.ts'
import { MissingRecord, textOrNull, useOwner } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'

/** VAL-1: the customer's sign-off. Who and when are required; only then does the seal appear. */
export function SignOffDialog({ input, onClose }: DialogProps<'firstValue.signOff'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const { accountId, error } = useOwner('first_value', input)
  const people = useQuery(
    'person.list',
    { accountId: accountId ?? '' },
    { isEnabled: accountId !== undefined },
  )
  const [day, setDay] = useState<string | null>(today)
  const [personId, setPersonId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [proof, setProof] = useState('')
  const [isTried, setTried] = useState(false)
  if (error !== undefined)
    return <MissingRecord failure={error} title={t('account.signOff.dialog')} onClose={() => onClose(null)} />
  const all = people.data?.people ?? []
  const signedBy = personId === null ? name : (all.find(({ id }) => id === personId)?.name ?? '')
  const run = async (): Promise<void> => {
    setTried(true)
    if (day === null || signedBy.trim() === '') return
    const result = await save.run('firstValue.signOff', {
      id: input.id,
      day,
      signedBy,
      personId,
      proof: textOrNull(proof),
    })
    if (result?.ok) onClose({ id: input.id })
  }
  const isDayRefused = save.failure?.code === 'before_signature'
  return (
    <RecordDialog
      title={t('account.signOff.dialog')}
      saveLabel={t('account.signOff.save')}
      failure={isDayRefused ? null : save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="muted">{t('account.signOff.lead')}</p>
      {/* The list of people opens on focus, so it is not the field that the dialog begins with. */}
      <DatePickerField
        label={t('account.signOff.day')}
        isRequired
        autoFocus
        value={day}
        onChange={setDay}
        error={
          isTried && day === null
            ? t('account.form.dayNeeded')
            : isDayRefused && save.failure !== null
              ? failureWords(save.failure).what
              : undefined
        }
      />
      <ComboBox
        label={t('account.signOff.by')}
        isRequired
        choices={all.map((person) => ({
          id: person.id,
          label: person.name,
          ...(person.title === null ? {} : { meta: person.title }),
        }))}
        value={personId}
        onChange={setPersonId}
        onCustom={(text) => {
          setPersonId(null)
          setName(text)
        }}
        error={isTried && signedBy.trim() === '' ? t('account.signOff.whoNeeded') : undefined}
      />
      <TextArea
        label={t('account.signOff.proof')}
        hint={t('account.signOff.proofHint')}
        value={proof}
        onChange={setProof}
      />
    </RecordDialog>
  )
}
