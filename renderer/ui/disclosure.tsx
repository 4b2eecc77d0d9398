import type { ReactNode } from 'react'
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface DisclosureProps {
  readonly title: ReactNode
  readonly count?: string | number
  readonly isExpanded: boolean
  /** Keep it: sections remember whether they were open. */
  readonly onExpandedChange: (isExpanded: boolean) => void
  /** Beside the title; stays usable while folded. */
  readonly actions?: ReactNode
  readonly line?: 'ink' | 'line' | 'none'
  readonly level?: 2 | 3
  readonly children: ReactNode
}

export function Disclosure({
  title,
  count,
  isExpanded,
  onExpandedChange,
  actions,
  line = 'line',
  level = 2,
  children,
}: DisclosureProps) {
  return (
    <AriaDisclosure isExpanded={isExpanded} onExpandedChange={onExpandedChange}>
      <div className={classNames('sect', line !== 'none' && line)}>
        <Heading level={level}>
          <Button slot="trigger" className="disc-b">
            <Icon name="right" size={12} />
            {title}
          </Button>
        </Heading>
        {count !== undefined && <span className="n">{count}</span>}
        <span className="sp" />
        {actions}
      </div>
      <DisclosurePanel>{children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
