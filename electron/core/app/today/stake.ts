import { urgencyOf } from '../../../../shared/domain/today/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { AtStake, TodayRow } from './due-row.ts'

/** Each account's money once, in the currency of most; money in other currencies is not added. */
export function sumStakes(stakes: readonly AtStake[]): AtStake {
  const sums = new Map<string, { count: number; minor: number }>()
  for (const { arrCurrency, arrMinor } of stakes) {
    if (arrCurrency === null) continue
    const sum = sums.get(arrCurrency) ?? { count: 0, minor: 0 }
    sums.set(arrCurrency, { count: sum.count + 1, minor: sum.minor + arrMinor })
  }
  const [most] = [...sums].sort(
    ([leftName, left], [rightName, right]) =>
      right.count - left.count || right.minor - left.minor || (leftName < rightName ? -1 : 1),
  )
  return most === undefined
    ? { arrMinor: 0, arrCurrency: null }
    : { arrMinor: most[1].minor, arrCurrency: most[0] }
}

/** The annual value behind what is due now, each account once, in the currency of most accounts. */
export function stakeNow(
  rows: readonly TodayRow[],
  today: Day,
): { readonly currency: string; readonly minor: number } | null {
  const byAccount = new Map(
    rows.flatMap((row) =>
      row.accountId !== null && urgencyOf(row.dueDay, today) === 'now' ? [[row.accountId, row]] : [],
    ),
  )
  const { arrCurrency, arrMinor } = sumStakes([...byAccount.values()])
  return arrCurrency === null ? null : { currency: arrCurrency, minor: arrMinor }
}
