import type { CallOutput } from '../../../shared/contract/index.ts'

export type PeopleMap = CallOutput<'people.map'>
export type MapPerson = PeopleMap['people'][number]
export type Influence = PeopleMap['influences'][number]

/** The upper left corner of a card, in pixels at full size. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Every card is as large as every other, so that lines and layout need no measuring. */
export const card = { width: 196, height: 76 } as const

/**
 * Between cards side by side (a line of influence with its word fits), between a superior and those below, between
 * cards that hang below each other, and between columns of those.
 */
export const gap = { beside: 64, below: 56, stacked: 16, columns: 28 } as const

/** What is chosen on the map: a person, or a line of influence. */
export type Chosen = { readonly kind: 'person' | 'line'; readonly id: string }

/** The superior of each person, as far as both are shown. */
export function superiorsAmong(people: readonly MapPerson[]): ReadonlyMap<string, string> {
  const shown = new Set(people.map(({ id }) => id))
  return new Map(
    people.flatMap(({ id, reportsToId }) =>
      reportsToId !== null && reportsToId !== id && shown.has(reportsToId) ? [[id, reportsToId]] : [],
    ),
  )
}

/** Who reports to whom, the other way round, in the order of the list. */
export function reportsOf(superiors: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const reports = new Map<string, string[]>()
  for (const [id, superior] of superiors) {
    const known = reports.get(superior)
    if (known) known.push(id)
    else reports.set(superior, [id])
  }
  return reports
}
