import { toTier } from '../../../../shared/domain/journey/index.ts'
import { launchAlarms } from '../../../../shared/domain/value/index.ts'
import { readValueClocks } from '../value/clocks.ts'
import { readLaunchLimits } from '../value/launch-limits.ts'
import { type DueSources, type TodayRow, toRow } from './due-row.ts'

/** An overdue launch is on the list for so many days. */
const launchNewsDays = 180

/** VAL-6: what of a launch is late or soon will be, by the days of the account's tier; the earlier limit only. */
export function launches(sources: DueSources): TodayRow[] {
  const { read, today, accountName } = sources
  const tiers = new Map(
    read
      .rows<{ id: string; tier: string | null; live: string | null }>(
        `SELECT a.id, a.tier, (SELECT min(m.reached_on) FROM milestone m WHERE m.account_id = a.id
           AND m.deleted_at IS NULL AND m.kind = 'go_live') AS live
         FROM account a WHERE a.deleted_at IS NULL`,
      )
      .map((account) => [account.id, account]),
  )
  const limitsOf = readLaunchLimits(read)
  return readValueClocks(read).flatMap(({ id, signedOn, signedOffOn, leftOn }) => {
    const account = tiers.get(id)
    // An account without a tier is watched with the widest limits: nobody said that it must be quicker.
    const limits = limitsOf.get(toTier(account?.tier ?? null) ?? 'large')
    if (limits === undefined) return []
    const facts = { signedOn, goLiveOn: account?.live ?? null, firstValueOn: signedOffOn, leftOn }
    const [alarm] = launchAlarms(facts, limits, today)
    // Imported customers of years ago were never measured: an alarm that old is history, not news.
    if (alarm === undefined || -alarm.daysLeft > launchNewsDays) return []
    const { about, state, limit, dayNumber, dueDay } = alarm
    const name = accountName(id)
    const row = { id, account_id: id, account_name: name, title: name, due_day: dueDay }
    return [toRow(sources, 'launch_alarm', row, `launch_${about}_${state}`, { limit, dayNumber })]
  })
}
