import { type Ref, useRef, useState } from 'react'
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { imeGuard, useComposition } from './ime.ts'
import { Kbd } from './kbd.tsx'

export interface SearchFieldProps extends Omit<FieldProps, 'isRequired'> {
  /** The text that is searched for. Changing it from outside (a view was chosen, all was cleared) replaces the draft. */
  readonly value: string
  /** Committed text only: never raw pinyin letters, and at once when the input method hands the text over. */
  readonly onSearch: (text: string) => void
  readonly placeholder?: string
  readonly shortcut?: string
  readonly autoFocus?: boolean
  readonly className?: string
  readonly width?: number
  readonly inputRef?: Ref<HTMLInputElement>
}

export function SearchField({
  label,
  hideLabel = true,
  hint,
  error,
  value,
  onSearch,
  placeholder,
  shortcut,
  className,
  width,
  inputRef,
  ...rest
}: SearchFieldProps) {
  const t = useT()
  const [draft, setDraft] = useState(value)
  const committed = useRef(value)
  const commit = (text: string) => {
    if (text === committed.current) return
    committed.current = text
    onSearch(text)
  }
  const composition = useComposition(commit)
  if (value !== committed.current && !composition.isComposing()) {
    committed.current = value
    setDraft(value)
  }
  return (
    <AriaSearchField
      {...rest}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={draft}
      onChange={(text) => {
        setDraft(text)
        if (!composition.isComposing()) commit(text)
      }}
      isInvalid={Boolean(error)}
      className={classNames('field', className)}
      {...(width === undefined ? {} : { style: { width } })}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className="input" {...imeGuard}>
        <Icon name="search" />
        <Input placeholder={placeholder} {...composition.handlers} {...(inputRef ? { ref: inputRef } : {})} />
        {draft === '' ? (
          shortcut && <Kbd keys={shortcut} split />
        ) : (
          <Button className="btn icon" aria-label={t('ui.field.clear', { label })}>
            <Icon name="close" size={12} />
          </Button>
        )}
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaSearchField>
  )
}
