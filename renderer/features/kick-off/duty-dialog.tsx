import { useState } from 'react'
import { dutySides } from '../../../shared/domain/kick-off/index.ts'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { savedId, useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField, Select, TextArea, TextField } from '../../ui/index.ts'
import type { KickOff } from './kick-off.ts'
import { PersonField, type PickedPerson } from './person-field.tsx'

type Duty = KickOff['duties'][number]

/** VAL-3. */
export function DutyDialog({ input, onClose }: DialogProps<'duty.edit'>) {
  const t = useT()
  const { accountId } = input
  const { data, error } = useQuery('kickOff.get', { accountId })
  if (data === undefined && error === undefined) return null
  const duty = data?.duties.find(({ id }) => id === input.id)
  if (data === undefined || (input.id !== undefined && duty === undefined))
    return <MissingRecord failure={error} title={t('kickoff.duty.dialog')} onClose={() => onClose(null)} />
  return <DutyForm accountId={accountId} duty={duty} onClose={onClose} />
}

interface DutyFormProps {
  readonly accountId: string
  readonly duty: Duty | undefined
  readonly onClose: DialogProps<'duty.edit'>['onClose']
}

function DutyForm({ accountId, duty, onClose }: DutyFormProps) {
  const t = useT()
  const save = useRecordSave()
  const people = useQuery('person.list', { accountId })
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    title: duty?.title ?? '',
    detail: duty?.detail ?? '',
    side: duty?.side ?? ('ours' as Duty['side']),
    dueDay: duty?.dueDay ?? null,
  })
  const [picked, setPicked] = useState<PickedPerson>({
    personId: duty?.personId ?? null,
    name: duty?.responsible ?? '',
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const isEmpty = draft.title.trim() === ''
  const run = async (): Promise<void> => {
    setTried(true)
    if (isEmpty) return
    const { side, dueDay } = draft
    const person = { responsible: textOrNull(picked.name), personId: picked.personId }
    // What was not reworded goes on following the reader's language.
    const words =
      duty !== undefined && draft.title === duty.title && draft.detail === duty.detail
        ? {}
        : { title: draft.title, detail: textOrNull(draft.detail) }
    const result =
      duty === undefined
        ? await save.run('duty.create', {
            accountId,
            title: draft.title,
            detail: textOrNull(draft.detail),
            side,
            dueDay,
            ...person,
          })
        : await save.run('duty.update', { id: duty.id, patch: { ...words, side, dueDay, ...person } })
    if (result?.ok) onClose({ id: savedId(result.value, duty?.id) })
  }
  const remove = async (): Promise<void> => {
    if (duty === undefined) return
    const result = await save.run('duty.remove', { id: duty.id })
    if (result?.ok) onClose({ id: duty.id })
  }
  return (
    <RecordDialog
      title={t('kickoff.duty.dialog')}
      saveLabel={t('kickoff.duty.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={duty && (() => void remove())}
    >
      <TextField
        label={t('kickoff.duty.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && isEmpty ? t('app.form.needed') : undefined}
      />
      <TextArea
        label={t('kickoff.duty.detail')}
        value={draft.detail}
        onChange={(detail) => set({ detail })}
      />
      <div className="form-2">
        <Select
          label={t('kickoff.duty.side')}
          choices={dutySides.map((id) => ({ id, label: t(`kickoff.side.${id}`) }))}
          value={draft.side}
          onChange={(side) => set({ side })}
        />
        <DatePickerField
          label={t('kickoff.duty.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
        />
      </div>
      <PersonField
        label={t('kickoff.duty.responsible')}
        isRequired={false}
        people={draft.side === 'theirs' ? (people.data?.people ?? []) : []}
        picked={picked}
        onPick={setPicked}
      />
    </RecordDialog>
  )
}
