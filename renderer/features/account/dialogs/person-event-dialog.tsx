import { useState } from 'react'
import { leavingNeedsResell } from '../../../../shared/domain/people/index.ts'
import { type DialogProps, useQuery, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Callout, ComboBox, DatePickerField, TextField } from '../../../ui/index.ts'
import { MissingRecord, textOrNull } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'

/** PPL-3: somebody left, or started with another customer. */
export function PersonEventDialog({ input, onClose }: DialogProps<'personEvent'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const found = useQuery('person.get', { id: input.personId })
  const [day, setDay] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [accountId, setAccountId] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [isTried, setTried] = useState(false)
  const accounts = useQuery('search.names', { text: search, limit: 20 }, { keepPrevious: true })
  const isLeft = input.event === 'left'
  const title = t(isLeft ? 'account.left.dialog' : 'account.arrived.dialog', {
    name: found.data?.person.name ?? '',
  })
  if (found.error !== undefined)
    return <MissingRecord failure={found.error} title={title} onClose={() => onClose(null)} />
  if (found.data === undefined) return null
  const { person } = found.data
  const run = async (): Promise<void> => {
    setTried(true)
    if (day === null || (!isLeft && accountId === null)) return
    const told = {
      id: person.id,
      day,
      reason: textOrNull(reason),
      ...(input.evidence ? { evidence: input.evidence } : {}),
    }
    const result = isLeft
      ? await save.run('person.left', told)
      : await save.run('person.update', { ...told, patch: { accountId } })
    if (result?.ok) onClose({ id: person.id })
  }
  return (
    <RecordDialog
      title={title}
      saveLabel={t(isLeft ? 'account.left.save' : 'account.arrived.save')}
      evidence={input.evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {isLeft && leavingNeedsResell(person.role) && person.leftOn === null && (
        <Callout tone="caution" icon="task">
          {t('account.left.resell', { role: t(`account.role.${person.role}`) })}
        </Callout>
      )}
      {!isLeft && leavingNeedsResell(person.role) && person.leftOn === null && person.accountId !== null && (
        <Callout tone="caution" icon="task">
          {t('account.arrived.resell', {
            role: t(`account.role.${person.role}`),
            account: person.accountName ?? '',
          })}
        </Callout>
      )}
      <DatePickerField
        label={t(isLeft ? 'account.left.day' : 'account.arrived.day')}
        isRequired
        autoFocus
        value={day}
        onChange={setDay}
        error={isTried && day === null ? t('account.form.dayNeeded') : undefined}
      />
      {!isLeft && (
        <ComboBox
          label={t('account.arrived.where')}
          isRequired
          onSearch={setSearch}
          choices={(accounts.data?.hits ?? [])
            .filter(({ kind }) => kind === 'account')
            .map(({ id, title: label }) => ({ id, label }))}
          value={accountId}
          onChange={setAccountId}
          error={isTried && accountId === null ? t('account.arrived.whereNeeded') : undefined}
        />
      )}
      <TextField label={t('account.left.reason')} value={reason} onChange={setReason} />
    </RecordDialog>
  )
}
