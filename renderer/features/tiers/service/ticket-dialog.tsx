import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { type Day, instantInZone } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useSettings, useZone } from '../../../app/index.ts'
import { AccountField } from '../../../app/records/account-field.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { textOrNull } from '../../../app/records/text-or-null.ts'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { DateField, Select, TextArea, TextField } from '../../../ui/index.ts'
import { minutesOf } from './step-dialog.tsx'

type Ticket = CallOutput<'ticket.get'>

/** ACC-5: opens a ticket, or changes what was written of one. */
export function TicketDialog({ input, onClose }: DialogProps<'ticket.edit'>) {
  const ticket = useQuery('ticket.get', { id: input.id ?? '' }, { isEnabled: input.id !== undefined }).data
  if (input.id !== undefined && ticket === undefined) return null
  return (
    <TicketForm
      ticket={ticket ?? null}
      accountId={input.accountId ?? ticket?.accountId ?? null}
      onClose={onClose}
    />
  )
}

interface TicketFormProps {
  readonly ticket: Ticket | null
  readonly accountId: string | null
  readonly onClose: DialogProps<'ticket.edit'>['onClose']
}

const nobody = ''

function TicketForm({ ticket, accountId, onClose }: TicketFormProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { clock, write } = useFrame()
  const { timeZone } = useSettings()
  const save = useRecordSave()
  const [opened] = useState(() => ticket?.openedAt ?? clock.now())
  const startTime = format.time(opened, zone.offsetMinutes(opened))
  const [account, setAccount] = useState(accountId)
  const [title, setTitle] = useState(ticket?.title ?? '')
  const [code, setCode] = useState(ticket?.code ?? '')
  const [priority, setPriority] = useState(ticket?.priority ?? '')
  const [personId, setPersonId] = useState(ticket?.personId ?? nobody)
  const [detail, setDetail] = useState(ticket?.detail ?? '')
  const [solution, setSolution] = useState(ticket?.solution ?? '')
  const [day, setDay] = useState<Day | null>(zone.dayOf(opened))
  const [time, setTime] = useState(startTime)
  const [isTried, setTried] = useState(false)
  const people =
    useQuery('person.list', { accountId: account ?? '' }, { isEnabled: account !== null }).data?.people ?? []
  const minutes = minutesOf(time)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (title.trim() === '' || account === null || day === null || minutes === null) return
    const isAsBefore = day === zone.dayOf(opened) && time === startTime
    const fields = {
      title: title.trim(),
      code: textOrNull(code),
      priority: textOrNull(priority),
      personId: personId === nobody ? null : personId,
      detail: textOrNull(detail),
      // The time shown, also of one that is new: it began when it was told, not when it was written down.
      ...(isAsBefore && ticket !== null
        ? {}
        : { openedAt: isAsBefore ? opened : instantInZone(day, minutes, timeZone) }),
    }
    const result =
      ticket === null
        ? await save.run('ticket.open', { accountId: account, ...fields })
        : await save.run('ticket.update', {
            id: ticket.id,
            patch: { ...fields, solution: textOrNull(solution) },
          })
    if (result?.ok) onClose({ id: savedId(result.value, ticket?.id) })
  }
  return (
    <RecordDialog
      title={ticket === null ? t('service.open') : t('service.edit')}
      saveLabel={ticket === null ? t('service.open') : t('service.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
      onRemove={
        ticket === null
          ? undefined
          : () =>
              void write('ticket.remove', { id: ticket.id }).then(
                (result) => result.ok && onClose({ id: ticket.id }),
              )
      }
    >
      {accountId === null && (
        <>
          <AccountField value={account} onChange={setAccount} />
          {isTried && account === null && (
            <p className="dan t12" role="alert">
              {t('service.form.accountMissing')}
            </p>
          )}
        </>
      )}
      <TextField
        label={t('service.form.title')}
        isRequired
        autoFocus
        value={title}
        onChange={setTitle}
        {...(isTried && title.trim() === '' ? { error: t('service.form.titleMissing') } : {})}
      />
      <div className="row tr-when">
        <DateField
          label={t('service.form.openedDay')}
          value={day}
          onChange={setDay}
          {...(isTried && day === null ? { error: t('service.form.dayMissing') } : {})}
        />
        <TextField
          label={t('service.form.time')}
          isNumeric
          value={time}
          onChange={setTime}
          {...(isTried && minutes === null ? { error: t('service.form.timeMissing') } : {})}
        />
      </div>
      <div className="row tr-when">
        <TextField label={t('service.form.code')} value={code} onChange={setCode} />
        <TextField label={t('service.form.priority')} value={priority} onChange={setPriority} />
        <Select
          label={t('service.form.person')}
          choices={[
            { id: nobody, label: t('service.form.nobody') },
            ...people.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={personId}
          onChange={setPersonId}
        />
      </div>
      <TextArea label={t('service.form.detail')} rows={4} value={detail} onChange={setDetail} />
      {ticket?.state === 'solved' && (
        <TextArea label={t('service.form.text.solve')} rows={3} value={solution} onChange={setSolution} />
      )}
    </RecordDialog>
  )
}
