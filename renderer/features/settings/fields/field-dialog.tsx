import { useState } from 'react'
import { type CallOutput, customFieldKinds } from '../../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useSettings } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { RadioGroup, Select, TextArea, TextField } from '../../../ui/index.ts'
import { currencies } from '../currencies.ts'

type Field = CallOutput<'customField.list'>['fields'][number]

/** ACC-11: makes a field of the person's own, or changes one: its name and, for a choice, what can be chosen. */
export function FieldDialog({ input, onClose }: DialogProps<'customField.edit'>) {
  const fields = useQuery('customField.list', {}).data?.fields
  // A field that is gone meanwhile leaves nothing to change.
  const field = fields?.find(({ id }) => id === input.id)
  if (fields === undefined || (input.id !== undefined && field === undefined)) return null
  return <FieldForm field={field ?? null} onClose={onClose} />
}

interface FieldFormProps {
  readonly field: Field | null
  readonly onClose: DialogProps<'customField.edit'>['onClose']
}

function FieldForm({ field, onClose }: FieldFormProps) {
  const t = useT()
  const save = useRecordSave()
  const settings = useSettings()
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState(field?.kind ?? 'text')
  const [optionText, setOptionText] = useState(field?.options.join('\n') ?? '')
  const [currency, setCurrency] = useState(field?.currency ?? settings.currency)
  const [isTried, setTried] = useState(false)
  const options = optionText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isNameMissing = name.trim() === ''
  const areOptionsMissing = kind === 'choice' && options.length === 0

  const submit = async (): Promise<void> => {
    setTried(true)
    if (isNameMissing || areOptionsMissing) return
    if (field === null) {
      const made = await save.run('customField.create', {
        name: name.trim(),
        kind,
        options: kind === 'choice' ? options : [],
        currency: kind === 'money' ? currency : null,
      })
      if (made?.ok) onClose({ id: made.value.id })
      return
    }
    const { id } = field
    const changed = await save.run('customField.update', {
      id,
      name: name.trim(),
      ...(kind === 'choice' ? { options } : {}),
    })
    if (changed?.ok) onClose({ id })
  }
  const codes = currencies.some((id) => id === currency) ? currencies : [currency, ...currencies]
  return (
    <RecordDialog
      title={field === null ? t('fields.create') : t('fields.editOne', { name: field.name })}
      saveLabel={field === null ? t('fields.create') : t('fields.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <TextField
        label={t('fields.name')}
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        {...(isTried && isNameMissing ? { error: t('fields.nameMissing') } : {})}
      />
      {field === null ? (
        <RadioGroup
          label={t('fields.kind')}
          orientation="horizontal"
          choices={customFieldKinds.map((id) => ({ id, label: t(`fields.kinds.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
      ) : (
        <div className="field">
          <span className="lbl">{t('fields.kind')}</span>
          <span className="t13">
            {[t(`fields.kinds.${field.kind}`), field.currency].filter(Boolean).join(' · ')}
          </span>
          <span className="hint">{t('fields.kindFixed')}</span>
        </div>
      )}
      {kind === 'choice' && (
        <TextArea
          label={t('fields.options')}
          hint={t('fields.optionsHint')}
          rows={5}
          value={optionText}
          onChange={setOptionText}
          {...(isTried && areOptionsMissing ? { error: t('fields.optionsMissing') } : {})}
        />
      )}
      {kind === 'money' && field === null && (
        <Select
          label={t('fields.currency')}
          choices={codes.map((id) => {
            const known = currencies.find((code) => code === id)
            return { id, label: known === undefined ? id : t(`settings.currency.${known}`) }
          })}
          value={currency}
          onChange={setCurrency}
        />
      )}
    </RecordDialog>
  )
}
