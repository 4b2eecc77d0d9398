import { useState } from 'react'
import { customFieldKey, type ViewCondition } from '../../../shared/domain/account-view/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DateField, Dialog, MoneyField, NumberField } from '../../ui/index.ts'
import type { CustomField } from './account-words.ts'

export interface RangeDialogProps {
  readonly field: CustomField
  readonly conditions: readonly ViewCondition[]
  readonly onApply: (from: string | null, to: string | null) => void
  readonly onCancel: () => void
}

/** ACC-11: from and to of a person's own field; either may be left open. */
export function RangeDialog({ field, conditions, onApply, onCancel }: RangeDialogProps) {
  const t = useT()
  const known = (operator: 'atLeast' | 'atMost'): string | null =>
    conditions.find(
      (condition) => condition.field === customFieldKey(field.id) && condition.operator === operator,
    )?.values[0] ?? null
  const [from, setFrom] = useState(known('atLeast'))
  const [to, setTo] = useState(known('atMost'))
  const isBackward =
    from !== null && to !== null && (field.kind === 'date' ? from > to : Number(from) > Number(to))
  return (
    <Dialog isOpen onClose={onCancel} title={t('accounts.custom.rangeOf', { name: field.name })}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBackward) onApply(from, to)
        }}
      >
        <Bound label={t('accounts.custom.rangeFrom')} field={field} value={from} onChange={setFrom} isFirst />
        <Bound
          label={t('accounts.custom.rangeTo')}
          field={field}
          value={to}
          onChange={setTo}
          {...(isBackward ? { error: t('accounts.custom.badRange') } : {})}
        />
        <div className="row" style={{ marginTop: 8 }}>
          <span className="sp" />
          <Button onPress={onCancel}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('accounts.custom.rangeApply')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface BoundProps {
  readonly label: string
  readonly field: CustomField
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly isFirst?: boolean
  readonly error?: string
}

function Bound({ label, field, value, onChange, isFirst = false, ...error }: BoundProps) {
  const shared = { label, autoFocus: isFirst, ...error }
  if (field.kind === 'date') return <DateField {...shared} value={value} onChange={onChange} />
  const number = value === null ? null : Number(value)
  const change = (next: number | null): void => onChange(next === null ? null : String(next))
  return field.kind === 'money' ? (
    <MoneyField
      {...shared}
      currency={field.currency ?? 'CNY'}
      isNegativeAllowed
      value={number}
      onChange={change}
    />
  ) : (
    <NumberField {...shared} value={number} onChange={change} />
  )
}
