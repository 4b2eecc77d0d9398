import { useState } from 'react'
import { attitudes, influences, personRoles } from '../../../../shared/contract/index.ts'
import { stanceChanges } from '../../../../shared/domain/people/index.ts'
import { type DialogProps, useQuery, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { Person, PersonEvent } from '../records.ts'
import { MissingRecord, textOrNull } from './owner.tsx'
import { PersonHistory } from '../../../app/records/person-history.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'

export function PersonDialog({ input, onClose }: DialogProps<'person.edit'>) {
  const t = useT()
  const found = useQuery('person.get', { id: input.id ?? '' }, { isEnabled: input.id !== undefined })
  if (input.id !== undefined && found.error !== undefined)
    return (
      <MissingRecord failure={found.error} title={t('account.person.dialog')} onClose={() => onClose(null)} />
    )
  if (input.id !== undefined && found.data === undefined) return null
  return (
    <PersonForm
      person={input.id === undefined ? undefined : found.data?.person}
      events={found.data?.events ?? []}
      input={input}
      onClose={onClose}
    />
  )
}

interface PersonFormProps extends DialogProps<'person.edit'> {
  readonly person: Person | undefined
  readonly events: readonly PersonEvent[]
}

const texts = ['title', 'department', 'phone', 'email', 'chat', 'reading'] as const

function PersonForm({ person, events, input, onClose }: PersonFormProps) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const accountId = person === undefined ? ('accountId' in input ? input.accountId : null) : person.accountId
  const others = useQuery(
    'person.list',
    { ...(accountId === null ? {} : { accountId }) },
    { isEnabled: accountId !== null },
  ).data?.people
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [day, setDay] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [draft, setDraft] = useState({
    name: person?.name ?? ('name' in input ? input.name : undefined) ?? '',
    title: person?.title ?? '',
    department: person?.department ?? '',
    phone: person?.phone ?? '',
    email: person?.email ?? '',
    chat: person?.chat ?? '',
    reading: person?.reading ?? '',
    role: person?.role ?? 'other',
    influence: person?.influence ?? 'unknown',
    attitude: person?.attitude ?? 'unknown',
    reportsToId: person?.reportsToId ?? null,
    remark: person?.remark ?? '',
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const isStanceChanged = person !== undefined && stanceChanges(person, draft).length > 0
  const isCycle = save.failure?.code === 'invalid_input'
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.name.trim() === '') return
    const fields = {
      ...draft,
      ...Object.fromEntries(texts.map((field) => [field, textOrNull(draft[field])])),
      remark: textOrNull(draft.remark),
    }
    const result =
      person === undefined
        ? await save.run('person.create', { ...fields, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('person.update', {
            id: person.id,
            patch: fields,
            ...(isStanceChanged && day !== null ? { day, reason: textOrNull(reason) } : {}),
          })
    if (result?.ok) onClose({ id: savedId(result.value, person?.id) })
  }
  const remove = async (): Promise<void> => {
    if (person === undefined) return
    const result = await save.run('person.remove', { id: person.id })
    if (result?.ok) onClose({ id: person.id })
  }
  return (
    <RecordDialog
      title={t('account.person.dialog')}
      saveLabel={t('account.person.save')}
      size="wide"
      evidence={evidence}
      failure={isCycle ? null : save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={person && (() => void remove())}
    >
      <div className="form-3">
        <TextField
          label={t('account.person.name')}
          isRequired
          autoFocus
          value={draft.name}
          onChange={(name) => set({ name })}
          error={isTried && draft.name.trim() === '' ? t('account.form.needed') : undefined}
        />
        {texts.map((field) => (
          <TextField
            key={field}
            label={t(`account.person.${field}`)}
            value={draft[field]}
            onChange={(text) => set({ [field]: text })}
          />
        ))}
        <Select
          label={t('account.person.reportsTo')}
          choices={[
            { id: '', label: t('account.form.nobody') },
            ...(others ?? [])
              .filter(({ id }) => id !== person?.id)
              .map(({ id, name }) => ({ id, label: name })),
          ]}
          value={draft.reportsToId ?? ''}
          onChange={(id) => set({ reportsToId: id === '' ? null : id })}
          error={isCycle ? t('account.person.cycle') : undefined}
        />
        <span />
        <Select
          label={t('account.person.role')}
          choices={personRoles.map((id) => ({ id, label: t(`account.role.${id}`) }))}
          value={draft.role}
          onChange={(role) => set({ role })}
        />
        <Select
          label={t('account.person.influence')}
          choices={influences.map((id) => ({ id, label: t(`account.influence.${id}`) }))}
          value={draft.influence}
          onChange={(influence) => set({ influence })}
        />
        <Select
          label={t('account.person.attitude')}
          choices={attitudes.map((id) => ({ id, label: t(`account.attitude.${id}`) }))}
          value={draft.attitude}
          onChange={(attitude) => set({ attitude })}
        />
      </div>
      {isStanceChanged && (
        <div className="form-2">
          <DatePickerField label={t('account.person.stanceDay')} value={day} onChange={setDay} />
          <TextField label={t('account.person.stanceWhy')} value={reason} onChange={setReason} />
        </div>
      )}
      <TextArea
        label={t('account.person.remark')}
        rows={2}
        value={draft.remark}
        onChange={(remark) => set({ remark })}
      />
      <PersonHistory events={events} />
    </RecordDialog>
  )
}
