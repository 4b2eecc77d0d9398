import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { type DialogProps, useQuery } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { NumberField, Select } from '../../../ui/index.ts'
import { calendarName } from '../../../app/records/tickets/calendar-name.ts'

type Settings = CallOutput<'service.settings'>

/** ACC-5: what a tier is promised. */
export function LevelDialog({ input, onClose }: DialogProps<'serviceLevel.edit'>) {
  const { data } = useQuery('service.settings', {})
  const start = data?.levels.find(({ tier }) => tier === input.tier)
  return data === undefined || start === undefined ? null : (
    <LevelForm start={start} calendars={data.calendars} onClose={onClose} />
  )
}

interface LevelFormProps {
  readonly start: Settings['levels'][number]
  readonly calendars: Settings['calendars']
  readonly onClose: DialogProps<'serviceLevel.edit'>['onClose']
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value))

function LevelForm({ start, calendars, onClose }: LevelFormProps) {
  const t = useT()
  const save = useRecordSave()
  const [level, setLevel] = useState(start.level)
  const submit = async (): Promise<void> => {
    const result = await save.run('service.saveLevel', { tier: start.tier, level })
    if (result?.ok) onClose({ id: start.tier })
  }
  return (
    <RecordDialog
      title={t('service.level.title', { tier: t(`account.tier.${start.tier}`) })}
      saveLabel={t('service.level.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <NumberField
        label={t('service.level.response')}
        hint={t('service.level.empty')}
        minimum={1}
        maximum={1_000_000}
        value={level.firstResponseMinutes}
        onChange={(value) => setLevel((now) => ({ ...now, firstResponseMinutes: whole(value) }))}
      />
      <NumberField
        label={t('service.level.solution')}
        hint={t('service.level.empty')}
        minimum={1}
        maximum={1_000_000}
        value={level.solutionMinutes}
        onChange={(value) => setLevel((now) => ({ ...now, solutionMinutes: whole(value) }))}
      />
      <NumberField
        label={t('service.level.visit')}
        hint={t('service.level.empty')}
        minimum={1}
        maximum={3_650}
        value={level.visitEveryDays}
        onChange={(value) => setLevel((now) => ({ ...now, visitEveryDays: whole(value) }))}
      />
      <NumberField
        label={t('service.level.warn')}
        minimum={0}
        maximum={100}
        value={level.warnPercent}
        onChange={(value) => setLevel((now) => ({ ...now, warnPercent: whole(value) ?? 0 }))}
      />
      <Select
        label={t('service.level.calendar')}
        choices={calendars.map((calendar) => ({ id: calendar.code, label: calendarName(t, calendar) }))}
        value={level.calendar ?? calendars[0]?.code ?? null}
        onChange={(calendar) => setLevel((now) => ({ ...now, calendar }))}
      />
    </RecordDialog>
  )
}
