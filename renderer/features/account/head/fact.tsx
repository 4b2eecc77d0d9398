import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../../i18n/index.ts'
import { classNames, Popover } from '../../../ui/index.ts'

export interface FactProps {
  readonly label: string
  /** The figure. */
  readonly children: ReactNode
  /** The unit behind it, small. */
  readonly unit?: ReactNode
  /** What stands below it: the circumstances. */
  readonly note: ReactNode
  readonly tone?: 'cau' | 'dan'
  /** The full value, on hover. */
  readonly full?: string
  /** The rows that the figure is made of; drawn when it is opened (REV-2). */
  readonly rows: () => ReactNode
}

/** One fact of the head. Pressing it opens what it is made of. */
export function Fact({ label, children, unit, note, tone, full, rows }: FactProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="fact">
      <Popover
        label={t('account.fact.rowsOf', { label })}
        className="fact-pop"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button className="fact-b">
            <span className="lbl">{label}</span>
            <span className={classNames('fact-v num', tone)} title={full}>
              {children}
              {unit !== undefined && <small>{unit}</small>}
            </span>
            <span className="fact-n t12 muted">{note}</span>
          </Button>
        }
      >
        {isOpen && rows()}
      </Popover>
    </div>
  )
}
