import { useState } from 'react'
import { type DialogProps, useQuery, useSettings, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, MoneyField, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { ValueEntry } from '../records.ts'
import { CurrencySelect } from './currency-select.tsx'
import { MissingRecord, notFoundFailure, textOrNull, useOwner } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'

export function ValueDialog({ input, onClose }: DialogProps<'valueEntry.edit'>) {
  const t = useT()
  const known = 'accountId' in input ? { accountId: input.accountId } : { id: input.id }
  const { accountId, error } = useOwner('value_entry', known)
  const plan = useQuery('value.plan', { accountId: accountId ?? '' }, { isEnabled: accountId !== undefined })
  const title = t('account.value.dialog')
  const failure = error ?? plan.error
  if (failure !== undefined)
    return <MissingRecord failure={failure} title={title} onClose={() => onClose(null)} />
  if (accountId === undefined || plan.data === undefined) return null
  const entry = plan.data.entries.find(({ id }) => id === input.id)
  if (input.id !== undefined && entry === undefined)
    return <MissingRecord failure={notFoundFailure} title={title} onClose={() => onClose(null)} />
  return <ValueForm accountId={accountId} entry={entry} input={input} onClose={onClose} />
}

interface ValueFormProps extends DialogProps<'valueEntry.edit'> {
  readonly accountId: string
  readonly entry: ValueEntry | undefined
}

function ValueForm({ accountId, entry, input, onClose }: ValueFormProps) {
  const t = useT()
  const today = useToday()
  const settings = useSettings()
  const save = useRecordSave()
  const outcomes = useQuery('plan.get', { accountId }).data?.outcomes ?? []
  const people = useQuery('person.list', { accountId }).data?.people ?? []
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    result: entry?.result ?? ('result' in input ? input.result : undefined) ?? '',
    amountMinor: entry?.amountMinor ?? null,
    currency: entry?.currency ?? settings.currency,
    source: entry?.source ?? '',
    quote: entry?.quote ?? evidence?.quote ?? '',
    personId: entry?.personId ?? null,
    day: entry?.day ?? today,
    outcomeId: entry?.outcomeId ?? ('outcomeId' in input ? input.outcomeId : undefined) ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.result.trim() === '') return
    const fields = {
      ...draft,
      currency: draft.amountMinor === null ? null : draft.currency,
      source: textOrNull(draft.source),
      quote: textOrNull(draft.quote),
    }
    const result =
      entry === undefined
        ? await save.run('valueEntry.create', { ...fields, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('valueEntry.update', { id: entry.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, entry?.id) })
  }
  const remove = async (): Promise<void> => {
    if (entry === undefined) return
    const result = await save.run('valueEntry.remove', { id: entry.id })
    if (result?.ok) onClose({ id: entry.id })
  }
  return (
    <RecordDialog
      title={t('account.value.dialog')}
      saveLabel={t('account.value.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={entry && (() => void remove())}
    >
      <TextField
        label={t('account.value.result')}
        isRequired
        autoFocus
        value={draft.result}
        onChange={(result) => set({ result })}
        error={isTried && draft.result.trim() === '' ? t('account.form.needed') : undefined}
      />
      <div className="form-2">
        <MoneyField
          label={t('account.value.amount')}
          value={draft.amountMinor}
          currency={draft.currency}
          onChange={(amountMinor) => set({ amountMinor })}
        />
        <CurrencySelect value={draft.currency} onChange={(currency) => set({ currency })} />
        <DatePickerField
          label={t('account.value.day')}
          value={draft.day}
          onChange={(day) => {
            if (day !== null) set({ day })
          }}
        />
        <Select
          label={t('account.value.by')}
          choices={[
            { id: '', label: t('account.form.nobody') },
            ...people.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={draft.personId ?? ''}
          onChange={(id) => set({ personId: id === '' ? null : id })}
        />
      </div>
      {outcomes.length > 0 && (
        <Select
          label={t('account.value.outcome')}
          choices={[
            { id: '', label: t('account.value.noOutcome') },
            ...outcomes.map(({ id, title }) => ({ id, label: title })),
          ]}
          value={draft.outcomeId ?? ''}
          onChange={(id) => set({ outcomeId: id === '' ? null : id })}
        />
      )}
      <TextField
        label={t('account.value.source')}
        value={draft.source}
        onChange={(source) => set({ source })}
      />
      <TextArea label={t('account.value.quote')} value={draft.quote} onChange={(quote) => set({ quote })} />
    </RecordDialog>
  )
}
