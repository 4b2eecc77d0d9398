import { type KeyboardEvent, useMemo, useState } from 'react'
import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { type Choice, choiceMatches } from './choices.ts'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { imeGuard, isImeKey, useComposition } from './ime.ts'
import { ChoiceList } from './select.tsx'

export interface ComboBoxProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id | null) => void
  /** When given, text that is no choice is kept, and handed over on Enter or blur. */
  readonly onCustom?: (text: string) => void
  /** Filters elsewhere, as in the core; gets committed text only. Then `choices` is shown as it comes. */
  readonly onSearch?: (text: string) => void
  readonly placeholder?: string
  readonly className?: string
  readonly autoFocus?: boolean
}

const longestList = 50

/** One of many, found by typing: by label, pinyin or initials. While an input method composes, the list stands still. */
export function ComboBox<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  isDisabled,
  choices,
  value,
  onChange,
  onCustom,
  onSearch,
  placeholder,
  className,
  autoFocus,
}: ComboBoxProps<Id>) {
  const t = useT()
  const chosen = choices.find((choice) => choice.id === value)
  const [text, setText] = useState(chosen?.label ?? '')
  const [wanted, setWanted] = useState('')
  const [lastValue, setLastValue] = useState(value)
  const search = (next: string) => {
    setWanted(next)
    onSearch?.(next)
  }
  const composition = useComposition(search)
  if (value !== lastValue) {
    setLastValue(value)
    setText(chosen?.label ?? '')
    setWanted('')
  }
  const shown = useMemo(
    () =>
      (onSearch ? choices : choices.filter((choice) => choiceMatches(choice, wanted))).slice(0, longestList),
    [choices, wanted, onSearch],
  )
  /** Free text that is no choice. React Aria speaks up only when a choice was taken back. */
  const keepText = () => {
    const typed = text.trim()
    if (onCustom && typed !== '' && typed !== chosen?.label) onCustom(typed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isImeKey(event) || event.key !== 'Enter') return
    // With an option under the focus Enter takes that one.
    if (!event.currentTarget.getAttribute('aria-activedescendant')) keepText()
  }
  return (
    <AriaComboBox
      {...(hideLabel ? { 'aria-label': label } : {})}
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      items={shown}
      inputValue={text}
      onInputChange={(next) => {
        setText(next)
        // The chosen label written back by a choice is no search.
        if (!composition.isComposing()) search(next === chosen?.label ? '' : next)
      }}
      selectedKey={value}
      onSelectionChange={(key) => {
        if (key === null) {
          if (text === '') onChange(null)
          return
        }
        const next = choices.find((choice) => choice.id === key)
        if (!next) return
        setText(next.label)
        setWanted('')
        onChange(next.id)
      }}
      defaultFilter={() => true}
      allowsEmptyCollection
      allowsCustomValue={Boolean(onCustom)}
      menuTrigger="focus"
      disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.id)}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus ?? false}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <Group className={classNames('input', error && 'bad')} {...imeGuard}>
        <Input placeholder={placeholder} {...composition.handlers} onKeyDown={onKeyDown} onBlur={keepText} />
        <Button className="btn icon" aria-label={t('ui.field.openChoices')}>
          <Icon name="down" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
      <Popover className="pop" offset={4}>
        <ChoiceList choices={shown} emptyText={t('ui.field.noChoices')} />
      </Popover>
    </AriaComboBox>
  )
}
