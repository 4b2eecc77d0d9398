import { z } from 'zod'
import { read, write } from './call.ts'
import { body, created, done, id, nothing, title } from './common.ts'
import { declineReasons } from './requirements.ts'

export const declineWordingFields = z.object({
  reason: z.enum(declineReasons),
  /** What it is chosen by, and how the reason is named where it was used. */
  title,
  /** What the customer reads; `titleMark` stands for the title of the wish. */
  wording: body.max(100_000).refine((text) => text.trim() !== '', { error: 'empty' }),
  /** The shipped wording of this reason is not offered beside it. */
  replacesShipped: z.boolean(),
})
export const declineWording = declineWordingFields.extend({ id })

/** REQ-4: own wordings to decline with; they hold for the whole workspace. */
export const wordingCalls = {
  /** By reason in the order of `declineReasons`, the oldest first. */
  'declineWording.list': read(['requirements'], nothing, z.object({ wordings: z.array(declineWording) })),
  /** A new one, or with `id` that one changed. Two of one reason have different titles. */
  'declineWording.save': write(
    ['requirements'],
    declineWordingFields.extend({ id: id.optional() }),
    created,
    ['wording_exists'],
  ),
  'declineWording.remove': write(['requirements'], z.object({ id }), done),
} as const
