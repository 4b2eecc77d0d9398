import { useState } from 'react'
import { useFormat, useT } from '../i18n/index.ts'
import { minorToDecimal } from '../../shared/kernel/index.ts'
import type { FieldProps } from './field.tsx'
import { textToMinor } from './money-text.ts'
import { TextField } from './text-field.tsx'

export interface MoneyFieldProps extends FieldProps {
  /** Whole minor units, null for no amount. */
  readonly value: number | null
  readonly currency: string
  /** When focus leaves and the text is an amount, or is empty (null). */
  readonly onChange: (minor: number | null) => void
  readonly isNegativeAllowed?: boolean
  readonly className?: string
  readonly autoFocus?: boolean
}

const grouped = (minor: number, currency: string): string =>
  minorToDecimal(minor, currency).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

/** An amount as people write it; `286万` works. Below stands the amount in 万, so that a missing zero is seen. */
export function MoneyField({
  value,
  currency,
  onChange,
  hint,
  error,
  isNegativeAllowed = false,
  ...rest
}: MoneyFieldProps) {
  const t = useT()
  const format = useFormat()
  const shown = value === null ? '' : grouped(value, currency)
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? shown
  const minor = text.trim() === '' ? null : textToMinor(text, currency)
  const isWrong = text.trim() !== '' && (minor === null || (minor < 0 && !isNegativeAllowed))
  return (
    <TextField
      {...rest}
      isNumeric
      inputMode="decimal"
      value={text}
      onChange={setDraft}
      onBlur={() => {
        if (isWrong || draft === null) return
        setDraft(null)
        if (minor !== value) onChange(minor)
      }}
      error={error ?? (isWrong ? t('ui.field.notANumber') : undefined)}
      hint={hint ?? (minor === null ? undefined : format.money({ minor, currency }))}
    />
  )
}
