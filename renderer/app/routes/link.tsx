import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { useFrame } from '../frame-context.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string
  readonly children: ReactNode
}

/** A real link: middle click and Ctrl+click open another window, the address can be copied. */
export function Link({ to, children, onClick, ...rest }: LinkProps) {
  const { navigation } = useFrame()
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigation.go(to)
  }
  return (
    <a {...rest} href={`#${to}`} onClick={follow}>
      {children}
    </a>
  )
}
