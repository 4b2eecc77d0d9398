import { useState } from 'react'
import { type Day, instantInZone } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useSettings, useZone } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { textOrNull } from '../../../app/records/text-or-null.ts'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { DateField, TextArea, TextField } from '../../../ui/index.ts'

/** `9:05`, `09:05`, `09：05` as minutes of the day; null: no time. */
export function minutesOf(text: string): number | null {
  const found = /^\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*$/.exec(text)
  if (found === null) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** ACC-5: a step of a ticket, with when it happened (now, unless said otherwise) and what belongs to it. */
export function StepDialog({ input, onClose }: DialogProps<'ticket.step'>) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { clock } = useFrame()
  const { timeZone } = useSettings()
  const save = useRecordSave()
  const ticket = useQuery('ticket.get', { id: input.id }).data
  const [start] = useState(() => clock.now())
  const startTime = format.time(start, zone.offsetMinutes(start))
  const [day, setDay] = useState<Day | null>(zone.dayOf(start))
  const [time, setTime] = useState(startTime)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const minutes = minutesOf(time)
  if (ticket === undefined) return null
  const isNow = day === zone.dayOf(start) && time === startTime
  const submit = async (): Promise<void> => {
    setTried(true)
    if (day === null || minutes === null) return
    const result = await save.run('ticket.step', {
      id: input.id,
      step: input.step,
      // What is shown counts, not the moment of saving: a promise could break while the solution is being written down.
      at: isNow ? start : instantInZone(day, minutes, timeZone),
      text: textOrNull(text),
    })
    if (result?.ok) onClose({ id: input.id })
  }
  const hasText = input.step === 'wait' || input.step === 'solve' || input.step === 'reopen'
  return (
    <RecordDialog
      title={t('service.stepOne', {
        step: t(`service.step.${input.step}`),
        name: ticket.title ?? ticket.code ?? t('service.untitled'),
      })}
      saveLabel={t(`service.step.${input.step}`)}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      {hasText && (
        <TextArea
          label={t(
            `service.form.text.${input.step === 'solve' ? 'solve' : input.step === 'wait' ? 'wait' : 'reopen'}`,
          )}
          rows={3}
          autoFocus
          value={text}
          onChange={setText}
        />
      )}
      <p className="muted t13">{t(`service.form.about.${input.step}`)}</p>
      <div className="row tr-when">
        <DateField
          label={t('service.form.day')}
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
    </RecordDialog>
  )
}
