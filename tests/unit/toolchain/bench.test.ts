import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exceeds, tableOf } from '../../bench/figure.ts'
import { growth, measure, measureInTurns, median, p95, percentile } from '../../bench/statistics.ts'

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

describe('statistics', () => {
  it('the 95th percentile is the nearest rank', () => {
    expect(p95(upTo(20))).toBe(19)
    expect(p95(upTo(100))).toBe(95)
    expect(p95([7])).toBe(7)
    expect(percentile([3, 1, 2], 0)).toBe(1)
    expect(percentile([3, 1, 2], 1)).toBe(3)
  })

  it('the median is the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(() => median([])).toThrow('no values')
  })

  it('a percentile is one of the values, and grows with its share', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(values, share, share, (all, one, two) => {
        const [low, high] = [Math.min(one, two), Math.max(one, two)]
        expect(all).toContain(percentile(all, low))
        expect(percentile(all, low)).toBeLessThanOrEqual(percentile(all, high))
      }),
    )
  })
})

describe('growth', () => {
  it.each([0, 0.5, 1, 2])('finds the exponent %d of an exact power law', (exponent) => {
    const { exponent: found, fit } = growth([1e3, 1e4, 1e5].map((size) => [size, 3 * size ** exponent]))
    expect(found).toBeCloseTo(exponent, 10)
    expect(fit).toBeCloseTo(1, 10)
  })

  it('finds any exponent, whatever the factor, and tells when the points do not lie on a line', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (b, a) => {
          expect(growth([10, 300, 1e4, 1e5].map((size) => [size, a * size ** b])).exponent).toBeCloseTo(b, 6)
        },
      ),
    )
    expect(
      growth([
        [10, 1],
        [100, 100],
        [1000, 1],
        [10_000, 100],
      ]).fit,
    ).toBeLessThan(0.9)
  })

  it('takes n log n for a little more than linear', () => {
    const { exponent } = growth([1e3, 1e4, 1e5].map((size) => [size, size * Math.log(size)]))
    expect(exponent).toBeGreaterThan(1.05)
    expect(exponent).toBeLessThan(1.25)
  })

  it('refuses what has no logarithm or no second size', () => {
    expect(() =>
      growth([
        [1, 0],
        [2, 1],
      ]),
    ).toThrow('positive')
    expect(() =>
      growth([
        [5, 1],
        [5, 2],
      ]),
    ).toThrow('two sizes')
  })
})

describe('measuring', () => {
  it('counts the runs after the warm-up, each with its number', async () => {
    const runs: number[] = []
    const taken = await measure((run) => runs.push(run), { times: 5, warmUp: 2 })
    expect(taken).toHaveLength(5)
    expect(runs).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('takes turns, and waits for work that is not done at once', async () => {
    const order: string[] = []
    const wait = () => new Promise((done) => setTimeout(done, 5))
    const result = await measureInTurns(
      async () => {
        order.push('a')
        await wait()
      },
      () => order.push('b'),
      { times: 4, warmUp: 0 },
    )
    expect(order.join('')).toBe('abbaabba')
    expect(median(result.ours)).toBeGreaterThan(3)
    expect(result.peers).toHaveLength(4)
  })
})

describe('the table', () => {
  const figure = { name: 'note save, p95', value: 4.2, unit: 'ms' }

  it('marks a ratio above its limit, and a ratio that was promised and not measured', () => {
    expect(exceeds({ ...figure, ratio: 1.51, ratioLimit: 1.5 })).toBe(true)
    expect(exceeds({ ...figure, ratio: 1.5, ratioLimit: 1.5 })).toBe(false)
    expect(exceeds({ ...figure, ratio: Number.NaN, ratioLimit: 1.5 })).toBe(true)
    expect(exceeds({ ...figure, ratioLimit: 1.5 })).toBe(true)
    expect(exceeds({ ...figure, limit: 1 })).toBe(false)
  })

  it('prints the share of the budget and the ratio to the peer', () => {
    const text = tableOf([
      { ...figure, limit: 20, peer: 'bare encrypted commit', ratio: 1.18, ratioLimit: 1.5 },
      { name: 'import', value: 5321.4, unit: 'ms', peer: 'bare prepared inserts', ratio: 9, ratioLimit: 3 },
    ])
    expect(text.split('\n')).toEqual([
      'figure          measured  budget   of it  against                 ratio  allowed',
      '──────────────  ────────  ──────  ──────  ─────────────────────  ──────  ───────  ────────',
      'note save, p95   4.20 ms   20 ms  0.21 ×  bare encrypted commit  1.18 ×  ≤ 1.5 ×',
      'import           5321 ms                  bare prepared inserts  9.00 ×    ≤ 3 ×  TOO MUCH',
    ])
  })
})
