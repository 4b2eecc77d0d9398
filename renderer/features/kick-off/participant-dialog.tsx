import { useState } from 'react'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { savedId, useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { TextField } from '../../ui/index.ts'
import type { KickOff } from './kick-off.ts'

/** VAL-3: somebody who is at the kick-off and not among the customer's people yet, or of our side. */
export function ParticipantDialog({ input, onClose }: DialogProps<'kickOff.participant'>) {
  const t = useT()
  const { data, error } = useQuery('kickOff.get', { accountId: input.accountId })
  if (data === undefined && error === undefined) return null
  const participant = data?.participants.find(({ id }) => id === input.id)
  if (data === undefined || (input.id !== undefined && participant === undefined))
    return (
      <MissingRecord failure={error} title={t('kickoff.participant.dialog')} onClose={() => onClose(null)} />
    )
  return <ParticipantForm participant={participant} input={input} onClose={onClose} />
}

function ParticipantForm({
  participant,
  input,
  onClose,
}: DialogProps<'kickOff.participant'> & {
  readonly participant: KickOff['participants'][number] | undefined
}) {
  const t = useT()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [name, setName] = useState(participant?.name ?? '')
  const [role, setRole] = useState(participant?.role ?? '')
  const run = async (): Promise<void> => {
    setTried(true)
    if (name.trim() === '') return
    const fields = { name, role: textOrNull(role) }
    const result =
      participant === undefined
        ? await save.run('kickOff.addParticipant', {
            ...fields,
            accountId: input.accountId,
            side: input.side,
            personId: null,
          })
        : await save.run('kickOff.updateParticipant', { id: participant.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, participant?.id) })
  }
  return (
    <RecordDialog
      title={t('kickoff.participant.dialog')}
      saveLabel={t('kickoff.participant.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="muted">{t(`kickoff.participants.${participant?.side ?? input.side}`)}</p>
      <div className="form-2">
        <TextField
          label={t('kickoff.participant.name')}
          isRequired
          autoFocus
          value={name}
          onChange={setName}
          error={isTried && name.trim() === '' ? t('app.form.needed') : undefined}
        />
        <TextField label={t('kickoff.participant.role')} value={role} onChange={setRole} />
      </div>
    </RecordDialog>
  )
}
