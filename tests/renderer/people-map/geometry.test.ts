import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../renderer/features/people-map/lay-out.ts'
import { influencePath, reportPath } from '../../../renderer/features/people-map/line-path.ts'
import { card, type Point } from '../../../renderer/features/people-map/map-data.ts'
import { nextCard } from '../../../renderer/features/people-map/next-card.ts'
import { placeNewcomers } from '../../../renderer/features/people-map/place-newcomers.ts'
import { pagesOf } from '../../../renderer/features/people-map/print-pages.ts'

const idOf = (index: number): string => `p${index}`
/** Superiors of so many people; whoever comes later reports to somebody earlier, or to nobody. */
const company = fc
  .array(fc.option(fc.nat(1_000), { nil: null }), { minLength: 1, maxLength: 80 })
  .map((picks) => {
    const ids = picks.map((_, index) => idOf(index))
    const superiors = new Map<string, string>()
    for (const [index, pick] of picks.entries())
      if (index > 0 && pick !== null) superiors.set(idOf(index), idOf(pick % index))
    return { ids, superiors }
  })

const overlapping = (places: ReadonlyMap<string, Point>): string[] => {
  const all = [...places]
  return all.flatMap(([id, one], index) =>
    all
      .slice(index + 1)
      .filter(
        ([, other]) => Math.abs(one.x - other.x) < card.width && Math.abs(one.y - other.y) < card.height,
      )
      .map(([otherId]) => `${id} ${otherId}`),
  )
}

describe('PPL-2 where cards lie', () => {
  it('PPL-2 laid out by itself nobody lies on anybody, and superiors lie above those who report to them', () => {
    fc.assert(
      fc.property(company, ({ ids, superiors }) => {
        const places = layOut(ids, superiors)
        expect([...places.keys()].toSorted()).toEqual(ids.toSorted())
        expect(overlapping(places)).toEqual([])
        for (const [id, superior] of superiors)
          expect(places.get(id)?.y ?? 0).toBeGreaterThan(places.get(superior)?.y ?? 0)
      }),
      { numRuns: 40 },
    )
  })

  it('PPL-2 a circle that came in from elsewhere is laid out all the same', () => {
    const places = layOut(
      ['a', 'b', 'c'],
      new Map([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    )
    expect(places.size).toBe(3)
    expect(overlapping(places)).toEqual([])
  })

  it('PPL-2 newcomers find a free spot, below their superior, and move nobody', () => {
    fc.assert(
      fc.property(company, fc.nat(79), ({ ids, superiors }, count) => {
        const whole = layOut(ids, superiors)
        const kept = new Map([...whole].slice(0, 1 + (count % ids.length)))
        const places = placeNewcomers(ids, kept, superiors)
        expect(places.size).toBe(ids.length)
        for (const [id, place] of kept) expect(places.get(id)).toEqual(place)
        expect(overlapping(places)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('PPL-2 lines and keys', () => {
  const places = new Map([
    ['boss', { x: 300, y: 0 }],
    ['left', { x: 0, y: 200 }],
    ['right', { x: 600, y: 200 }],
    ['alone', { x: 320, y: 500 }],
  ])
  const superiors = new Map([
    ['left', 'boss'],
    ['right', 'boss'],
  ])

  it('PPL-2 arrows follow the reporting line, else go to the nearest card', () => {
    expect(nextCard(places, superiors, 'right', 'up')).toBe('boss')
    expect(nextCard(places, superiors, 'boss', 'down')).toBe('left')
    expect(nextCard(places, superiors, 'left', 'right')).toBe('right')
    expect(nextCard(places, superiors, 'left', 'down')).toBe('alone')
    expect(nextCard(places, superiors, 'boss', 'up')).toBeNull()
    expect(nextCard(places, superiors, 'gone', 'up')).toBe('boss')
  })

  it('PPL-2 a reporting line ends at the upper edge, or at the left one of those who hang below each other', () => {
    const [boss, report] = [
      { x: 0, y: 0 },
      { x: 300, y: 132 },
    ]
    expect(reportPath(boss, report, false).d).toBe('M98,76V104H398V132')
    expect(reportPath(boss, report, true).d).toBe('M98,76V104H288V170H300')
    expect(reportPath(report, boss, false).d).toContain('H0')
  })

  it('PPL-2 lines of influence in opposite directions do not lie on each other', () => {
    const [one, other] = [
      { x: 0, y: 0 },
      { x: 400, y: 0 },
    ]
    const there = influencePath(one, other)
    const back = influencePath(other, one)
    expect(there.d).toMatch(/^M196,28C.* 400,48$/)
    expect(back.d).toMatch(/^M400,28C.* 196,48$/)
    const below = { x: 20, y: 300 }
    expect(influencePath(one, below).label.x).toBeGreaterThan(card.width)
    expect(influencePath(below, one).label.x).toBeLessThan(0)
  })
})

describe('PPL-2 sheets of paper', () => {
  it('PPL-2 a small map is one sheet at full size, a large one as many as it needs, each card whole on one', () => {
    expect(pagesOf([])).toEqual([])
    const [only, ...more] = pagesOf([{ x: 0, y: 0 }])
    expect(more).toEqual([])
    expect(only).toMatchObject({ width: 1024, height: 540 })
    const place = fc.record({
      x: fc.integer({ min: -6000, max: 6000 }),
      y: fc.integer({ min: -3000, max: 3000 }),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 60 }), (places) => {
        const pages = pagesOf(places)
        for (const { x, y } of places)
          expect(
            pages.some(
              (page) =>
                x >= page.x &&
                y >= page.y &&
                x + card.width <= page.x + page.width &&
                y + card.height <= page.y + page.height,
            ),
          ).toBe(true)
        for (const { width } of pages) expect(1024 / width).toBeGreaterThan(0.41)
      }),
    )
  })
})
