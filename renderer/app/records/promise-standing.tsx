import { type LedgerPromise, type PromiseStanding, standingOf } from '../../../shared/domain/promise/index.ts'
import { useToday } from '../index.ts'
import { Due } from './due.tsx'
import { useT } from '../../i18n/index.ts'
import { Icon, type IconName } from '../../ui/index.ts'

const closedLook: Readonly<
  Partial<Record<PromiseStanding, { readonly icon: IconName; readonly tone: string }>>
> = {
  kept: { icon: 'check', tone: 'pos' },
  broken: { icon: 'close', tone: 'dan' },
  renegotiated: { icon: 'snooze', tone: 'cau' },
}

/** When it is due, or how it ended and on which day: a word and a mark, never a colour alone. */
export function PromiseStandingMark({
  promise,
}: {
  readonly promise: Pick<LedgerPromise, 'state' | 'dueDay' | 'closedOn'>
}) {
  const t = useT()
  const standing = standingOf(promise, useToday())
  const look = closedLook[standing]
  if (look === undefined) return <Due day={promise.dueDay} />
  return (
    <span className={`t12 row-i ${look.tone}`}>
      <Icon name={look.icon} size={14} />
      {t(`promises.standing.${standing}`)} <span className="num">{promise.closedOn}</span>
    </span>
  )
}
