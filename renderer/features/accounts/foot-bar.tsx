import { useMemo } from 'react'
import { type Day, daysBetween } from '../../../shared/kernel/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { AccountRow } from './account-words.ts'
import { arrSums } from './arr-sums.ts'

export interface FootBarProps {
  readonly shown: readonly AccountRow[]
  readonly total: number
  readonly today: Day
}

/** What the rows on screen come to. Sums per currency: amounts of different currencies are never added. */
export function FootBar({ shown, total, today }: FootBarProps) {
  const t = useT()
  const format = useFormat()
  const sums = useMemo(() => arrSums(shown), [shown])
  const ending = useMemo(
    () =>
      shown.filter(({ termTo }) => {
        const left = termTo === null ? -1 : daysBetween(today, termTo)
        return left >= 0 && left <= 90
      }).length,
    [shown, today],
  )
  return (
    <div className="ac-foot t12">
      <span className="muted num" role="status">
        {t('accounts.shown', { shown: shown.length, total })}
      </span>
      <span className="sp" />
      {sums.map((sum) => (
        <span key={sum.currency} className="muted">
          {t('accounts.sum')} <b className="num">{format.money(sum)}</b>
        </span>
      ))}
      <span className="muted">
        {t('accounts.ending')} <b className="num">{t('common.unit.accounts', { count: ending })}</b>
      </span>
    </div>
  )
}
