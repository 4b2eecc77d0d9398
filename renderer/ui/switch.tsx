import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface SwitchProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly className?: string
}

/** A setting that takes effect at once; a choice to be confirmed is a Checkbox. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames('check-row', className)}>
      {({ isSelected }) => (
        <>
          <span aria-hidden className={classNames('switch', isSelected && 'on')} />
          {children}
        </>
      )}
    </AriaSwitch>
  )
}
