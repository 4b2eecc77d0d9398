import { useT } from '../../../i18n/index.ts'
import { Select } from '../../../ui/index.ts'

const usual = ['CNY', 'USD', 'HKD', 'TWD', 'EUR', 'JPY', 'GBP', 'SGD']

export interface CurrencySelectProps {
  readonly value: string
  readonly onChange: (currency: string) => void
}

export function CurrencySelect({ value, onChange }: CurrencySelectProps) {
  const t = useT()
  const codes = usual.includes(value) ? usual : [value, ...usual]
  return (
    <Select
      label={t('account.form.currency')}
      choices={codes.map((id) => ({ id, label: id }))}
      value={value}
      onChange={onChange}
    />
  )
}
