import { useState } from 'react'
import { calendarFaults, hoursToText } from '../../../../shared/domain/service-levels/index.ts'
import { isTimeZone } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useSettings } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { textOrNull } from '../../../app/records/text-or-null.ts'
import { calendarName, regionName } from '../../../app/records/tickets/calendar-name.ts'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { Select, TextField } from '../../../ui/index.ts'
import { type Calendar, textToHours } from './calendar-text.ts'

/** ACC-5: working hours per weekday in one time zone. */
export function CalendarDialog({ input, onClose }: DialogProps<'calendar.edit'>) {
  const { data } = useQuery('service.settings', {})
  const start = data?.calendars.find(({ code }) => code === input.code) ?? null
  if (data === undefined || (input.code !== undefined && start === null)) return null
  const regions = [...new Set(data.holidays.map(({ region }) => region))]
  return <CalendarForm start={start} like={data.calendars[0] ?? null} regions={regions} onClose={onClose} />
}

interface CalendarFormProps {
  readonly start: Calendar | null
  /** What a new one begins with. */
  readonly like: Calendar | null
  readonly regions: readonly string[]
  readonly onClose: DialogProps<'calendar.edit'>['onClose']
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const noRegion = ''

function CalendarForm({ start, like, regions, onClose }: CalendarFormProps) {
  const t = useT()
  const { write } = useFrame()
  const settings = useSettings()
  const save = useRecordSave()
  const base = start ?? like
  const [name, setName] = useState(start?.name ?? '')
  const [timeZone, setTimeZone] = useState(start?.timeZone ?? settings.timeZone)
  const [region, setRegion] = useState(start === null ? noRegion : (start.region ?? noRegion))
  const [week, setWeek] = useState(() => days.map((_, at) => hoursToText(base?.week[at] ?? [])))
  const [makeUp, setMakeUp] = useState(hoursToText(base?.makeUpDay ?? []))
  const [isTried, setTried] = useState(false)
  const read = week.map(textToHours)
  const readMakeUp = textToHours(makeUp)
  const isZone = isTimeZone(timeZone.trim())
  const isNameMissing = name.trim() === '' && start?.isShipped !== true
  const hours = read.flatMap((each) => (each === null ? [] : [each]))
  const faults =
    hours.length === 7 && readMakeUp !== null ? calendarFaults({ week: hours, makeUpDay: readMakeUp }) : []
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!isZone || isNameMissing || readMakeUp === null || hours.length < 7 || faults.length > 0) return
    const result = await save.run('calendar.save', {
      ...(start === null ? {} : { code: start.code }),
      name: textOrNull(name),
      timeZone: timeZone.trim(),
      region: region === noRegion ? null : region,
      week: hours,
      makeUpDay: readMakeUp,
    })
    if (result?.ok) onClose({ id: result.value.code })
  }
  return (
    <RecordDialog
      title={start === null ? t('service.calendar.new') : calendarName(t, start)}
      saveLabel={t('service.calendar.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
      restoreLabel={start?.isShipped === true ? t('service.calendar.restore') : undefined}
      onRemove={
        start === null || !start.isChanged
          ? undefined
          : () =>
              void write('calendar.remove', { code: start.code }).then(
                (result) => result.ok && onClose({ id: start.code }),
              )
      }
    >
      <TextField
        label={t('service.calendar.name')}
        autoFocus
        value={name}
        onChange={setName}
        {...(start?.isShipped === true ? { hint: t('service.calendar.nameHint') } : {})}
        {...(isTried && isNameMissing ? { error: t('service.calendar.nameMissing') } : {})}
      />
      <div className="row tr-when">
        <TextField
          label={t('service.calendar.zone')}
          hint={t('service.calendar.zoneHint')}
          spellCheck="false"
          value={timeZone}
          onChange={setTimeZone}
          {...(isTried && !isZone ? { error: t('service.calendar.zoneWrong') } : {})}
        />
        <Select
          label={t('service.calendar.region')}
          choices={[
            { id: noRegion, label: t('service.calendar.noRegion') },
            ...regions.map((id) => ({ id, label: regionName(t, id) })),
          ]}
          value={region}
          onChange={setRegion}
        />
      </div>
      <div className="tr-week">
        {days.map((day, at) => (
          <TextField
            key={day}
            label={t(`service.day.${day}`)}
            value={week[at] ?? ''}
            onChange={(text) => setWeek((now) => now.map((each, index) => (index === at ? text : each)))}
            {...(isTried && read[at] === null ? { error: t('service.calendar.hoursWrong') } : {})}
          />
        ))}
        <TextField
          label={t('service.calendar.makeUp')}
          value={makeUp}
          onChange={setMakeUp}
          {...(isTried && readMakeUp === null ? { error: t('service.calendar.hoursWrong') } : {})}
        />
      </div>
      <p className="muted t12">{t('service.calendar.hoursHint')}</p>
      {isTried && faults.length > 0 && (
        <p className="dan t13" role="alert">
          {faults.map((fault) => t(`service.fault.${fault}`)).join(' ')}
        </p>
      )}
    </RecordDialog>
  )
}
