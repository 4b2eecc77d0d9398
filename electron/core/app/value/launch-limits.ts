import { type Tier, tiers } from '../../../../shared/domain/journey/index.ts'
import { type LaunchLimits, shippedLaunchLimits } from '../../../../shared/domain/value/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { Handlers } from '../context.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

/** Two devices may have made a record each before they met: the newest of a tier counts, on both alike. */
const limitRecord = (read: ReadStore, tier: Tier): RecordOf<'launch_limit'> | undefined =>
  read.records('launch_limit', { tier }, { orderBy: ['createdAt', 'id'] }).at(-1)

/** VAL-6: by when an account of each tier must be there, as the workspace says, else as shipped. */
export const readLaunchLimits = (read: ReadStore): ReadonlyMap<Tier, LaunchLimits> =>
  new Map(
    tiers.map((tier) => {
      const record = limitRecord(read, tier)
      if (record === undefined) return [tier, shippedLaunchLimits[tier]]
      const { goLiveByDay, firstValueByDay, warnDays } = record
      return [tier, { goLiveByDay, firstValueByDay, warnDays }]
    }),
  )

export const launchLimitHandlers = {
  'launch.saveLimits': (context, { tier, limits }) =>
    context.change({ name: 'launch.saveLimits', label: { tier } }, (write) => {
      const record = limitRecord(write, tier)
      if (record === undefined) {
        write.insert('launch_limit', { tier, ...limits })
        return ok({ actionId: write.actionId })
      }
      return ok({ actionId: write.update('launch_limit', record.id, limits) ? write.actionId : null })
    }),
} satisfies Handlers<'launch.saveLimits'>
