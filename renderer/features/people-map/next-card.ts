import type { Point } from './map-data.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

const middleOf = (
  { x, y }: Point,
  direction: Direction,
): { readonly ahead: number; readonly aside: number } =>
  direction === 'up'
    ? { ahead: -y, aside: x }
    : direction === 'down'
      ? { ahead: y, aside: x }
      : direction === 'left'
        ? { ahead: -x, aside: y }
        : { ahead: x, aside: y }

/** The nearest card in a direction; what lies to the side counts double. Null: there is none. */
function nearest(places: ReadonlyMap<string, Point>, from: Point, direction: Direction): string | null {
  const here = middleOf(from, direction)
  let best: { readonly id: string; readonly far: number } | null = null
  for (const [id, place] of places) {
    const { ahead, aside } = middleOf(place, direction)
    if (ahead <= here.ahead) continue
    const far = ahead - here.ahead + 2 * Math.abs(aside - here.aside)
    if (best === null || far < best.far || (far === best.far && id < best.id)) best = { id, far }
  }
  return best?.id ?? null
}

/**
 * PPL-2: where an arrow key leads from a card. Up and down follow the reporting line: to the superior, to the leftmost
 * report; where there is none, and to the sides, to the nearest card.
 */
export function nextCard(
  places: ReadonlyMap<string, Point>,
  superiors: ReadonlyMap<string, string>,
  from: string,
  direction: Direction,
): string | null {
  const here = places.get(from)
  if (here === undefined) return places.keys().next().value ?? null
  if (direction === 'up') {
    const superior = superiors.get(from)
    if (superior !== undefined) return superior
  }
  if (direction === 'down') {
    const below = [...superiors].flatMap(([id, superior]) => (superior === from ? [id] : []))
    const [first] = below.toSorted((left, right) => {
      const [one, other] = [places.get(left), places.get(right)]
      return (one?.x ?? 0) - (other?.x ?? 0) || (one?.y ?? 0) - (other?.y ?? 0)
    })
    if (first !== undefined) return first
  }
  return nearest(places, here, direction)
}
