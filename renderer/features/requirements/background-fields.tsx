import { type Dispatch, type SetStateAction } from 'react'
import { severities } from '../../../shared/contract/index.ts'
import { AccountField } from '../../app/records/account-field.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useT } from '../../i18n/index.ts'
import { Select, TextArea } from '../../ui/index.ts'
import type { Requirement } from './requirement.ts'

export interface Background {
  readonly scenario: string | null
  readonly background: string | null
  readonly conditions: string | null
  readonly steps: string | null
  readonly severity: Requirement['severity']
  /** Who asks, of one that nobody asks for yet. */
  readonly accountId: string | null
}

export const backgroundOf = (requirement: Requirement): Background => ({
  scenario: requirement.scenario,
  background: requirement.background,
  conditions: requirement.conditions,
  steps: requirement.steps,
  severity: requirement.severity,
  accountId: null,
})

const textsOf = ({ kind }: Requirement) =>
  kind === 'bug' ? (['conditions', 'steps'] as const) : (['scenario', 'background'] as const)

export const isBackgroundMissing = (value: Background, requirement: Requirement): boolean =>
  textsOf(requirement).some((field) => textOrNull(value[field] ?? '') === null) ||
  (requirement.kind === 'bug' && value.severity === null) ||
  (requirement.asks.length === 0 && value.accountId === null)

interface BackgroundFieldsProps {
  readonly requirement: Requirement
  readonly value: Background
  readonly onChange: Dispatch<SetStateAction<Background>>
  readonly isTried: boolean
}

/** REQ-2: what has to be known before anybody judges it; the first that is missing has the focus. */
export function BackgroundFields({ requirement, value, onChange, isTried }: BackgroundFieldsProps) {
  const t = useT()
  const fields = textsOf(requirement)
  const first = fields.find((field) => requirement.missing.includes(field))
  const set = (patch: Partial<Background>): void => onChange((now) => ({ ...now, ...patch }))
  return (
    <>
      {fields.map((field) => (
        <TextArea
          key={field}
          label={t(`loops.requirement.${field}`)}
          {...(field === 'scenario' ? { hint: t('loops.requirement.scenarioHint') } : {})}
          isRequired
          rows={3}
          autoFocus={field === first}
          value={value[field] ?? ''}
          onChange={(text) => set({ [field]: text })}
          error={isTried && textOrNull(value[field] ?? '') === null ? t('app.form.needed') : undefined}
        />
      ))}
      {requirement.kind === 'bug' && (
        <Select
          label={t('loops.requirement.severity')}
          choices={severities.map((id) => ({ id, label: t(`loops.bugSeverity.${id}`) }))}
          value={value.severity}
          onChange={(severity) => set({ severity })}
          isRequired
          error={isTried && value.severity === null ? t('app.form.needed') : undefined}
        />
      )}
      {requirement.asks.length === 0 && (
        <>
          <AccountField value={value.accountId} onChange={(accountId) => set({ accountId })} />
          {isTried && value.accountId === null && <p className="dan t12">{t('requirements.ask.account')}</p>}
        </>
      )}
    </>
  )
}
