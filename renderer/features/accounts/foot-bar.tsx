import { useMemo } from 'react'
import { type Day, addDays } from '../../../shared/kernel/index.ts'
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
  const ending = useMemo(() => {
    const last = addDays(today, 90)
    // Days are texts in their own order: nothing to count out for each of 10,000 rows.
    return shown.filter(({ termTo }) => termTo !== null && termTo >= today && termTo <= last).length
  }, [shown, today])
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
