import { useState } from 'react'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { TextField } from '../../ui/index.ts'
import { AskChoice } from './ask-choice.tsx'

/** REQ-5: these askers mean something else; it begins anew under its own name. */
export function SplitDialog({ input, onClose }: DialogProps<'requirement.split'>) {
  const t = useT()
  const save = useRecordSave()
  const { data, error } = useQuery('requirement.get', { id: input.id })
  const [isTried, setTried] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(input.askIds))
  const [title, setTitle] = useState('')
  if (error !== undefined)
    return (
      <MissingRecord failure={error} title={t('requirements.split.save')} onClose={() => onClose(null)} />
    )
  if (data === undefined) return null
  const { asks } = data.requirement
  const isOff = chosen.size === 0 || asks.every(({ id }) => chosen.has(id))
  const run = async (): Promise<void> => {
    setTried(true)
    if (isOff || title.trim() === '') return
    const result = await save.run('requirement.split', { id: input.id, askIds: [...chosen], title })
    if (result?.ok) onClose({ id: result.value.id })
  }
  return (
    <RecordDialog
      title={t('requirements.split.title', { title: data.requirement.title })}
      saveLabel={t('requirements.split.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <TextField
        label={t('requirements.split.wish')}
        isRequired
        autoFocus
        value={title}
        onChange={setTitle}
        error={isTried && title.trim() === '' ? t('app.form.needed') : undefined}
      />
      <AskChoice
        label={t('requirements.split.who')}
        asks={asks}
        chosen={chosen}
        onChange={setChosen}
        error={isTried && isOff ? t('requirements.split.stay') : undefined}
      />
    </RecordDialog>
  )
}
