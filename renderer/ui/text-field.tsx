import type { HTMLAttributes, ReactNode, Ref } from 'react'
import { Group, Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'
import { imeGuard } from './ime.ts'
import { useKeptText } from './kept-text.ts'

export interface TextFieldProps extends FieldProps {
  readonly value?: string
  readonly defaultValue?: string
  /** Every change, also while composing: keep the value as it is, never trim or mask it here. */
  readonly onChange?: (text: string) => void
  /** The value when focus leaves. */
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password'
  readonly name?: string
  readonly autoFocus?: boolean
  readonly autoComplete?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly spellCheck?: 'true' | 'false'
  readonly isReadOnly?: boolean
  /** Tabular digits, right-aligned. */
  readonly isNumeric?: boolean
  readonly icon?: IconName
  /** Behind the text, such as a unit or a button. */
  readonly suffix?: ReactNode
  /** The language of the content when it is not the interface's. */
  readonly lang?: string
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export function TextField({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  placeholder,
  icon,
  suffix,
  isNumeric,
  className,
  inputRef,
  lang,
  ...rest
}: TextFieldProps) {
  const onChange = useKeptText({
    name: rest.name ?? label,
    value: rest.value,
    onChange: rest.onChange,
    isKept: !isNumeric && rest.type !== 'password' && rest.isReadOnly !== true,
  })
  return (
    <AriaTextField
      {...rest}
      {...(onChange ? { onChange } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
      // Our words stand under the field; the browser's own validity would keep a form from being sent again.
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      isInvalid={Boolean(error)}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <Group className={classNames('input', isNumeric && 'num r', error && 'bad')} {...imeGuard}>
        {icon && <Icon name={icon} />}
        <Input
          placeholder={placeholder}
          {...(inputRef ? { ref: inputRef } : {})}
          {...(lang ? { lang } : {})}
        />
        {suffix}
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  )
}

export interface TextAreaProps
  extends Omit<TextFieldProps, 'type' | 'isNumeric' | 'icon' | 'suffix' | 'inputRef'> {
  readonly rows?: number
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  isRequired,
  placeholder,
  rows = 3,
  className,
  inputRef,
  lang,
  ...rest
}: TextAreaProps) {
  const onChange = useKeptText({
    name: rest.name ?? label,
    value: rest.value,
    onChange: rest.onChange,
    isKept: rest.isReadOnly !== true,
  })
  return (
    <AriaTextField
      {...rest}
      {...(onChange ? { onChange } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
      validationBehavior="aria"
      {...(isRequired ? { isRequired: true } : {})}
      isInvalid={Boolean(error)}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
      <Group className={classNames('input area', error && 'bad')} {...imeGuard}>
        <AriaTextArea
          rows={rows}
          placeholder={placeholder}
          {...(inputRef ? { ref: inputRef } : {})}
          {...(lang ? { lang } : {})}
        />
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  )
}
