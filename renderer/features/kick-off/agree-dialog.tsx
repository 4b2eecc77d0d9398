import { useState } from 'react'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField } from '../../ui/index.ts'
import { PersonField, type PickedPerson } from './person-field.tsx'

/** VAL-3: who agreed for the customer, and when. */
export function AgreeDialog({ input, onClose }: DialogProps<'kickOff.agree'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const { accountId } = input
  const people = useQuery('person.list', { accountId })
  const [day, setDay] = useState<string | null>(today)
  const [picked, setPicked] = useState<PickedPerson>({ personId: null, name: '' })
  const [isTried, setTried] = useState(false)
  const run = async (): Promise<void> => {
    setTried(true)
    if (day === null || picked.name.trim() === '') return
    const result = await save.run('kickOff.update', {
      accountId,
      patch: { agreedOn: day, agreedBy: picked.name, agreedByPersonId: picked.personId },
    })
    if (result?.ok) onClose({ id: result.value.id ?? '' })
  }
  return (
    <RecordDialog
      title={t('kickoff.agree.dialog')}
      saveLabel={t('kickoff.agree.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {/* The list of people opens on focus, so it is not the field that the dialog begins with. */}
      <DatePickerField
        label={t('kickoff.field.agreedOn')}
        isRequired
        autoFocus
        value={day}
        onChange={setDay}
        error={isTried && day === null ? t('app.form.needed') : undefined}
      />
      <PersonField
        label={t('kickoff.agree.by')}
        people={people.data?.people ?? []}
        picked={picked}
        onPick={setPicked}
        error={isTried && picked.name.trim() === '' ? t('app.form.needed') : undefined}
      />
    </RecordDialog>
  )
}
