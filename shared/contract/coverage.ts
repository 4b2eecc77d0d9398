import { z } from 'zod'
import { tiers } from '../domain/journey/index.ts'
import { day, done, id, instant, line } from './common.ts'
import { read, write } from './call.ts'
import { visitKinds } from './visits.ts'

/** ACC-4: how a tier is looked after. Null: nothing is planned. */
export const coverageModel = z.object({
  /** Who: a role or a name, as typed. */
  who: line.nullable(),
  /** Kinds of visit that are meant for it; empty: any. */
  channels: z.array(z.enum(visitKinds)).max(visitKinds.length).readonly(),
  visitEveryDays: z.int().min(1).max(3_650).nullable(),
  minutesPerQuarter: z.int().min(0).max(100_000).nullable(),
})

/** Planned against spent, as `shared/domain/tiers` counts it. */
export const coverage = z.object({
  plannedMinutes: z.int().nullable(),
  plannedToDateMinutes: z.int().nullable(),
  spentMinutes: z.int(),
  plannedVisits: z.int().nullable(),
  visits: z.int(),
  offChannelVisits: z.int(),
  ratio: z.number().nullable(),
  state: z.enum(['none', 'under', 'on_plan', 'over']),
})

export const coveredVisit = z.object({
  /** Of the visit, or of the note where somebody wrote a visit down without planning it. */
  id,
  noteId: id.nullable(),
  accountId: id,
  day,
  at: instant,
  title: z.string(),
  kind: z.enum(visitKinds),
  minutes: z.int(),
  /** Where the minutes come from: hours written down, check-in and -out, the plan, or nowhere. */
  basis: z.enum(['hours', 'clock', 'plan', 'none']),
  /** Of a kind that the tier is not meant to get. */
  isOffChannel: z.boolean(),
})

export const coverageCalls = {
  /** ACC-4: the quarter that a day lies in, for all accounts or for one. Every figure is the sum of `visits` shown. */
  'coverage.get': read(
    ['tiers', 'accounts', 'visits', 'notes'],
    z.object({ day, accountId: id.optional() }),
    z.object({
      today: day,
      first: day,
      last: day,
      daysLeft: z.int(),
      models: z.array(z.object({ tier: z.enum(tiers), model: coverageModel, isShipped: z.boolean() })),
      /** Null stands for accounts without a tier. Tiers without an account are left out. */
      tiers: z.array(z.object({ tier: z.enum(tiers).nullable(), accounts: z.int(), coverage })),
      whole: coverage,
      accounts: z.array(
        z.object({
          id,
          name: z.string(),
          tier: z.enum(tiers).nullable(),
          ka: z.boolean(),
          owner: z.string().nullable(),
          /** Came within the quarter: planned from this day on only. */
          since: day.nullable(),
          coverage,
        }),
      ),
      visits: z.array(coveredVisit),
    }),
  ),
  'coverage.saveModel': write(['tiers'], z.object({ tier: z.enum(tiers), model: coverageModel }), done),
} as const
