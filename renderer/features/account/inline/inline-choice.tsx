import type { ReactNode } from 'react'
import { Button as AriaButton, MenuTrigger, Popover } from 'react-aria-components'
import { useInlineName } from '../../../app/records/use-inline-name.tsx'
import { classNames, Menu, type MenuEntry } from '../../../ui/index.ts'

export interface InlineChoiceProps {
  readonly label: string
  readonly shown: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly className?: string
}

/** A value out of a few: pressing it opens the few. */
export function InlineChoice({ label, shown, entries, className }: InlineChoiceProps) {
  const name = useInlineName(label, shown)
  return (
    <MenuTrigger>
      <AriaButton {...name.props} className={classNames('inl', className)}>
        {name.content}
      </AriaButton>
      {name.spoken}
      <Popover className="pop" offset={4}>
        <Menu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}
