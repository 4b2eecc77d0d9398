import { useState } from 'react'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { NumberField } from '../../ui/index.ts'
import type { Launches } from './launch.ts'

/** VAL-6: by which day after the signature a tier is live and has its first value, and how long before it warns. */
export function LimitsDialog({ input, onClose }: DialogProps<'launchLimits.edit'>) {
  const { data } = useQuery('value.launches', {})
  const start = data?.limits.find(({ tier }) => tier === input.tier)
  return start === undefined ? null : <LimitsForm start={start} onClose={onClose} />
}

interface LimitsFormProps {
  readonly start: Launches['limits'][number]
  readonly onClose: DialogProps<'launchLimits.edit'>['onClose']
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value))

function LimitsForm({ start: { tier, ...start }, onClose }: LimitsFormProps) {
  const t = useT()
  const save = useRecordSave()
  const [limits, setLimits] = useState(start)
  const submit = async (): Promise<void> => {
    const result = await save.run('launch.saveLimits', { tier, limits })
    if (result?.ok) onClose({ id: tier })
  }
  return (
    <RecordDialog
      title={t('launches.limitsOf', { tier: t(`account.tier.${tier}`) })}
      saveLabel={t('launches.limitsSave')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <NumberField
        label={t('launches.liveBy')}
        hint={t('launches.limitEmpty')}
        minimum={1}
        maximum={3_650}
        value={limits.goLiveByDay}
        onChange={(value) => setLimits((now) => ({ ...now, goLiveByDay: whole(value) }))}
      />
      <NumberField
        label={t('launches.valueBy')}
        hint={t('launches.limitEmpty')}
        minimum={1}
        maximum={3_650}
        value={limits.firstValueByDay}
        onChange={(value) => setLimits((now) => ({ ...now, firstValueByDay: whole(value) }))}
      />
      <NumberField
        label={t('launches.warnDays')}
        minimum={0}
        maximum={365}
        value={limits.warnDays}
        onChange={(value) => setLimits((now) => ({ ...now, warnDays: whole(value) ?? 0 }))}
      />
    </RecordDialog>
  )
}
