import { z } from 'zod'
import { influenceStrengths } from '../domain/people/index.ts'
import { created, day, done, id, line } from './common.ts'
import { read, write } from './call.ts'
import { person } from './people.ts'

/** Where a card's upper left corner lies, in pixels at full size. */
export const mapPlace = z.object({
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
})

/** Somebody on the map of an account. */
export const mapPerson = person.extend({
  /** Null: nobody has put the card anywhere yet. */
  place: mapPlace.nullable(),
  /**
   * Was with this account and is elsewhere now: since when, and where. Role, influence and attitude are then those of
   * the last day here, and `leftOn` is that day. Null: belongs to this account (and may have left it, `leftOn`).
   */
  moved: z.object({ day, accountName: z.string().nullable() }).nullable(),
})

export const personInfluence = z.object({
  id,
  fromId: id,
  toId: id,
  strength: z.enum(influenceStrengths),
  remark: z.string().nullable(),
})

export const peopleMapCalls = {
  /** PPL-2: everybody of an account, also who left or moved away, with the lines between them. */
  'people.map': read(
    ['people', 'accounts', 'visits', 'notes'],
    z.object({ accountId: id }),
    z.object({ people: z.array(mapPerson), influences: z.array(personInfluence) }),
  ),
  /** PPL-2: puts cards somewhere; one step, whether one was dragged or all were laid out. */
  'people.place': write(
    ['people'],
    z.object({
      accountId: id,
      places: z
        .array(z.object({ id, place: mapPlace }))
        .min(1)
        .max(5_000),
    }),
    done,
  ),
  /** PPL-2: a new line of influence, or another strength, remark or direction of one. */
  'influence.save': write(
    ['people'],
    z.object({
      id: id.optional(),
      fromId: id,
      toId: id,
      strength: z.enum(influenceStrengths),
      remark: line.nullable(),
    }),
    created.extend({ actionId: z.int().nullable() }),
    ['influence_self', 'influence_exists'],
  ),
  'influence.remove': write(['people'], z.object({ id }), done),
} as const
