import { useState } from 'react'
import {
  type CallFailure,
  type CallName,
  type CallOutput,
  visitKinds,
} from '../../../shared/contract/index.ts'
import { type Day, instantInZone } from '../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useSettings, useToday, useZone } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useFormat, useT } from '../../i18n/index.ts'
import {
  Button,
  DatePickerField,
  isImeKey,
  MoneyField,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { AccountChoice } from './account-choice.tsx'
import { type Attendee, AttendeePicker } from './attendee-picker.tsx'

const minutesOf = (time: string): number | null => {
  const match = /^\s*(\d{1,2})[:：.](\d{2})\s*$/.exec(time)
  if (match === null) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** VIS-1: whom, when, where, what for, who of both sides, and what it cost. */
export function PlanVisitDialog({ input, onClose }: DialogProps<'visit.plan'>) {
  const id = input.id
  const known = useQuery('visit.get', { id: id ?? '' }, { isEnabled: id !== undefined }).data
  if (id !== undefined && known === undefined) return null
  return <Form key={id ?? 'new'} input={input} known={known} onClose={onClose} />
}

interface FormProps extends DialogProps<'visit.plan'> {
  readonly known: CallOutput<'visit.get'> | undefined
}

function Form({ input, known, onClose }: FormProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const today = useToday()
  const settings = useSettings()
  const status = useQuery('workspace.status', {}).data
  const me = status?.state === 'open' ? status.userName : ''
  const { write } = useFrame()
  const [accountId, setAccountId] = useState<string | null>(
    known?.accountId ?? ('accountId' in input ? (input.accountId ?? null) : null),
  )
  const [title, setTitle] = useState(known?.title ?? '')
  const [day, setDay] = useState<Day | null>(
    known ? zone.dayOf(known.plannedStart) : 'day' in input ? (input.day ?? today) : today,
  )
  const [time, setTime] = useState(
    known ? format.time(known.plannedStart, zone.offsetMinutes(known.plannedStart)) : '09:30',
  )
  const [hours, setHours] = useState<number | null>(
    known?.plannedEnd == null ? 1 : (known.plannedEnd - known.plannedStart) / 3_600_000,
  )
  const [place, setPlace] = useState(known?.place ?? '')
  const [purpose, setPurpose] = useState(known?.purpose ?? '')
  const [agenda, setAgenda] = useState(known?.agenda ?? '')
  const [kind, setKind] = useState(known?.kind ?? 'visit')
  const [attendees, setAttendees] = useState<readonly Attendee[]>(
    known?.attendees.map(({ personId, name, side }) => ({ personId, name, side })) ??
      (me === '' ? [] : [{ personId: null, name: me, side: 'ours' }]),
  )
  const [spent, setSpent] = useState<number | null>(known?.hours ?? null)
  const [travel, setTravel] = useState<number | null>(known?.travelCostMinor ?? null)
  const currency = known?.currency ?? settings.currency
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const minutes = minutesOf(time)
  const [reason, setReason] = useState('')
  const [isCancelling, setCancelling] = useState(false)

  /** A visit that will not take place stays in the list, with why. */
  const cancel = async (id: string): Promise<void> => {
    setCancelling(true)
    if (isSaving || reason.trim() === '') return
    setSaving(true)
    const result = await write('visit.cancel', { id, reason: reason.trim() }, { failure: 'silent' })
    setSaving(false)
    if (result.ok) onClose({ id, took: [t('notes.visit.offReason')] })
    else setFailure(result.error)
  }

  /** The customer's people whose names are new become people of the account first: the visit refers to them. */
  const withPeople = async (account: string): Promise<Attendee[] | null> => {
    const complete: Attendee[] = []
    for (const attendee of attendees) {
      if (attendee.side === 'ours' || attendee.personId !== null) {
        complete.push(attendee)
        continue
      }
      const made = await write(
        'person.create',
        { accountId: account, name: attendee.name },
        { failure: 'silent', undo: 'silent' },
      )
      if (!made.ok) {
        setFailure(made.error)
        return null
      }
      complete.push({ ...attendee, personId: made.value.id })
      // Should the visit itself be refused, the next try does not make the person again.
      setAttendees((before) =>
        before.map((other) => (other === attendee ? { ...other, personId: made.value.id } : other)),
      )
    }
    return complete
  }
  const submit = async (): Promise<void> => {
    setTried(true)
    if (isSaving || accountId === null || title.trim() === '' || day === null || minutes === null) return
    setSaving(true)
    const plannedStart = instantInZone(day, minutes, settings.timeZone)
    const people = await withPeople(accountId)
    if (people === null) {
      setSaving(false)
      return
    }
    const fields = {
      title: title.trim(),
      kind,
      hours: spent,
      travelCostMinor: travel,
      currency: travel === null ? null : currency,
      plannedStart,
      plannedEnd: hours === null ? null : plannedStart + Math.round(hours * 3_600_000),
      place: place.trim() || null,
      purpose: purpose.trim() || null,
      agenda: agenda.trim() || null,
    }
    const result =
      input.id === undefined
        ? await write('visit.plan', { accountId, ...fields, attendees: people }, { failure: 'silent' })
        : await write(
            'visit.update',
            { id: input.id, patch: fields, attendees: people },
            { failure: 'silent' },
          )
    setSaving(false)
    if (!result.ok) setFailure(result.error)
    else onClose({ id: input.id ?? ('id' in result.value ? String(result.value.id) : '') })
  }
  return (
    <RecordDialog
      size="wide"
      title={known === undefined ? t('notes.command.plan') : t('notes.visit.edit')}
      saveLabel={t(known === undefined ? 'notes.visit.save' : 'notes.visit.saveEdit')}
      failure={failure}
      isSaving={isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <div className="visit-form">
        <div className="form">
          {known === undefined ? (
            <AccountChoice
              value={accountId}
              onChange={setAccountId}
              error={isTried && accountId === null ? t('notes.visit.accountMissing') : undefined}
            />
          ) : (
            // A visit stays with its account.
            <div className="field">
              <span className="lbl">{t('notes.account')}</span>
              <b className="t13">{known.accountName}</b>
            </div>
          )}
          <TextField
            label={t('notes.visit.title')}
            isRequired
            // With the account known the first thing to say is what for.
            autoFocus={known !== undefined || ('accountId' in input && input.accountId !== undefined)}
            value={title}
            onChange={setTitle}
            error={isTried && title.trim() === '' ? t('notes.visit.titleMissing') : undefined}
          />
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <DatePickerField
              label={t('notes.visit.day')}
              value={day}
              onChange={setDay}
              error={isTried && day === null ? t('notes.visit.dayMissing') : undefined}
            />
            <TextField
              label={t('notes.visit.time')}
              isNumeric
              value={time}
              onChange={setTime}
              error={isTried && minutes === null ? t('notes.visit.timeMissing') : undefined}
            />
            <NumberField
              label={t('notes.visit.hours')}
              value={hours}
              onChange={setHours}
              minimum={0}
              step={0.5}
            />
          </div>
          <Select
            label={t('notes.visit.kind')}
            choices={visitKinds.map((id) => ({ id, label: t(`notes.visit.kinds.${id}`) }))}
            value={kind}
            onChange={setKind}
          />
          <TextField label={t('notes.visit.place')} value={place} onChange={setPlace} />
          <TextField label={t('notes.visit.purpose')} value={purpose} onChange={setPurpose} />
        </div>
        <div className="form">
          <TextArea label={t('notes.visit.agenda')} value={agenda} onChange={setAgenda} />
          <AttendeePicker accountId={accountId} attendees={attendees} onChange={setAttendees} />
          <div className="visit-cost" role="group" aria-label={t('notes.visit.cost')}>
            <NumberField
              label={t('notes.visit.spent')}
              value={spent}
              onChange={setSpent}
              minimum={0}
              maximum={1_000}
              step={0.5}
            />
            <MoneyField
              label={`${t('notes.visit.travel')} ${currency}`}
              currency={currency}
              value={travel}
              onChange={setTravel}
            />
          </div>
        </div>
      </div>
      {known?.state === 'planned' && (
        <div
          className="row visit-off"
          role="group"
          aria-label={t('notes.visit.off')}
          // It stands in the form of the visit, whose Enter would save it as planned and lose the reason.
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isImeKey(event)) return
            event.preventDefault()
            if (!isSaving) void cancel(known.id)
          }}
        >
          <TextField
            label={t('notes.visit.offReason')}
            value={reason}
            onChange={setReason}
            error={isCancelling && reason.trim() === '' ? t('app.form.needed') : undefined}
          />
          <Button kind="danger" isDisabled={isSaving} onPress={() => void cancel(known.id)}>
            {t('notes.visit.off')}
          </Button>
        </div>
      )}
    </RecordDialog>
  )
}
