import type { Money } from '../../../shared/kernel/index.ts'
import type { AccountRow } from './account-words.ts'

/** What the rows are worth a year, per currency: amounts of different currencies are never added. */
export function arrSums(rows: readonly AccountRow[]): readonly Money[] {
  const byCurrency = new Map<string, number>()
  for (const { arrCurrency, arrMinor } of rows)
    if (arrCurrency !== null) byCurrency.set(arrCurrency, (byCurrency.get(arrCurrency) ?? 0) + arrMinor)
  return [...byCurrency].map(([currency, minor]) => ({ currency, minor }))
}
