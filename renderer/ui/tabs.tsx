import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

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
  const list = (
    <TabList aria-label={label} className="tabs">
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} isDisabled={tab.isDisabled ?? false}>
          {tab.icon && <Icon name={tab.icon} />}
          {tab.label}
          {tab.count !== undefined && <span className="n">{tab.count}</span>}
        </Tab>
      ))}
    </TabList>
  )
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((entry) => entry.id === key)
        if (tab && tab.id !== selected) onSelect(tab.id)
      }}
      className={classNames('col', className)}
    >
      {trailing ? (
        <div className="tabs-bar">
          {list}
          {trailing}
        </div>
      ) : (
        list
      )}
      <TabPanel id={selected} className={classNames('tabpanel', panelClassName)}>
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
