import { useState } from 'react'
import { holidayFaults, offToText, workToText } from '../../../../shared/domain/service-levels/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useFrame, useQuery, useToday } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { regionName } from '../../../app/records/tickets/calendar-name.ts'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { ComboBox, DateField, NumberField, TextArea, TextField } from '../../../ui/index.ts'
import { type Holidays, textToOff, textToWork } from './calendar-text.ts'
import { inKeys, inWords } from './holiday-names.ts'

/** ACC-5: a year's public holidays and make-up days, with who announced them. */
export function HolidayDialog({ input, onClose }: DialogProps<'holiday.edit'>) {
  const { data } = useQuery('service.settings', {})
  if (data === undefined) return null
  const start = data.holidays.find(({ region, year }) => region === input.region && year === input.year)
  return (
    <HolidayForm
      known={input}
      start={start ?? null}
      regions={[
        ...new Set([
          ...data.calendars.flatMap((each) => each.region ?? []),
          ...data.holidays.map((each) => each.region),
        ]),
      ]}
      isThere={(region, year) => data.holidays.some((each) => each.region === region && each.year === year)}
      onClose={onClose}
    />
  )
}

interface HolidayFormProps {
  readonly known: DialogProps<'holiday.edit'>['input']
  readonly start: Holidays | null
  /** Whose holidays calendars look at. */
  readonly regions: readonly string[]
  readonly isThere: (region: string, year: number) => boolean
  readonly onClose: DialogProps<'holiday.edit'>['onClose']
}

function HolidayForm({ known, start, regions, isThere, onClose }: HolidayFormProps) {
  const t = useT()
  const { write } = useFrame()
  const today = useToday()
  const save = useRecordSave()
  const [region, setRegion] = useState(known.region ?? '')
  const [year, setYear] = useState<number | null>(known.year ?? Number(today.slice(0, 4)) + 1)
  const [source, setSource] = useState(start?.source ?? '')
  const [announcedOn, setAnnouncedOn] = useState<Day | null>(start?.announcedOn ?? today)
  const days = start ?? { off: [], work: [] }
  const [offText, setOffText] = useState(() => offToText(inWords(t, days).off))
  const [workText, setWorkText] = useState(() => workToText(inWords(t, days).work))
  const [isTried, setTried] = useState(false)
  const off = textToOff(offText)
  const work = textToWork(workText)
  const holidays =
    'days' in off && 'days' in work && year !== null && announcedOn !== null
      ? {
          region: region.trim(),
          year: Math.round(year),
          source,
          announcedOn,
          ...inKeys(t, days, { off: off.days, work: work.days }),
        }
      : null
  const faults = holidays === null ? [] : holidayFaults(holidays)
  // A year that is entered already is changed where it stands, never replaced by an empty one.
  const isTwice = start === null && year !== null && isThere(region.trim(), Math.round(year))
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('app.form.needed') : undefined
  const submit = async (): Promise<void> => {
    setTried(true)
    if (holidays === null || holidays.region === '' || isTwice || faults.length > 0) return
    const result = await save.run('holiday.save', {
      ...holidays,
      off: [...holidays.off],
      work: [...holidays.work],
    })
    if (result?.ok) onClose({ id: holidays.region })
  }
  return (
    <RecordDialog
      title={
        known.region === undefined || known.year === undefined
          ? t('service.holiday.new')
          : t('service.holiday.title', { region: regionName(t, known.region), year: String(known.year) })
      }
      saveLabel={t('service.holiday.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
      restoreLabel={start?.isShipped === true ? t('service.holiday.restore') : undefined}
      onRemove={
        start === null || !start.isChanged
          ? undefined
          : () =>
              void write('holiday.remove', { region: start.region, year: start.year }).then(
                (result) => result.ok && onClose({ id: start.region }),
              )
      }
    >
      {known.region === undefined && (
        <div className="row tr-when">
          <ComboBox
            label={t('service.holiday.region')}
            autoFocus
            choices={[...new Set(region === '' ? regions : [...regions, region])].map((id) => ({
              id,
              label: regionName(t, id),
            }))}
            value={region === '' ? null : region}
            onChange={(id) => setRegion(id ?? '')}
            onCustom={setRegion}
            error={isTried && region.trim() === '' ? t('service.holiday.regionMissing') : undefined}
          />
          <NumberField
            label={t('service.holiday.year')}
            minimum={1_970}
            maximum={2_200}
            format={{ useGrouping: false }}
            value={year}
            onChange={setYear}
            error={isTwice ? t('service.holiday.twice') : needed(year === null)}
          />
        </div>
      )}
      <TextField
        label={t('service.holiday.source')}
        hint={t('service.holiday.sourceHint')}
        isRequired
        value={source}
        onChange={setSource}
      />
      <DateField
        label={t('service.holiday.announced')}
        value={announcedOn}
        onChange={setAnnouncedOn}
        error={needed(announcedOn === null)}
      />
      <TextArea
        label={t('service.holiday.off')}
        hint={t('service.holiday.offHint')}
        rows={6}
        value={offText}
        onChange={setOffText}
        {...(isTried && 'wrong' in off ? { error: t('service.holiday.lineWrong', { line: off.wrong }) } : {})}
      />
      <TextArea
        label={t('service.holiday.work')}
        hint={t('service.holiday.workHint')}
        rows={4}
        value={workText}
        onChange={setWorkText}
        {...(isTried && 'wrong' in work
          ? { error: t('service.holiday.lineWrong', { line: work.wrong }) }
          : {})}
      />
      {isTried && faults.length > 0 && (
        <p className="dan t13" role="alert">
          {faults.map((fault) => t(`service.holidayFault.${fault}`)).join(' ')}
        </p>
      )}
    </RecordDialog>
  )
}
