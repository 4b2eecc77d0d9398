import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface CheckboxProps {
  /** The words beside the box, or `label` alone for a box in a table. */
  readonly children?: ReactNode
  readonly label?: string
  readonly isSelected: boolean
  readonly isMixed?: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly excludeFromTabOrder?: boolean
  readonly className?: string
}

export function Checkbox({ children, label, isMixed, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      {...(label ? { 'aria-label': label } : {})}
      isIndeterminate={isMixed ?? false}
      className={classNames('check-row', className)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <CheckMark isSelected={isSelected} isMixed={isIndeterminate} />
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}

/** The drawn box alone, where something else is the control. */
export function CheckMark({
  isSelected,
  isMixed,
}: {
  readonly isSelected: boolean
  readonly isMixed?: boolean
}) {
  return <span aria-hidden className={classNames('check', isMixed ? 'mixed' : isSelected && 'on')} />
}
