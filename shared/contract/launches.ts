import { z } from 'zod'
import { tiers } from '../domain/journey/index.ts'
import { waitingPerSide } from './value.ts'
import { day, done, id, nothing } from './common.ts'
import { read, write } from './call.ts'

export const launchCalls = {
  /** VAL-2: Kaplan–Meier over all accounts with a signature; those not there yet are censored. */
  'value.ttv': read(
    ['value', 'contracts', 'accounts'],
    nothing,
    z.object({
      accounts: z.int(),
      signedOff: z.int(),
      medianDays: z.number().nullable(),
      /** `share` of accounts signed off by that day, 1 − S(t). */
      curve: z.array(z.object({ day: z.int(), atRisk: z.int(), events: z.int(), share: z.number() })),
    }),
  ),
  /**
   * VAL-2, VAL-6: the way of every account from signature to first value, gross and net of waiting for the customer;
   * medians by Kaplan–Meier over all, per tier (`none`: without one) and per quarter of signature. A median is null
   * while the curve has not come down to a half. Alarms go by the limits of the tier; without a tier there is no limit.
   */
  'value.launches': read(
    ['value', 'contracts', 'accounts', 'tiers'],
    nothing,
    z.object({
      figures: z.array(
        z.object({
          by: z.enum(['all', 'tier', 'cohort']),
          group: z.string().nullable(),
          /** With a signature; those of them that are not there yet count as censored. */
          accounts: z.int(),
          signedOff: z.int(),
          /** Without a known signature, or signed later than today. */
          leftOut: z.int(),
          grossMedian: z.number().nullable(),
          netMedian: z.number().nullable(),
        }),
      ),
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          tier: z.enum(tiers).nullable(),
          cohort: z.string().nullable(),
          signedOn: day.nullable(),
          goLiveOn: day.nullable(),
          signedOffOn: day.nullable(),
          leftOn: day.nullable(),
          state: z.enum(['not_started', 'running', 'signed_off']),
          grossDays: z.int().nullable(),
          netDays: z.int().nullable(),
          waiting: waitingPerSide,
          alarms: z.array(
            z.object({
              about: z.enum(['go_live', 'first_value']),
              state: z.enum(['soon', 'overdue']),
              limit: z.int(),
              dayNumber: z.int(),
              dueDay: day,
              daysLeft: z.int(),
            }),
          ),
        }),
      ),
      limits: z.array(
        z.object({
          tier: z.enum(tiers),
          goLiveByDay: z.int().nullable(),
          firstValueByDay: z.int().nullable(),
          warnDays: z.int(),
        }),
      ),
    }),
  ),
  /** VAL-6: the limits of a tier, in days after the signature; null: no alarm. */
  'launch.saveLimits': write(
    ['tiers'],
    z.object({
      tier: z.enum(tiers),
      limits: z.object({
        goLiveByDay: z.int().min(1).max(3_650).nullable(),
        firstValueByDay: z.int().min(1).max(3_650).nullable(),
        warnDays: z.int().min(0).max(365),
      }),
    }),
    done,
  ),
} as const
