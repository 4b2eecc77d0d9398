import { z } from 'zod'
import { dutySides, kickOffLacks } from '../domain/kick-off/index.ts'
import { created, day, done, id, line, title } from './common.ts'
import { job, read, write } from './call.ts'

const text = z.string().max(100_000).nullable()

export const kickOffSides = ['ours', 'theirs'] as const
export const documentLanguages = ['zh-CN', 'zh-TW', 'en'] as const

export const kickOffFields = z.object({
  plannedOn: day.nullable(),
  heldOn: day.nullable(),
  place: line.nullable(),
  /** What this kick-off is for, beside first value and outcomes. */
  goals: text,
  remark: text,
  agreedOn: day.nullable(),
  /** Who agreed for the customer. */
  agreedBy: line.nullable(),
  agreedByPersonId: id.nullable(),
})

export const participantFields = z.object({
  side: z.enum(kickOffSides),
  personId: id.nullable(),
  name: title,
  role: line.nullable(),
})

export const dutyFields = z.object({
  /** Null: worded as shipped. */
  title: title.nullable(),
  detail: z.string().max(10_000).nullable(),
  side: z.enum(dutySides),
  responsible: line.nullable(),
  personId: id.nullable(),
  dueDay: day.nullable(),
})

export const kickOff = kickOffFields.extend({
  id: id.nullable(),
  accountId: id,
  accountName: z.string(),
  participants: z.array(participantFields.extend({ id })),
  /** Worded in the language that was asked for. */
  duties: z.array(
    dutyFields.extend({ id, dutyKey: z.string().nullable(), title: z.string(), detail: z.string() }),
  ),
  /** Why they bought, in their words. */
  intents: z.array(z.object({ id, statement: z.string(), personName: z.string().nullable() })),
  /** What has to come of it: the outcomes of the plan, then the first values. */
  results: z.array(
    z.object({
      id,
      kind: z.enum(['outcome', 'first_value']),
      text: z.string(),
      measure: z.string().nullable(),
      baseline: z.string().nullable(),
      target: z.string().nullable(),
      unit: z.string().nullable(),
      dueDay: day.nullable(),
    }),
  ),
  milestones: z.array(z.object({ id, title: z.string(), dueDay: day.nullable(), reachedOn: day.nullable() })),
  isAgreed: z.boolean(),
  missing: z.array(z.object({ lack: z.enum(kickOffLacks), count: z.int() })),
})

export const kickOffCalls = {
  /** VAL-3. Without a language, in that of the settings. */
  'kickOff.get': read(
    ['kickOff', 'value', 'people', 'accounts', 'settings'],
    z.object({ accountId: id, language: z.enum(documentLanguages).optional() }),
    kickOff,
  ),
  /** Writing down that it was held also marks the plan's open milestone of that kind as reached. */
  'kickOff.update': write(
    ['kickOff', 'value'],
    z.object({ accountId: id, patch: kickOffFields.partial() }),
    created.extend({ id: id.nullable() }),
  ),
  'kickOff.addParticipant': write(['kickOff'], participantFields.extend({ accountId: id }), created),
  'kickOff.updateParticipant': write(['kickOff'], z.object({ id, patch: participantFields.partial() }), done),
  'kickOff.removeParticipant': write(['kickOff'], z.object({ id }), done),
  /** Takes over the usual duties that the account does not have yet. One action. */
  'duty.takeUsual': write(
    ['kickOff'],
    z.object({ accountId: id }),
    z.object({ ids: z.array(id), actionId: z.int().nullable() }),
  ),
  'duty.create': write(
    ['kickOff'],
    dutyFields.partial().extend({ accountId: id, title, side: z.enum(dutySides) }),
    created,
  ),
  'duty.update': write(['kickOff'], z.object({ id, patch: dutyFields.partial() }), done),
  'duty.remove': write(['kickOff'], z.object({ id }), done),
  /** The written split of duties as a DOCX, in the given language. The ticket is for one download. */
  'kickOff.document': job(
    [],
    z.object({ accountId: id, language: z.enum(documentLanguages) }),
    z.object({ ticket: z.string(), name: z.string(), mime: z.string(), bytes: z.int() }),
  ),
} as const
