import { card, gap, type Point } from './map-data.ts'

const overlaps = (one: Point, other: Point): boolean =>
  Math.abs(one.x - other.x) < card.width + gap.stacked &&
  Math.abs(one.y - other.y) < card.height + gap.stacked

/**
 * PPL-2: places for those who came after the cards were put somewhere: below their superior, else in a row beneath all,
 * each on the first spot to the right that is free. Nobody who has a place is moved.
 */
export function placeNewcomers(
  ids: readonly string[],
  kept: ReadonlyMap<string, Point>,
  superiors: ReadonlyMap<string, string>,
): ReadonlyMap<string, Point> {
  const places = new Map(kept)
  const all = [...kept.values()]
  const left = Math.min(0, ...all.map(({ x }) => x))
  const beneath = Math.max(-card.height - gap.below, ...all.map(({ y }) => y)) + card.height + gap.below
  for (const id of ids) {
    if (places.has(id)) continue
    const superior = places.get(superiors.get(id) ?? '')
    let spot: Point =
      superior === undefined
        ? { x: left, y: beneath }
        : { x: superior.x, y: superior.y + card.height + gap.below }
    const taken = [...places.values()]
    while (taken.some((other) => overlaps(spot, other)))
      spot = { x: spot.x + card.width + gap.beside, y: spot.y }
    places.set(id, spot)
  }
  return places
}
