import type { ReactNode } from 'react'
import { Button as AriaButton, MenuTrigger, Popover } from 'react-aria-components'
import { useT } from '../../../i18n/index.ts'
import { classNames, Menu, type MenuEntry } from '../../../ui/index.ts'

export interface InlineChoiceProps {
  readonly label: string
  readonly shown: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly className?: string
}

/** A value out of a few: pressing it opens the few. */
export function InlineChoice({ label, shown, entries, className }: InlineChoiceProps) {
  const t = useT()
  return (
    <MenuTrigger>
      <AriaButton className={classNames('inl', className)} aria-label={t('account.inline.edit', { label })}>
        {shown ?? <span className="faint">{t('account.inline.add', { label })}</span>}
      </AriaButton>
      <Popover className="pop" offset={4}>
        <Menu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}
