import { type PromiseStanding, standingOf } from '../../../shared/domain/promise/index.ts'
import { useToday } from '../../app/index.ts'
import { Due } from '../../app/records/due.tsx'
import { useT } from '../../i18n/index.ts'
import { Icon, type IconName } from '../../ui/index.ts'
import type { LedgerRow } from './promise.ts'

const closedLook: Readonly<
  Partial<Record<PromiseStanding, { readonly icon: IconName; readonly tone: string }>>
> = {
  kept: { icon: 'check', tone: 'pos' },
  broken: { icon: 'close', tone: 'dan' },
  renegotiated: { icon: 'snooze', tone: 'cau' },
}

/** When it is due, or how it ended and on which day: a word and a mark, never a colour alone. */
export function Standing({ row }: { readonly row: LedgerRow }) {
  const t = useT()
  const standing = standingOf(row, useToday())
  const look = closedLook[standing]
  if (look === undefined) return <Due day={row.dueDay} />
  return (
    <span className={`t12 row-i ${look.tone}`}>
      <Icon name={look.icon} size={14} />
      {t(`promises.standing.${standing}`)} <span className="num">{row.closedOn}</span>
    </span>
  )
}
