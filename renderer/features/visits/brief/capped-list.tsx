import { type ReactNode, useState } from 'react'
import { useT } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'

export interface CappedListProps<Item> {
  readonly items: readonly Item[]
  /** So many fit onto the page. */
  readonly shown: number
  readonly label: string
  readonly className?: string
  readonly children: (item: Item) => ReactNode
}

/** A list of the one page: what does not fit is counted, on paper too, and opens on the screen. */
export function CappedList<Item extends { readonly id: string }>({
  items,
  shown,
  label,
  className = 'br-list',
  children,
}: CappedListProps<Item>) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const rest = items.length - shown
  return (
    <>
      <ul className={className} aria-label={label}>
        {(isOpen ? items : items.slice(0, shown)).map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <>
          <Button size="small" kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('brief.less') : t('brief.more', { count: rest })}
          </Button>
          {!isOpen && <p className="br-rest">{t('brief.more', { count: rest })}</p>}
        </>
      )}
    </>
  )
}
