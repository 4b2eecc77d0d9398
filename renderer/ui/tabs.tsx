import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { isImeKey } from './ime.ts'

export interface TabEntry<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Faint behind the label: `312`, `2 未兑现`. */
  readonly count?: string | number
  readonly icon?: IconName
  readonly isDisabled?: boolean
}

export interface TabsProps<Id extends string> {
  /** What the tabs are about, for screen readers. */
  readonly label: string
  readonly tabs: readonly TabEntry<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** The content of the selected tab. */
  readonly children: ReactNode
  /** Beside the tabs, such as a button that adds a view. */
  readonly trailing?: ReactNode
  readonly className?: string
  readonly panelClassName?: string
}

/**
 * Index tabs of a notebook over one panel (APG tabs, chosen on focus). Written out instead of taken from React Aria,
 * whose panels are one per tab: here the panel stays, so that a grid under saved views is not built anew.
 */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  children,
  trailing,
  className,
  panelClassName,
}: TabsProps<Id>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const tabId = (id: Id) => `${base}-tab-${id}`
  const reachable = tabs.filter((tab) => !tab.isDisabled)

  const choose = (tab: TabEntry<Id> | undefined) => {
    if (!tab) return
    if (tab.id !== selected) onSelect(tab.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(tab.id)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || event.altKey || event.ctrlKey || event.metaKey) return
    const at = reachable.findIndex((tab) => tab.id === selected)
    const { length } = reachable
    if (event.key === 'ArrowRight') choose(reachable[(at + 1) % length])
    else if (event.key === 'ArrowLeft') choose(reachable[(at - 1 + length) % length])
    else if (event.key === 'Home') choose(reachable[0])
    else if (event.key === 'End') choose(reachable.at(-1))
    else return
    event.preventDefault()
  }

  const tabList = (
    <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(tab.id)}
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={`${base}-panel`}
          tabIndex={tab.id === selected ? 0 : -1}
          disabled={tab.isDisabled ?? false}
          data-selected={tab.id === selected || undefined}
          // Chosen when the button goes down, as everywhere on the desktop (interface.md 64).
          onMouseDown={(event) => {
            if (event.button === 0 && tab.id !== selected) onSelect(tab.id)
          }}
          onClick={() => choose(tab)}
        >
          {tab.icon && <Icon name={tab.icon} />}
          {tab.label}
          {tab.count !== undefined && <span className="n">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
  return (
    <div className={classNames('col', className)}>
      {trailing ? (
        <div className="tabs-bar">
          {tabList}
          {trailing}
        </div>
      ) : (
        tabList
      )}
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={tabId(selected)}
        className={classNames('tabpanel', panelClassName)}
      >
        {children}
      </div>
    </div>
  )
}
