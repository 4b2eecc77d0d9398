import { z } from 'zod'
import { promiseStates } from '../domain/promise/index.ts'
import { requirementStates } from '../domain/requirement/index.ts'
import { day, id, instant, minor, title } from './common.ts'

export { requirementStates } from '../domain/requirement/index.ts'
export const requirementKinds = ['feature', 'bug'] as const
export const severities = ['critical', 'major', 'minor'] as const
export const reactions = ['accepted', 'disappointed', 'escalated', 'none'] as const
/** Reasons to decline that a customer can accept; shipped wordings are in the catalogues, own ones in the store. */
export const declineReasons = [
  'misleading',
  'other_way',
  'too_special',
  'security',
  'law',
  'cost',
  'roadmap',
  'other',
] as const

export const requirementFields = z.object({
  title,
  kind: z.enum(requirementKinds),
  /** Who does what when this is missed: the situation in the customer's words. */
  scenario: z.string().max(100_000).nullable(),
  /** Why: the purpose behind the wish. Required before review (REQ-2). */
  background: z.string().max(100_000).nullable(),
  effort: z.int().min(1).max(5).nullable(),
  effect: z.int().min(1).max(5).nullable(),
  conditions: z.string().max(100_000).nullable(),
  steps: z.string().max(100_000).nullable(),
  severity: z.enum(severities).nullable(),
})

export const requirementAsk = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  personId: id.nullable(),
  askedBy: z.string().nullable(),
  askedOn: day,
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  /** The account's next contract end, for the warning before declining. */
  termTo: day.nullable(),
  toldOn: day.nullable(),
  toldBy: z.string().nullable(),
  toldHow: z.string().nullable(),
  toldTo: z.string().nullable(),
  reaction: z.enum(reactions).nullable(),
  reactionText: z.string().nullable(),
  /** REQ-4: what became of this customer's next renewal after the answer was no; null where it was not. */
  renewalAfter: z
    .object({ outcome: z.enum(['renewed', 'lost', 'open', 'none']), day: day.nullable() })
    .nullable(),
})

export const requirement = requirementFields.extend({
  id,
  code: z.string(),
  state: z.enum(requirementStates),
  stateSince: instant,
  createdAt: instant,
  reasonable: z.boolean().nullable(),
  scope: z.enum(['generic', 'custom']).nullable(),
  verdictReason: z.string().nullable(),
  reviewer: z.string().nullable(),
  reviewedOn: day.nullable(),
  version: z.string().nullable(),
  dueDay: day.nullable(),
  declineReason: z.enum(declineReasons).nullable(),
  /** The title of the own wording that was taken: the reason as this workspace says it. */
  declineLabel: z.string().nullable(),
  explanation: z.string().nullable(),
  replyBy: z.string().nullable(),
  replyDue: day.nullable(),
  shippedOn: day.nullable(),
  asks: z.array(requirementAsk),
  /** Sum of the askers' ARR per currency, each account once (REQ-10). */
  arrAtStake: z.array(z.object({ minor, currency: z.string() })),
  /** What is missing before review, as keys: `scenario`, `background`, `asker`; of a bug `conditions`, `steps`, `severity`, `asker`. */
  missing: z.array(z.string()),
  timesRescheduled: z.int(),
  /** REQ-7: the fix dates promised for it, the next one due first; they stand in the ledger of promises. */
  fixPromises: z.array(
    z.object({
      id,
      accountId: id,
      accountName: z.string(),
      dueDay: day.nullable(),
      state: z.enum(promiseStates),
      closedOn: day.nullable(),
    }),
  ),
})

export const requirementMove = z.object({
  id,
  from: z.enum(requirementStates).nullable(),
  to: z.enum(requirementStates),
  at: instant,
  by: z.string(),
  reason: z.string().nullable(),
})
