import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byWorth, worthOf } from '../../../../shared/domain/requirement/index.ts'

const wish = (effort: number | null, effect: number | null, atStakeMinor = 0) => ({
  effort,
  effect,
  atStakeMinor,
})
const grade = fc.option(fc.integer({ min: 1, max: 5 }))
const anyWish = fc.record({ effort: grade, effect: grade, atStakeMinor: fc.nat() })

describe('REQ-10 ranking by effort and effect', () => {
  test('REQ-10 what is quick and does much comes first, then the money at stake', () => {
    const quick = wish(1, 4)
    const slow = wish(5, 4, 9_000_000)
    const even = wish(2, 2, 100)
    const richer = wish(3, 3, 200)
    const unknown = wish(null, 5, 99_000_000)
    expect([unknown, slow, even, quick, richer].sort(byWorth)).toEqual([quick, richer, even, slow, unknown])
  })

  test('REQ-10 nothing is made up where one of the two is not known', () => {
    expect([worthOf(wish(2, 4)), worthOf(wish(null, 4)), worthOf(wish(2, null))]).toEqual([2, null, null])
  })

  test('REQ-10 the order is one: swapping two turns it round, and it carries over a third', () => {
    fc.assert(
      fc.property(anyWish, anyWish, anyWish, (one, two, three) => {
        expect(Math.sign(byWorth(one, two)) + Math.sign(byWorth(two, one))).toBe(0)
        const [first, middle, last] = [one, two, three].sort(byWorth)
        if (first && middle && last) expect(byWorth(first, last)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
