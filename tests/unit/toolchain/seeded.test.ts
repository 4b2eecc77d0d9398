import { describe, expect, it } from 'vitest'
import { isId, newId } from '../../../shared/kernel/ids.ts'
import { seededRandom, testClock } from '../../support/seeded.ts'

const draw = (count: number, next: () => number): readonly number[] => Array.from({ length: count }, next)

describe('seeded chance', () => {
  it('repeats for the same seed and differs for the next', () => {
    const [first, again, other] = [seededRandom(7), seededRandom(7), seededRandom(8)]
    const numbers = draw(100, () => first.below(1000))
    expect(draw(100, () => again.below(1000))).toEqual(numbers)
    expect(draw(100, () => other.below(1000))).not.toEqual(numbers)
  })

  it('is spread evenly: 16 buckets of 1,000 draws each within 15 %', () => {
    for (const seed of [0, 1, 20261121]) {
      const random = seededRandom(seed)
      const buckets = Array.from({ length: 16 }, () => 0)
      for (let index = 0; index < 16_000; index += 1) {
        const bucket = random.below(16)
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
      }
      for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150)
    }
  })

  it('keeps a fork apart: using it leaves the parent where it was', () => {
    const [one, two] = [seededRandom(3), seededRandom(3)]
    const fork = one.fork('notes')
    draw(50, () => fork.fraction())
    expect(one.fraction()).toBe(two.fraction())
    expect(seededRandom(3).fork('notes').fraction()).toBe(seededRandom(3).fork('notes').fraction())
    expect(seededRandom(3).fork('a').fraction()).not.toBe(seededRandom(3).fork('b').fraction())
  })

  it('stays within bounds, and shuffles without losing anything', () => {
    const random = seededRandom(11)
    const dice = draw(600, () => random.between(1, 6))
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    const cards = Array.from({ length: 52 }, (_, index) => index)
    const mixed = random.shuffle(cards)
    expect(mixed).not.toEqual(cards)
    expect(mixed.toSorted((left, right) => left - right)).toEqual(cards)
    expect(() => random.pick([])).toThrow('nothing to pick from')
  })

  it('feeds the ids of the product', () => {
    const [one, two] = [newId(testClock(), seededRandom(5)), newId(testClock(), seededRandom(5))]
    expect(isId(one)).toBe(true)
    expect(two).toBe(one)
  })
})

describe('the test clock', () => {
  it('stands still, moves when told, also back, or steps with each question', () => {
    const clock = testClock(1_000)
    expect([clock.now(), clock.now()]).toEqual([1_000, 1_000])
    clock.advance(-400)
    expect(clock.now()).toBe(600)
    clock.set(5)
    expect(clock.now()).toBe(5)
    const stepping = testClock(0, 10)
    expect([stepping.now(), stepping.now(), stepping.now()]).toEqual([10, 20, 30])
  })
})
