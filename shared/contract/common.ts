import { z } from 'zod'
import { isDay, isId } from '../kernel/index.ts'

/** UUID version 7, lower case. */
export const id = z.string().refine(isId, { error: 'not an id' })
/** A calendar day, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { error: 'not a calendar day' })
/** Milliseconds since 1970, UTC. */
export const instant = z.int()
/** One line of text a person typed; kept as typed except for surrounding white space. */
export const line = z.string().max(2_000)
/** A line that must say something. */
export const title = z
  .string()
  .max(2_000)
  .refine((text) => text.trim() !== '', { error: 'empty' })
/** Text of any length a person may paste: 4 million UTF-16 units. */
export const body = z.string().max(4_000_000)
export const currency = z.string().regex(/^[A-Z]{3}$/)
/** Whole minor units (fen, cents). */
export const minor = z.int()
export const money = z.object({ minor, currency })
export const nothing = z.object({})
/** The answer of every write that can be undone: the action's number, for the toast. Null when nothing changed. */
export const done = z.object({ actionId: z.int().nullable() })
export const created = done.extend({ id })

/**
 * The sentence of a note that a record comes from. Offsets are UTF-16 positions in the note's text when it was
 * bound; `quote` is the sentence itself and stays.
 */
export const evidenceInput = z.object({
  noteId: id,
  quote: body,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})

export const evidenceKinds = [
  'promise',
  'requirement',
  'risk',
  'task',
  'person',
  'value',
  'first_value',
  'milestone',
  'intent',
  'outcome',
  'answer',
] as const

export const evidence = z.object({
  id,
  noteId: id,
  noteTitle: z.string(),
  happenedAt: instant,
  targetKind: z.enum(evidenceKinds),
  targetId: id,
  quote: z.string(),
  start: z.int(),
  end: z.int(),
})
