import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-solid'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** One `primary` per screen; `danger` is outlined until it is the confirmation itself (`danger-solid`). */
  readonly kind?: ButtonKind
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** Shown in the button, such as `Ctrl+Z`. The key itself is bound by the command, not here. */
  readonly shortcut?: string
  /** Why the action cannot run now. The button stays focusable, so that the reason can be read. */
  readonly disabledReason?: string
  readonly className?: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

const kindClasses: Readonly<Record<ButtonKind, string>> = {
  plain: '',
  primary: 'primary',
  quiet: 'quiet',
  danger: 'danger',
  'danger-solid': 'danger solid',
}

export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  shortcut,
  disabledReason,
  className,
  children,
  ...rest
}: ButtonProps) {
  const name = classNames(
    'btn',
    kindClasses[kind],
    size === 'small' && 'sm',
    disabledReason && 'is-disabled',
    className,
  )
  const button = (
    <AriaButton
      {...rest}
      {...(disabledReason ? { onPress: undefined, 'aria-disabled': true } : {})}
      className={name}
    >
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </AriaButton>
  )
  return disabledReason ? <Tooltip text={disabledReason}>{button}</Tooltip> : button
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'disabledReason'> {
  readonly icon: IconName
  /** The name for everybody: shown as a tooltip, read by screen readers. */
  readonly label: string
  readonly iconSize?: 12 | 14 | 16 | 20
}

export function IconButton({
  icon,
  label,
  kind = 'quiet',
  size = 'normal',
  shortcut,
  className,
  iconSize = 16,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames('btn icon', kindClasses[kind], size === 'small' && 'sm', className)}
      >
        <Icon name={icon} size={iconSize} />
      </AriaButton>
    </Tooltip>
  )
}
