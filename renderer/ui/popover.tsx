import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { classNames } from './class-names.ts'

export interface PopoverProps {
  /** What opens it: a Button or IconButton. */
  readonly trigger: ReactElement
  readonly label: string
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'right' | 'left'
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly className?: string
}

/** A small panel over the page that is not modal in meaning: Esc or a click beside closes it. */
export function Popover({
  trigger,
  label,
  children,
  placement = 'bottom start',
  className,
  ...rest
}: PopoverProps) {
  return (
    <DialogTrigger {...rest}>
      {trigger}
      <AriaPopover className={classNames('pop pad', className)} placement={placement} offset={4}>
        <AriaDialog aria-label={label} className="dialog-bare">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
