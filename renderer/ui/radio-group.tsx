import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import type { Choice } from './choices.ts'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'

export interface RadioGroupProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly orientation?: 'vertical' | 'horizontal'
  readonly className?: string
}

export function RadioGroup<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  isDisabled,
  choices,
  value,
  onChange,
  orientation = 'vertical',
  className,
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...(hideLabel ? { 'aria-label': label } : {})}
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id)
        if (chosen) onChange(chosen.id)
      }}
      orientation={orientation}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <div className="radio-list" data-orientation={orientation}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className="check-row"
          >
            {({ isSelected }) => (
              <>
                <span aria-hidden className={classNames('radio', isSelected && 'on')} />
                <span>
                  {choice.label}
                  {choice.meta && <span className="muted t12"> {choice.meta}</span>}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldFoot hint={hint} error={error} />
    </AriaRadioGroup>
  )
}
