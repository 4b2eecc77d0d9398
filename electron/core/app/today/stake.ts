import { urgencyOf } from '../../../../shared/domain/today/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { TodayRow } from './due-rows.ts'

interface Stake {
  readonly currency: string
  readonly minor: number
}

/** The annual value behind what is due now, each account once, in the currency of most accounts. */
export function stakeNow(rows: readonly TodayRow[], today: Day): Stake | null {
  const byAccount = new Map<string, Stake>()
  for (const { accountId, arrCurrency, arrMinor, dueDay } of rows)
    if (accountId !== null && arrCurrency !== null && urgencyOf(dueDay, today) === 'now')
      byAccount.set(accountId, { currency: arrCurrency, minor: arrMinor })
  const byCurrency = new Map<string, { count: number; minor: number }>()
  for (const { currency, minor } of byAccount.values()) {
    const sum = byCurrency.get(currency) ?? { count: 0, minor: 0 }
    byCurrency.set(currency, { count: sum.count + 1, minor: sum.minor + minor })
  }
  const [most] = [...byCurrency].sort(([, left], [, right]) => right.count - left.count)
  return most === undefined ? null : { currency: most[0], minor: most[1].minor }
}
