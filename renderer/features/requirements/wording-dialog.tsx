import { useState } from 'react'
import { declineReasons } from '../../../shared/contract/index.ts'
import { type DialogProps, useFrame, useQuery } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Checkbox, Select, TextArea, TextField } from '../../ui/index.ts'
import type { OwnWording } from './wordings.ts'

/** REQ-4: an own wording to decline with. */
export function WordingDialog({ input, onClose }: DialogProps<'declineWording.edit'>) {
  const t = useT()
  const { data } = useQuery('declineWording.list', {})
  if (data === undefined) return null
  if (input.id === undefined)
    return (
      <WordingForm
        start={{
          reason: input.reason,
          title: '',
          wording: input.wording ?? '',
          replacesShipped: input.replacesShipped ?? false,
        }}
        onClose={onClose}
      />
    )
  const found = data.wordings.find(({ id }) => id === input.id)
  return found === undefined ? (
    <MissingRecord
      failure={{ code: 'not_found', message: 'no such wording' }}
      title={t('requirements.wordings.change')}
      onClose={() => onClose(null)}
    />
  ) : (
    <WordingForm id={found.id} start={found} onClose={onClose} />
  )
}

interface WordingFormProps {
  readonly id?: string
  readonly start: Omit<OwnWording, 'id'>
  readonly onClose: DialogProps<'declineWording.edit'>['onClose']
}

function WordingForm({ id, start, onClose }: WordingFormProps) {
  const t = useT()
  const { write } = useFrame()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [reason, setReason] = useState(start.reason)
  const [title, setTitle] = useState(start.title)
  const [wording, setWording] = useState(start.wording)
  const [replacesShipped, setReplaces] = useState(start.replacesShipped)
  const needed = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('app.form.needed') : undefined
  const run = async (): Promise<void> => {
    setTried(true)
    if (title.trim() === '' || wording.trim() === '') return
    const fields = { reason, title, wording, replacesShipped }
    const result = await save.run('declineWording.save', id === undefined ? fields : { id, ...fields })
    if (result?.ok) onClose({ id: result.value.id })
  }
  const remove = async (gone: string): Promise<void> => {
    const result = await write('declineWording.remove', { id: gone })
    if (result.ok) onClose(null)
  }
  return (
    <RecordDialog
      title={t(id === undefined ? 'requirements.wordings.new' : 'requirements.wordings.change')}
      saveLabel={t('requirements.wordings.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={id === undefined ? undefined : () => void remove(id)}
    >
      <TextField
        label={t('requirements.wordings.title')}
        hint={t('requirements.wordings.titleHint')}
        isRequired
        autoFocus
        value={title}
        onChange={setTitle}
        error={needed(title)}
      />
      <Select
        label={t('requirements.move.declineReason')}
        choices={declineReasons.map((each) => ({
          id: each,
          label: t(`requirements.declineReason.${each}`),
        }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        label={t('requirements.wordings.wording')}
        hint={t('requirements.wordings.wordingHint')}
        isRequired
        rows={5}
        value={wording}
        onChange={setWording}
        error={needed(wording)}
      />
      <Checkbox isSelected={replacesShipped} onChange={setReplaces}>
        {t('requirements.wordings.replaces')}
      </Checkbox>
    </RecordDialog>
  )
}
