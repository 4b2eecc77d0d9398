import { useState } from 'react'
import { TextArea, TextField } from '../../ui/index.ts'
import { InlineEdit } from './inline-edit.tsx'

export interface InlineTextProps {
  readonly label: string
  readonly value: string | null
  /** Null: emptied. False: refused. */
  readonly onSave: (text: string | null) => Promise<boolean>
  /** It must say something: an empty text goes back to what it was. */
  readonly isRequired?: boolean
  readonly isMultiline?: boolean
  readonly isNumeric?: boolean
  /** How the value reads, where that differs from how it is typed: `42,300,000.00 元`. */
  readonly reads?: string
  readonly className?: string
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

export function InlineText({
  label,
  value,
  onSave,
  isRequired = false,
  isMultiline = false,
  isNumeric = false,
  reads,
  ...rest
}: InlineTextProps) {
  const [text, setText] = useState(value ?? '')
  const [wasOpen, setWasOpen] = useState(rest.isOpen ?? false)
  // Opened by a key from elsewhere: begin with what stands there now.
  if ((rest.isOpen ?? false) !== wasOpen) {
    setWasOpen(rest.isOpen ?? false)
    setText(value ?? '')
  }
  const save = (): Promise<boolean> => {
    const typed = text.trim() === '' ? null : text
    return typed === value || (typed === null && isRequired) ? Promise.resolve(true) : onSave(typed)
  }
  return (
    <InlineEdit
      label={label}
      shown={value === null ? null : (reads ?? value)}
      isMultiline={isMultiline}
      onOpen={() => setText(value ?? '')}
      onSave={save}
      {...rest}
    >
      {() =>
        isMultiline ? (
          <TextArea label={label} hideLabel autoFocus rows={4} value={text} onChange={setText} />
        ) : (
          <TextField
            label={label}
            hideLabel
            autoFocus
            isNumeric={isNumeric}
            value={text}
            onChange={setText}
          />
        )
      }
    </InlineEdit>
  )
}
