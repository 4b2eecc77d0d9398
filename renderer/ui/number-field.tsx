import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { imeGuard } from './ime.ts'

export interface NumberFieldProps extends FieldProps {
  readonly value: number | null
  /** On blur, Enter or a step; null when emptied. */
  readonly onChange: (value: number | null) => void
  readonly minimum?: number
  readonly maximum?: number
  readonly step?: number
  /** `percent` shows 0.35 as 35 %. */
  readonly format?: Intl.NumberFormatOptions
  readonly hasSteps?: boolean
  readonly placeholder?: string
  readonly className?: string
}

export function NumberField({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  value,
  onChange,
  minimum,
  maximum,
  step,
  format,
  hasSteps = true,
  placeholder,
  className,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      {...(minimum === undefined ? {} : { minValue: minimum })}
      {...(maximum === undefined ? {} : { maxValue: maximum })}
      {...(step === undefined ? {} : { step })}
      {...(format ? { formatOptions: format } : {})}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={Boolean(error)}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <Group className={classNames('input num r', error && 'bad')} {...imeGuard}>
        <Input placeholder={placeholder} />
        {hasSteps && (
          <span className="steps">
            <Button slot="increment">
              <Icon name="up" />
            </Button>
            <Button slot="decrement">
              <Icon name="down" />
            </Button>
          </span>
        )}
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  )
}
