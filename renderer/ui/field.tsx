import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

/** What every labelled control takes. */
export interface FieldProps {
  readonly label: string
  /** The label is read but not drawn: only where the place already names the control, as in a toolbar. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** What is wrong and how to mend it, in words. */
  readonly error?: string | undefined
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

export function FieldLabel({ label, hideLabel, isRequired }: FieldProps) {
  const t = useT()
  if (hideLabel) return null
  return (
    <Label className="lbl">
      {label}
      {isRequired && <span className="req"> · {t('common.word.required')}</span>}
    </Label>
  )
}

/** Hint or error below the control; inside a React Aria field both are bound to the input by id. */
export function FieldFoot({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  if (error)
    return (
      <FieldError className="hint bad">
        <Icon name="risk" />
        {error}
      </FieldError>
    )
  return hint ? (
    <Text slot="description" className="hint">
      {hint}
    </Text>
  ) : null
}
