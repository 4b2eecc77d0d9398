import { useFrame } from '../../../app/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import type { Outcome } from './plan-record.tsx'

export interface OutcomeValuesProps {
  readonly title: string
  readonly entries: Outcome['entries']
}

/** VAL-8: what of the value ledger proves an outcome, the latest first; each opens. */
export function OutcomeValues({ title, entries }: OutcomeValuesProps) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  return (
    <ul className="pl-val t12" aria-label={t('plan.outcome.values', { title })}>
      {entries.map(({ id, result, amountMinor, currency, day }) => (
        <li key={id}>
          <RecordButton onPress={() => void dialogs.open('valueEntry.edit', { id })}>{result}</RecordButton>
          {amountMinor !== null && currency !== null && (
            <span className="num nw">{format.money({ minor: amountMinor, currency })}</span>
          )}
          <span className="num nw muted">{day}</span>
        </li>
      ))}
    </ul>
  )
}
