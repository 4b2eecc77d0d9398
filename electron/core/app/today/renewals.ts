import { isRenewed, renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import {
  annualValueMinor,
  defaultRetentionSwitches,
  isActiveOn,
} from '../../../../shared/domain/revenue/index.ts'
import { windowJustOpened } from '../../../../shared/domain/today/index.ts'
import { daysBetween, spanDays } from '../../../../shared/kernel/index.ts'
import { type DueSources, type TodayRow, toRow } from './due-row.ts'

/** REN-2: accounts whose renewal window opened today or within the last 14 days, and that have not renewed yet. */
export function renewals(sources: DueSources): TodayRow[] {
  const { today, linesByAccount, accountName } = sources
  return [...linesByAccount].flatMap(([accountId, lines]) => {
    const opened = lines.flatMap((line) => {
      const { fromDay, toDay } = line
      if (toDay === null || !isActiveOn(line, today)) return []
      const renewalStart = renewalStartDay({ fromDay, toDay })
      if (
        !windowJustOpened(renewalStart, today) ||
        isRenewed(line, lines, defaultRetentionSwitches.graceDays)
      )
        return []
      return [{ line, fromDay, toDay, renewalStart }]
    })
    opened.sort((left, right) => (left.toDay < right.toDay ? -1 : left.toDay > right.toDay ? 1 : 0))
    const [first] = opened
    if (first === undefined) return []
    const sameCurrency = opened.filter(({ line }) => line.currency === first.line.currency)
    const row = {
      id: first.line.id,
      account_id: accountId,
      account_name: accountName(accountId),
      title: first.line.product ?? '',
      due_day: first.renewalStart < today ? today : first.renewalStart,
    }
    return [
      toRow(sources, 'renewal', row, 'renewal_window', {
        renewalStart: first.renewalStart,
        termFrom: first.fromDay,
        termTo: first.toDay,
        termDays: spanDays(first.fromDay, first.toDay),
        daysLeft: daysBetween(today, first.toDay),
        lines: opened.length,
        linesArrMinor: sameCurrency.reduce((sum, { line }) => sum + (annualValueMinor(line) ?? 0), 0),
        linesCurrency: first.line.currency,
      }),
    ]
  })
}
