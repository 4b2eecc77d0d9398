import { z } from 'zod'
import { created, currency, day, done, evidence, evidenceInput, id, line, minor, title } from './common.ts'
import { read, write } from './call.ts'

export const firstValueFields = z.object({
  statement: title,
  measure: line.nullable(),
  unit: line.nullable(),
  baseline: line.nullable(),
  target: line.nullable(),
  current: line.nullable(),
  dueDay: day.nullable(),
  reachedOn: day.nullable(),
})
export const firstValue = firstValueFields.extend({
  id,
  accountId: id,
  signedOn: day.nullable(),
  signedBy: z.string().nullable(),
  signedByPersonId: id.nullable(),
  proof: z.string().nullable(),
  /** When and why a sign-off was last taken back. */
  reopenedOn: day.nullable(),
  reopenedReason: z.string().nullable(),
  evidence: z.array(evidence),
})
export const milestoneKinds = ['kick_off', 'go_live', 'training', 'other'] as const
export const waitingSides = ['us', 'customer', 'third_party'] as const
export const milestoneFields = z.object({
  kind: z.enum(milestoneKinds),
  title,
  dueDay: day.nullable(),
  reachedOn: day.nullable(),
  waitingOn: z.enum(waitingSides).nullable(),
  startDay: day.nullable(),
  /** The outcome it leads to. */
  outcomeId: id.nullable(),
})
export const milestone = milestoneFields.extend({
  id,
  accountId: id,
  position: z.int(),
  waitingSince: day.nullable(),
})
export const valueEntryFields = z.object({
  result: title,
  amountMinor: minor.nullable(),
  currency: currency.nullable(),
  source: line.nullable(),
  quote: z.string().max(100_000).nullable(),
  personId: id.nullable(),
  day,
  /** ACC-8: the outcome it proves. */
  outcomeId: id.nullable(),
})
export const valueEntry = valueEntryFields.extend({
  id,
  accountId: id,
  personName: z.string().nullable(),
  outcomeTitle: z.string().nullable(),
  evidence: z.array(evidence),
})

/** Days of waiting per side. */
export const waitingPerSide = z.object({ us: z.int(), customer: z.int(), third_party: z.int() })

export const valueCalls = {
  /** VAL-1, VAL-2: first value and the clock; VAL-4: the steps. */
  'value.plan': read(
    ['value', 'contracts', 'notes', 'people'],
    z.object({ accountId: id }),
    z.object({
      firstValues: z.array(firstValue),
      milestones: z.array(milestone),
      entries: z.array(valueEntry),
      /** Signature of the earliest contract, else the sign-up day. Null: not known, so no clock. */
      signedOn: day.nullable(),
      goLiveOn: day.nullable(),
      /** Days from signature to the customer's sign-off; running while there is none. */
      ttvDays: z.int().nullable(),
      ttvState: z.enum(['not_started', 'running', 'signed_off']),
      /** Less the days on which everything waited for the customer alone. */
      netTtvDays: z.int().nullable(),
      /** VAL-5: days of waiting per side, from the history of all milestones. */
      waiting: waitingPerSide,
    }),
  ),
  'firstValue.create': write(
    ['value', 'notes'],
    firstValueFields
      .partial()
      .required({ statement: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'firstValue.update': write(['value'], z.object({ id, patch: firstValueFields.partial() }), done),
  /** Only the customer signs: who and when are required. */
  'firstValue.signOff': write(
    ['value'],
    z.object({
      id,
      day,
      signedBy: title,
      personId: id.nullable(),
      proof: z.string().max(100_000).nullable(),
    }),
    done,
    ['before_signature'],
  ),
  'firstValue.reopen': write(['value'], z.object({ id, reason: title }), done),
  'firstValue.remove': write(['value'], z.object({ id }), done),
  'milestone.create': write(
    ['value', 'notes'],
    milestoneFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
    ['backward_days'],
  ),
  'milestone.update': write(['value'], z.object({ id, patch: milestoneFields.partial() }), done, [
    'backward_days',
  ]),
  'milestone.remove': write(['value'], z.object({ id }), done),
  'valueEntry.create': write(
    ['value', 'notes'],
    valueEntryFields
      .partial()
      .required({ result: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'valueEntry.update': write(['value'], z.object({ id, patch: valueEntryFields.partial() }), done),
  'valueEntry.remove': write(['value'], z.object({ id }), done),
} as const
