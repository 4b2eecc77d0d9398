import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { FailureNote, type SentenceSource } from '../index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Dialog, isDatePart, isImeKey } from '../../ui/index.ts'
import { KeptFields } from './kept-fields.tsx'
import { QuoteSource } from './quote-source.tsx'
import { useKeptForm } from './use-kept-form.ts'

export interface RecordDialogProps {
  readonly title: string
  readonly saveLabel: string
  readonly size?: 'normal' | 'wide'
  readonly evidence?: SentenceSource | undefined
  /** A refusal that belongs to no single field. */
  readonly failure: CallFailure<CallName> | null
  readonly isSaving: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
  /** Of a record that exists: to the bin, with undo. */
  readonly onRemove?: (() => void) | undefined
  /** What removing does where it deletes nothing: it gives back what the product brings along. */
  readonly restoreLabel?: string | undefined
  readonly children: ReactNode
}

/**
 * The form of one record. Enter in a field or Ctrl+Enter anywhere saves, Esc goes back. What is typed into its text
 * fields is kept until it is saved (VIS-6).
 */
export function RecordDialog({
  title,
  saveLabel,
  size = 'normal',
  evidence,
  failure,
  isSaving,
  onSave,
  onCancel,
  onRemove,
  restoreLabel,
  children,
}: RecordDialogProps) {
  const t = useT()
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const latest = useRef(onSave)
  latest.current = onSave
  const kept = useKeptForm(title)
  const submit = (): void => {
    const { activeElement } = document
    // Amounts and numbers are taken when focus leaves them; Enter inside one must not save what stood there before.
    flushSync(() => {
      if (activeElement instanceof HTMLInputElement) activeElement.blur()
    })
    flushSync(() => latest.current())
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')
    if (wrong != null) wrong.focus()
    else if (activeElement instanceof HTMLElement) activeElement.focus()
  }
  if (kept === null) return null
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={title}
      size={size}
      footer={
        <>
          {onRemove && (
            <Button
              {...(restoreLabel === undefined
                ? { kind: 'danger', icon: 'trash' }
                : { kind: 'plain', icon: 'undo' })}
              onPress={() => {
                kept.removing()
                onRemove()
              }}
            >
              {restoreLabel ?? t('common.action.delete')}
            </Button>
          )}
          <span className="sp" />
          <Button onPress={onCancel}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} isDisabled={isSaving}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        onBlur={() => void kept.form.flush()}
        onCompositionStart={() => kept.form.compositionStarted()}
        onCompositionEnd={() => kept.form.compositionEnded()}
        onKeyDownCapture={(event) => {
          if (isImeKey(event) || event.key !== 'Enter' || !isDatePart(event.target)) return
          event.preventDefault()
          event.stopPropagation()
          submit()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (isImeKey(event) || event.key !== 'Enter' || event.defaultPrevented) return
          if (!(event.ctrlKey || event.metaKey) && !isPlainInput(event.target)) return
          event.preventDefault()
          submit()
        }}
      >
        <QuoteSource evidence={evidence} />
        {failure && <FailureNote failure={failure} />}
        <KeptFields
          kept={kept}
          onFocusForm={() =>
            form.current?.querySelector<HTMLElement>('.field input, .field textarea')?.focus()
          }
        >
          {children}
        </KeptFields>
      </form>
    </Dialog>
  )
}

/** A line of text; Enter in a list of choices takes the choice, in a long text it breaks the line. */
const isPlainInput = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.getAttribute('role') !== 'combobox' && !isToggle(target)

const isToggle = ({ type }: HTMLInputElement): boolean => type === 'checkbox' || type === 'radio'
