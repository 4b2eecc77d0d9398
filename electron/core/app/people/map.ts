import { influenceProblem, influenceStrengths, stanceThen } from '../../../../shared/domain/people/index.ts'
import {
  attitudes,
  type CallOutput,
  influences,
  mapPlace,
  personRoles,
} from '../../../../shared/contract/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { missingReference } from '../references.ts'
import { listPeople, readPerson, toChanges } from './read.ts'

type PeopleMap = CallOutput<'people.map'>
type MapPerson = PeopleMap['people'][number]
type Influence = PeopleMap['influences'][number]
type Reading = Pick<CallContext, 'store' | 'clock' | 'dayOf'>

function placesOf(read: ReadStore, accountId: string): ReadonlyMap<string, MapPerson['place']> {
  const rows = read.rows<{ id: string; place: string }>(
    `SELECT id, map_place AS place FROM person
     WHERE account_id = ? AND deleted_at IS NULL AND map_place IS NOT NULL`,
    accountId,
  )
  // What another version may have written and this one does not understand counts as no place.
  return new Map(rows.map(({ id, place }) => [id, mapPlace.safeParse(JSON.parse(place)).data ?? null]))
}

interface Move {
  readonly personId: string
  readonly day: string
  readonly at: number
}

/** Changes of stance after a move away, the first one first. What changed with the move is of the other customer. */
const changesAfter = (read: ReadStore, { personId, at }: Move, accountId: string) =>
  read
    .rows<{ detail: string }>(
      `SELECT detail FROM person_event WHERE person_id = ? AND kind = 'stance' AND deleted_at IS NULL
         AND (created_at > ? OR (created_at = ? AND account_id IS NOT ?))
       ORDER BY created_at, id`,
      personId,
      at,
      at,
      accountId,
    )
    .flatMap(({ detail }) => toChanges(detail))

/**
 * PPL-3: who was with an account and is with another one, or with none, now: as they stood on the day they went, the
 * latest first.
 */
export function listMovedAway(reading: Reading, accountId: string): MapPerson[] {
  const { read } = reading.store
  const known = new Set<string>()
  return read
    .rows<Move>(
      `SELECT e.person_id AS personId, e.day, e.created_at AS at FROM person_event e JOIN person p ON p.id = e.person_id
       WHERE e.account_id = ? AND e.kind = 'moved' AND e.deleted_at IS NULL
         AND p.deleted_at IS NULL AND (p.account_id IS NULL OR p.account_id <> ?)
       ORDER BY e.day DESC, e.created_at DESC`,
      accountId,
      accountId,
    )
    .flatMap((move) => {
      const { personId, day } = move
      if (known.has(personId)) return []
      known.add(personId)
      const person = readPerson(reading, personId)
      if (person === null) return []
      const then = stanceThen(person, changesAfter(read, move, accountId))
      return [
        {
          ...person,
          role: personRoles.find((role) => role === then.role) ?? 'other',
          influence: influences.find((influence) => influence === then.influence) ?? 'unknown',
          attitude: attitudes.find((attitude) => attitude === then.attitude) ?? 'unknown',
          leftOn: day,
          place: null,
          moved: { day, accountName: person.accountName },
        } satisfies MapPerson,
      ]
    })
}

/** PPL-4: those of `listMovedAway` by account, for any number of accounts: a champion who went to another customer is gone. */
export function movedAwayOf(
  reading: Reading,
  accountIds: readonly string[],
): ReadonlyMap<string, readonly MapPerson[]> {
  const left = reading.store.read.rows<{ id: string }>(
    `SELECT DISTINCT account_id AS id FROM person_event
     WHERE kind = 'moved' AND deleted_at IS NULL AND account_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(accountIds),
  )
  return new Map(left.map(({ id }) => [id, listMovedAway(reading, id)]))
}

interface InfluenceRow {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly strength: string
  readonly remark: string | null
}

const toInfluence = (row: InfluenceRow): Influence => ({
  ...row,
  strength: influenceStrengths.find((strength) => strength === row.strength) ?? 'mid',
})

/** Lines of which both ends are among the people, in the order they were drawn. */
const influencesAmong = (read: ReadStore, ids: readonly string[]): Influence[] =>
  read
    .rows<InfluenceRow>(
      `WITH shown (id) AS (SELECT value FROM json_each(?))
       SELECT i.id, i.from_person_id AS fromId, i.to_person_id AS toId, i.strength, i.remark
       FROM person_influence i
       WHERE i.deleted_at IS NULL AND i.from_person_id IN (SELECT id FROM shown)
         AND i.to_person_id IN (SELECT id FROM shown)
       ORDER BY i.id`,
      JSON.stringify(ids),
    )
    .map(toInfluence)

const nameOf = (read: ReadStore, id: string): string => read.record('person', id)?.name ?? ''

export const peopleMapHandlers = {
  'people.map': (context, { accountId }) => {
    const { read } = context.store
    const missing = missingReference(read, { account: accountId })
    if (missing !== null) return missing
    const places = placesOf(read, accountId)
    const people = [
      ...listPeople(context, accountId).map((person) => ({
        ...person,
        place: places.get(person.id) ?? null,
        moved: null,
      })),
      ...listMovedAway(context, accountId),
    ]
    const ids = people.map(({ id }) => id)
    return ok({ people, influences: influencesAmong(read, ids) })
  },

  'people.place': (context, { accountId, places }) => {
    const { read } = context.store
    const missing = missingReference(read, { account: accountId })
    if (missing !== null) return missing
    const [first] = places
    const title = places.length === 1 && first !== undefined ? nameOf(read, first.id) : ''
    const name = places.length === 1 ? 'people.placeOne' : 'people.place'
    return context.change({ name, label: { title, count: places.length } }, (write) => {
      let changed = false
      for (const { id, place } of places) {
        // Who went elsewhere has no place here to keep; whoever is gone altogether refuses the whole step.
        const person = write.record('person', id)
        if (person === undefined) return notFound('person', id)
        if (person.accountId === accountId)
          changed = write.update('person', id, { mapPlace: { x: place.x, y: place.y } }) || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'influence.save': (context, { id, fromId, toId, strength, remark }) => {
    const { read } = context.store
    const label = { from: nameOf(read, fromId), to: nameOf(read, toId) }
    return context.change({ name: 'influence.save', label }, (write) => {
      const missing =
        missingReference(write, { person: fromId, person_influence: id }) ??
        missingReference(write, { person: toId })
      if (missing !== null) return missing
      const others = write
        .rows<InfluenceRow>(
          `SELECT id, from_person_id AS fromId, to_person_id AS toId, strength, remark FROM person_influence
           WHERE from_person_id = ? AND deleted_at IS NULL`,
          fromId,
        )
        .map(toInfluence)
      const problem = influenceProblem({ id: id ?? null, fromId, toId }, others)
      if (problem === 'self') return refuse('influence_self', 'nobody influences themselves', label)
      if (problem === 'exists')
        return refuse('influence_exists', 'there is a line in this direction already', label)
      const fields = { fromPersonId: fromId, toPersonId: toId, strength, remark: remark?.trim() || null }
      if (id === undefined)
        return ok({ id: write.insert('person_influence', fields), actionId: write.actionId })
      const changed = write.update('person_influence', id, fields)
      return ok({ id, actionId: changed ? write.actionId : null })
    })
  },

  'influence.remove': (context, { id }) => {
    const line = context.store.read.record('person_influence', id)
    const { read } = context.store
    const label = { from: nameOf(read, line?.fromPersonId ?? ''), to: nameOf(read, line?.toPersonId ?? '') }
    return context.change({ name: 'influence.remove', label }, (write) => {
      if (write.record('person_influence', id) === undefined) return notFound('person_influence', id)
      write.remove('person_influence', id)
      return ok({ actionId: write.actionId })
    })
  },
} satisfies Handlers<'people.map' | 'people.place' | 'influence.save' | 'influence.remove'>
