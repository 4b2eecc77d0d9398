import { useState } from 'react'
import type { DialogProps } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { TextField } from '../../ui/index.ts'

/** PLY-2, PLY-3: somebody else does it. Without a name it is one's own again. */
export function HandOverDialog({ input, onClose }: DialogProps<'today.handOver'>) {
  const t = useT()
  const save = useRecordSave()
  const [to, setTo] = useState(input.owner ?? '')
  const run = async (): Promise<void> => {
    const result = await save.run('today.handOver', { kind: input.kind, id: input.id, to: textOrNull(to) })
    if (result?.ok) onClose({ id: input.id })
  }
  return (
    <RecordDialog
      title={t('today.handOver.dialog')}
      saveLabel={t('today.handOver.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="muted">{input.title}</p>
      <TextField
        label={t('today.handOver.to')}
        hint={t('today.handOver.hint')}
        autoFocus
        value={to}
        onChange={setTo}
      />
    </RecordDialog>
  )
}
