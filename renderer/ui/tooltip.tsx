import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './kbd.tsx'

export interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  /** A React Aria control; wrap plain elements in `TooltipTarget`. */
  readonly children: ReactElement
}

/** Names or explains, never holds what is needed: it also opens on keyboard focus and closes on Esc. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tip" placement={placement} offset={6}>
        {text}
        {shortcut && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

/** Makes a plain element such as a figure able to carry a tooltip: it joins the tab order. */
export function TooltipTarget({ children }: { readonly children: string | ReactElement }) {
  return (
    <Focusable>
      <span role="note" tabIndex={0}>
        {children}
      </span>
    </Focusable>
  )
}
