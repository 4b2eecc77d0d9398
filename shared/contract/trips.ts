import { z } from 'zod'
import { stages, tiers } from '../domain/journey/index.ts'
import { read, write } from './call.ts'
import { day, done, id, instant, minor, title } from './common.ts'
import { visit, visitKinds } from './visits.ts'

/** ACC-9: an account of a city, as far as one must know to decide whether to go there. */
export const tripAccount = z.object({
  id,
  name: z.string(),
  tier: z.enum(tiers).nullable(),
  stage: z.enum(stages),
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  lastVisitDay: day.nullable(),
  /** By the cadence of its tier; null: the tier has none. */
  dueDay: day.nullable(),
  openQuestions: z.int(),
  /** The next visit that is planned, whenever. */
  nextVisitAt: instant.nullable(),
})

export const tripCalls = {
  /**
   * ACC-9: the cities of accounts with how many are there and how many of them are due; with a city its accounts, the
   * most pressing first, and the visits there in those days.
   */
  'trip.view': read(
    [
      'accounts',
      'visits',
      'notes',
      'people',
      'contracts',
      'promises',
      'requirements',
      'risks',
      'value',
      'tiers',
    ],
    z.object({ city: z.string().max(2_000).nullable(), from: day, to: day }),
    z.object({
      cities: z.array(z.object({ city: z.string(), accounts: z.int(), due: z.int() })),
      accounts: z.array(tripAccount),
      visits: z.array(visit),
    }),
  ),
  /** The visits of a trip, as one action. */
  'trip.plan': write(
    ['visits'],
    z.object({
      visits: z
        .array(
          z.object({
            accountId: id,
            title,
            kind: z.enum(visitKinds),
            plannedStart: instant,
            plannedEnd: instant,
          }),
        )
        .min(1)
        .max(60),
    }),
    done.extend({ ids: z.array(id) }),
    ['ends_before_start'],
  ),
} as const
