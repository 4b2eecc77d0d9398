import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { classNames, isDatePart, isImeKey } from '../../ui/index.ts'
import { useInlineName } from './use-inline-name.tsx'

export interface InlineEditProps {
  /** The field's name: `城市`. */
  readonly label: string
  /** The value as it reads; null where there is none. */
  readonly shown: ReactNode
  readonly className?: string
  /** Multi-line text keeps Enter for itself; Ctrl+Enter saves. */
  readonly isMultiline?: boolean
  /** Draws the control. `save` is run by Enter and by leaving, not by Esc. */
  readonly children: (control: { readonly close: () => void }) => ReactNode
  /** Writes what was typed. False: refused, so the control stays with the text. */
  readonly onSave: () => Promise<boolean>
  readonly onOpen?: () => void
  /** Opened from elsewhere, as by F2. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** A value that turns into its control where it stands: Enter, F2 or a click edits, Enter saves, Esc goes back. */
export function InlineEdit({
  label,
  shown,
  className,
  isMultiline = false,
  children,
  onSave,
  onOpen,
  isOpen: isOpenOutside,
  onOpenChange,
}: InlineEditProps) {
  const name = useInlineName(label, shown)
  const [isOpenHere, setOpenHere] = useState(false)
  const isOpen = isOpenOutside ?? isOpenHere
  const button = useRef<HTMLButtonElement>(null)
  /** Esc and a finished save take the focus away too; that is no reason to save. */
  const isClosing = useRef(false)

  const setOpen = (next: boolean): void => {
    isClosing.current = !next
    setOpenHere(next)
    onOpenChange?.(next)
  }
  const open = (): void => {
    onOpen?.()
    setOpen(true)
  }
  const close = (): void => {
    setOpen(false)
    // The button is drawn again with the next paint.
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (hasFocus: boolean): Promise<void> => {
    if (isClosing.current) return
    isClosing.current = true
    if (!(await onSave())) {
      isClosing.current = false
      return
    }
    if (hasFocus) close()
    else setOpen(false)
  }

  // The page can go while it is open, as by Alt and an arrow: React drops the blur of what it takes away, and what was
  // typed must not go with it.
  const leave = useRef<() => void>(() => {})
  leave.current = () => {
    if (isOpen && !isClosing.current) void onSave()
  }
  useEffect(() => () => leave.current(), [])

  if (!isOpen)
    return (
      <>
        <Button
          {...name.props}
          ref={button}
          className={classNames('inl', className)}
          onPress={open}
          onKeyDown={(event) => {
            if (isImeKey(event) || event.key !== 'F2') return
            event.preventDefault()
            open()
          }}
        >
          {name.content}
        </Button>
        {name.spoken}
      </>
    )
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      void save(true)
    }
  }
  return (
    <div
      className={classNames('inl-e', className)}
      onKeyDown={onKeyDown}
      onKeyDownCapture={(event) => {
        if (!isImeKey(event) && event.key === 'Enter' && isDatePart(event.target)) onKeyDown(event)
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void save(false)
      }}
    >
      {children({ close })}
    </div>
  )
}
