import { z } from 'zod'
import { created, day, done, evidenceInput, id, line, title } from './common.ts'
import { read, write } from './call.ts'

/** PPL-1: role in the decision. */
export const personRoles = [
  'economic_buyer',
  'champion',
  'key_person',
  'user',
  'gatekeeper',
  'other',
] as const
export const influences = ['high', 'mid', 'low', 'unknown'] as const
export const attitudes = ['support', 'neutral', 'against', 'unknown'] as const

export const personFields = z.object({
  code: line.nullable(),
  name: title,
  /** Pinyin typed by hand where the name has several readings. */
  reading: line.nullable(),
  accountId: id.nullable(),
  title: line.nullable(),
  department: line.nullable(),
  phone: line.nullable(),
  email: line.nullable(),
  chat: line.nullable(),
  role: z.enum(personRoles),
  influence: z.enum(influences),
  attitude: z.enum(attitudes),
  reportsToId: id.nullable(),
  remark: z.string().max(100_000).nullable(),
})

export const person = personFields.extend({
  id,
  accountName: z.string().nullable(),
  leftOn: day.nullable(),
  /** Last visit or note this person took part in. */
  lastMetOn: day.nullable(),
})

export const personEvent = z.object({
  id,
  kind: z.enum(['joined', 'left', 'moved', 'stance']),
  day,
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  /** For a stance: `{field, from, to}` entries. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  reason: z.string().nullable(),
  noteId: id.nullable(),
})

export const peopleCalls = {
  'person.list': read(
    ['people', 'accounts', 'visits'],
    z.object({ accountId: id.optional() }),
    z.object({ people: z.array(person) }),
  ),
  'person.get': read(
    ['people', 'accounts', 'visits'],
    z.object({ id }),
    z.object({ person, events: z.array(personEvent) }),
  ),
  'person.create': write(
    ['people', 'notes'],
    personFields.partial().required({ name: true }).extend({ evidence: evidenceInput.optional() }),
    created,
  ),
  /**
   * A change of role, influence or attitude is kept with its day and reason (PPL-1). Another account is a move: it
   * stands in the history of both, and raises the re-sell task where a champion or buyer goes (PPL-3).
   */
  'person.update': write(
    ['people', 'notes', 'tasks'],
    z.object({
      id,
      patch: personFields.partial(),
      day: day.optional(),
      reason: line.nullable().optional(),
      evidence: evidenceInput.optional(),
    }),
    done,
  ),
  /** PPL-3: from a note or alone; raises the re-sell task when a champion or buyer leaves. */
  'person.left': write(
    ['people', 'notes', 'tasks'],
    z.object({ id, day, reason: line.nullable(), evidence: evidenceInput.optional() }),
    done.extend({ taskId: id.nullable() }),
  ),
  'person.remove': write(['people'], z.object({ id }), done),
  /** PPL-5: characters, full pinyin, initials, simplified and traditional alike. */
  'person.search': read(
    ['people'],
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.object({ people: z.array(person) }),
  ),
} as const
