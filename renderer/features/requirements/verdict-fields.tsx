import { type Dispatch, type SetStateAction } from 'react'
import type { Day } from '../../../shared/kernel/index.ts'
import { useT } from '../../i18n/index.ts'
import { DatePickerField, RadioGroup, TextArea, TextField } from '../../ui/index.ts'

export interface Verdict {
  readonly reasonable: boolean
  readonly scope: 'generic' | 'custom'
  readonly reason: string
  readonly reviewer: string
  readonly day: Day | null
}

export const emptyVerdict = (day: Day, reasonable: boolean): Verdict => ({
  reasonable,
  scope: 'generic',
  reason: '',
  reviewer: '',
  day,
})

interface VerdictFieldsProps {
  readonly value: Verdict
  readonly onChange: Dispatch<SetStateAction<Verdict>>
  readonly isTried: boolean
}

/** REQ-3: reasonable or not, generic or custom, why, who said so and when. */
export function VerdictFields({ value, onChange, isTried }: VerdictFieldsProps) {
  const t = useT()
  const set = (patch: Partial<Verdict>): void => onChange((now) => ({ ...now, ...patch }))
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('app.form.needed') : undefined
  return (
    <>
      <div className="form-2">
        <RadioGroup
          label={t('requirements.move.reasonable')}
          orientation="horizontal"
          choices={[
            { id: 'yes', label: t('requirements.reasonable.yes') },
            { id: 'no', label: t('requirements.reasonable.no') },
          ]}
          value={value.reasonable ? 'yes' : 'no'}
          onChange={(id) => set({ reasonable: id === 'yes' })}
        />
        <RadioGroup
          label={t('requirements.move.scope')}
          orientation="horizontal"
          choices={[
            { id: 'generic', label: t('requirements.scope.generic') },
            { id: 'custom', label: t('requirements.scope.custom') },
          ]}
          value={value.scope}
          onChange={(scope) => set({ scope })}
        />
      </div>
      <TextArea
        label={t('requirements.move.verdictReason')}
        isRequired
        rows={2}
        autoFocus
        value={value.reason}
        onChange={(reason) => set({ reason })}
        error={needed(value.reason.trim() === '')}
      />
      <div className="form-2">
        <TextField
          label={t('requirements.move.reviewer')}
          isRequired
          value={value.reviewer}
          onChange={(reviewer) => set({ reviewer })}
          error={needed(value.reviewer.trim() === '')}
        />
        <DatePickerField
          label={t('requirements.move.reviewedOn')}
          isRequired
          value={value.day}
          onChange={(day) => set({ day })}
          error={needed(value.day === null)}
        />
      </div>
    </>
  )
}
