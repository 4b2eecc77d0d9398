import { useState } from 'react'
import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { type Day, startOfDayInZone } from '../../../shared/kernel/index.ts'
import {
  type DialogProps,
  FailureNote,
  useFrame,
  useQuery,
  useSettings,
  useToday,
  useZone,
} from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, DatePickerField, Dialog, NumberField, TextArea, TextField } from '../../ui/index.ts'
import { AccountChoice } from './account-choice.tsx'

const minutesOf = (time: string): number | null => {
  const match = /^\s*(\d{1,2})[:：.](\d{2})\s*$/.exec(time)
  if (match === null) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** VIS-1: whom, when, where, what for; who comes along can be added while the visit is written up. */
export function PlanVisitDialog({ input, onClose }: DialogProps<'visit.plan'>) {
  const id = input.id
  const known = useQuery('visit.get', { id: id ?? '' }, { isEnabled: id !== undefined }).data
  if (id !== undefined && known === undefined) return null
  return <Form key={id ?? 'new'} input={input} known={known} onClose={onClose} />
}

interface FormProps extends DialogProps<'visit.plan'> {
  readonly known:
    | {
        readonly accountId: string
        readonly title: string
        readonly purpose: string | null
        readonly agenda: string | null
        readonly place: string | null
        readonly plannedStart: number
        readonly plannedEnd: number | null
      }
    | undefined
}

function Form({ input, known, onClose }: FormProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const today = useToday()
  const { timeZone } = useSettings()
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
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const minutes = minutesOf(time)

  const submit = async (): Promise<void> => {
    setTried(true)
    if (isSaving || accountId === null || title.trim() === '' || day === null || minutes === null) return
    setSaving(true)
    const plannedStart = startOfDayInZone(day, timeZone) + minutes * 60_000
    const fields = {
      title: title.trim(),
      plannedStart,
      plannedEnd: hours === null ? null : plannedStart + Math.round(hours * 3_600_000),
      place: place.trim() || null,
      purpose: purpose.trim() || null,
      agenda: agenda.trim() || null,
    }
    const result =
      input.id === undefined
        ? await write('visit.plan', { accountId, ...fields }, { failure: 'silent' })
        : await write('visit.update', { id: input.id, patch: fields }, { failure: 'silent' })
    setSaving(false)
    if (!result.ok) setFailure(result.error)
    else onClose({ id: input.id ?? ('id' in result.value ? String(result.value.id) : '') })
  }
  return (
    <Dialog isOpen onClose={() => onClose(null)} title={t('notes.command.plan')}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure && <FailureNote failure={failure} />}
        <AccountChoice
          value={accountId}
          onChange={setAccountId}
          error={isTried && accountId === null ? t('notes.visit.accountMissing') : undefined}
        />
        <TextField
          label={t('notes.visit.title')}
          isRequired
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
        <TextField label={t('notes.visit.place')} value={place} onChange={setPlace} />
        <TextField label={t('notes.visit.purpose')} value={purpose} onChange={setPurpose} />
        <TextArea label={t('notes.visit.agenda')} value={agenda} onChange={setAgenda} />
        <div className="row" style={{ marginTop: 8 }}>
          <span className="sp" />
          <Button onPress={() => onClose(null)}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={isSaving}>
            {t('notes.visit.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
