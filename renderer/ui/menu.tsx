import type { ReactElement, ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import { Button, type ButtonKind, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export interface MenuAction {
  readonly type?: 'action'
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly shortcut?: string
  readonly meta?: string
  readonly isDanger?: boolean
  /** Given: a checkable entry. */
  readonly isChecked?: boolean
  /** Why it cannot run now; shown below the label. */
  readonly disabledReason?: string
  readonly onAction: () => void
}

export interface SubMenu {
  readonly type: 'menu'
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly entries: readonly MenuEntry[]
}

export interface MenuGroup {
  readonly type: 'group'
  readonly id: string
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

export interface MenuDivider {
  readonly type: 'divider'
  readonly id: string
}

export type MenuEntry = MenuAction | SubMenu | MenuGroup | MenuDivider

const entryNode = (entry: MenuEntry, hasTicks: boolean): ReactElement => {
  switch (entry.type) {
    case 'divider':
      return <Separator key={entry.id} id={entry.id} />
    case 'group': {
      const ticks = entry.entries.some(isCheckable)
      return (
        <MenuSection key={entry.id} id={entry.id}>
          <Header className="hd">{entry.label}</Header>
          {entry.entries.map((child) => entryNode(child, ticks))}
        </MenuSection>
      )
    }
    case 'menu':
      return (
        <SubmenuTrigger key={entry.id}>
          <MenuItem id={entry.id} textValue={entry.label} className="mi">
            {hasTicks && <span className="tick" />}
            {entry.icon && <Icon name={entry.icon} />}
            <span className="l">{entry.label}</span>
            <span className="k">
              <Icon name="right" size={12} />
            </span>
          </MenuItem>
          <Popover className="pop">
            <Menu label={entry.label} entries={entry.entries} />
          </Popover>
        </SubmenuTrigger>
      )
    default:
      return (
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          onAction={entry.onAction}
          isDisabled={entry.disabledReason !== undefined}
          className={classNames('mi', entry.isDanger && 'danger')}
        >
          {hasTicks && <span className="tick">{entry.isChecked && <Icon name="check" />}</span>}
          {entry.icon && <Icon name={entry.icon} />}
          <span className="l">
            {entry.label}
            {entry.isChecked && hasTicks && <span className="visually-hidden"> ✓</span>}
            {entry.disabledReason && <span className="why">{entry.disabledReason}</span>}
          </span>
          {entry.meta && <span className="k">{entry.meta}</span>}
          {entry.shortcut && (
            <span className="k">
              <Kbd keys={entry.shortcut} />
            </span>
          )}
        </MenuItem>
      )
  }
}

const isCheckable = (entry: MenuEntry): boolean =>
  (entry.type === undefined || entry.type === 'action') && entry.isChecked !== undefined

/** A list, or what makes it once the menu opens: for entries that are counted together from long lists. */
export type MenuEntries = readonly MenuEntry[] | (() => readonly MenuEntry[])

export interface MenuProps {
  readonly label: string
  readonly entries: MenuEntries
  readonly onClose?: () => void
  /** Where nothing has opened it by a press, so that nobody else gives it the focus. */
  readonly autoFocus?: boolean
}

/** The list itself; it belongs into a MenuButton, a ContextMenu or a Popover. */
export function Menu({ label, entries, onClose, autoFocus = false }: MenuProps) {
  const list = typeof entries === 'function' ? entries() : entries
  const ticks = list.some(isCheckable)
  return (
    <AriaMenu
      aria-label={label}
      className="menu"
      {...(autoFocus ? { autoFocus: 'first' } : {})}
      {...(onClose ? { onClose } : {})}
    >
      {list.map((entry) => entryNode(entry, ticks))}
    </AriaMenu>
  )
}

export interface MenuButtonProps {
  readonly label: string
  readonly entries: MenuEntries
  /** Words in the button; without them only the icon shows, with the label as its name. */
  readonly children?: ReactNode
  readonly icon?: IconName
  readonly kind?: ButtonKind
  readonly size?: 'normal' | 'small'
  readonly className?: string
  readonly isDisabled?: boolean
}

export function MenuButton({
  label,
  entries,
  children,
  icon,
  kind = 'quiet',
  size = 'normal',
  className,
  isDisabled = false,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children === undefined ? (
        <IconButton
          icon={icon ?? 'more'}
          label={label}
          kind={kind}
          size={size}
          isDisabled={isDisabled}
          {...(className ? { className } : {})}
        />
      ) : (
        <Button
          kind={kind}
          size={size}
          isDisabled={isDisabled}
          {...(icon ? { icon } : {})}
          {...(className ? { className } : {})}
        >
          {children}
          <Icon name="down" size={12} />
        </Button>
      )}
      <Popover className="pop" offset={4}>
        <Menu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}
