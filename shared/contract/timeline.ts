import { z } from 'zod'
import { stages, tiers } from '../domain/journey/index.ts'
import { requirementStates } from '../domain/requirement/index.ts'
import { accountFields } from './account.ts'
import { type Area, read } from './call.ts'
import { day, id, instant, minor } from './common.ts'
import { contractLineFields } from './contracts.ts'
import { promiseKinds } from './promises.ts'
import { symptoms } from './risks.ts'
import { milestoneKinds, waitingSides } from './value.ts'
import { attitudes, influences, personRoles } from './people.ts'

export const timelineKinds = [
  'note',
  'visit',
  'promise',
  'requirement',
  'risk',
  'task',
  'value',
  'first_value',
  'milestone',
  'person',
  'stage',
  'field',
  'ticket',
  'contract',
  'churn',
] as const

export const timelineEntry = z.object({
  kind: z.enum(timelineKinds),
  id,
  at: instant,
  /** What happened, as a key for people: `promise.made`, `promise.kept`, `stage.moved` … */
  event: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})

/** Everything that an account's page shows. */
const allOfAnAccount = [
  'accounts',
  'contracts',
  'people',
  'visits',
  'notes',
  'promises',
  'requirements',
  'value',
  'risks',
  'tasks',
] as const satisfies readonly Area[]

/** An account as it was known: what stood on record outside the bin at one moment, and nothing from later. */
const knownAccount = z.object({
  fields: accountFields,
  parentName: z.string().nullable(),
  tier: z.enum(tiers).nullable(),
  stage: z.enum(stages),
  stageSince: day.nullable(),
  /** ACC-5: the code of the working calendar of its own; null: that of its tier. */
  calendar: z.string().nullable(),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      title: z.string().nullable(),
      role: z.enum(personRoles),
      influence: z.enum(influences),
      attitude: z.enum(attitudes),
      leftOn: day.nullable(),
    }),
  ),
  /** Open ones. */
  promises: z.array(
    z.object({
      id,
      kind: z.enum(promiseKinds),
      title: z.string(),
      byName: z.string(),
      madeOn: day,
      dueDay: day.nullable(),
    }),
  ),
  /** What the account had asked for. */
  requirements: z.array(
    z.object({
      askId: id,
      requirementId: id,
      code: z.string(),
      title: z.string(),
      state: z.enum(requirementStates),
      askedOn: day,
      version: z.string().nullable(),
      dueDay: day.nullable(),
      toldOn: day.nullable(),
    }),
  ),
  milestones: z.array(
    z.object({
      id,
      kind: z.enum(milestoneKinds),
      title: z.string(),
      dueDay: day.nullable(),
      reachedOn: day.nullable(),
      waitingOn: z.enum(waitingSides).nullable(),
    }),
  ),
  /** Open ones. */
  risks: z.array(
    z.object({
      id,
      symptom: z.enum(symptoms),
      title: z.string(),
      severity: z.enum(['high', 'mid', 'low']),
      seenOn: day,
    }),
  ),
  contracts: z.array(
    z.object({
      id,
      title: z.string(),
      signedOn: day.nullable(),
      fromDay: day.nullable(),
      toDay: day.nullable(),
    }),
  ),
  lines: z.array(
    contractLineFields
      .pick({
        contractId: true,
        product: true,
        edition: true,
        code: true,
        fromDay: true,
        toDay: true,
        quantity: true,
        amountMinor: true,
        amountBasis: true,
        currency: true,
      })
      .extend({ id }),
  ),
  /** Contracted revenue per year of that day, worked out from the lines as they were known. */
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
})

export const timelineCalls = {
  /**
   * VIS-7: what happened with an account, the latest first. `from` and `to` are days with both ends included; `text` is
   * looked for in what an entry says. Pages by `before` (an instant) or by `offset` (a place in the list).
   */
  'account.timeline': read(
    allOfAnAccount,
    z.object({
      id,
      kinds: z.array(z.enum(timelineKinds)).optional(),
      personId: id.optional(),
      from: day.optional(),
      to: day.optional(),
      text: z.string().max(200).optional(),
      before: instant.optional(),
      offset: z.int().nonnegative().optional(),
      limit: z.int().min(1).max(500),
    }),
    z.object({
      entries: z.array(timelineEntry),
      /** All that fit, on every page alike. */
      total: z.int(),
      /** How many fit in each month that has any, `2026-11`, the latest first. */
      months: z.array(z.object({ month: z.string(), count: z.int() })),
    }),
  ),
  /**
   * VIS-7: the account as it was known when a day ended, in the zone in which days are counted; of today, as it is
   * known now. Reconstructed from the log: what counts is when something was written down, not when it happened.
   * `account` null: it was not on record then, or lay in the bin.
   */
  'account.knownOn': read(
    allOfAnAccount,
    z.object({ id, day }),
    z.object({
      /** Everything recorded before this instant counts. */
      until: instant,
      /** The day on which the account was written down first: before it there is nothing to look at. */
      firstDay: day,
      account: knownAccount.nullable(),
    }),
  ),
} as const
