import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import type { Choice } from './choices.ts'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'

export interface SelectProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly placeholder?: string
  readonly className?: string
  readonly width?: number
}

/** One of a few. Typing the first letters chooses. */
export function Select<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  isDisabled,
  choices,
  value,
  onChange,
  placeholder,
  className,
  width,
}: SelectProps<Id>) {
  const t = useT()
  return (
    <AriaSelect
      {...(hideLabel ? { 'aria-label': label } : {})}
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
      disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.id)}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      placeholder={placeholder ?? t('ui.field.pick')}
      className={classNames('field', className)}
      {...(width === undefined ? {} : { style: { width } })}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <Button className={classNames('input pick', error && 'bad')}>
        <SelectValue className="v">
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon name="down" />
      </Button>
      <FieldFoot hint={hint} error={error} />
      <Popover className="pop" offset={4}>
        <ChoiceList choices={choices} />
      </Popover>
    </AriaSelect>
  )
}

/** The open list of Select and ComboBox. */
export function ChoiceList({
  choices,
  emptyText,
}: {
  readonly choices: readonly Choice[]
  readonly emptyText?: string
}) {
  return (
    <ListBox
      className="menu listbox"
      items={choices}
      renderEmptyState={() => <div className="none">{emptyText}</div>}
    >
      {(choice) => (
        <ListBoxItem id={choice.id} textValue={choice.label} className="mi">
          {({ isSelected }) => (
            <>
              {isSelected && <Icon name="check" className="acc" />}
              <span className="l">{choice.label}</span>
              {choice.meta && <span className="k">{choice.meta}</span>}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
