import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { kaplanMeier, type Survival } from '../../../../shared/domain/value/index.ts'

/** `6` happened at 6, `6+` had not happened when last looked at. */
const observed = (text: string): readonly Survival[] =>
  text.split(' ').map((part) => ({ time: Number.parseInt(part, 10), event: !part.endsWith('+') }))

/** Weeks of remission of 42 children with leukaemia. Freireich et al., Blood 21 (1963) 699; Cox & Oakes (1984), table 1.1. */
const treated = observed('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
const placebo = observed('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

describe('VAL-2 Kaplan–Meier', () => {
  test('6-MP: the estimate of the textbooks, step by step, and its median of 23 weeks', () => {
    const { steps, median } = kaplanMeier(treated)
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ])
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    steps.forEach(({ surviving }, index) => expect(surviving).toBeCloseTo(published[index] ?? 0, 4))
    expect(median).toBe(23)
  })

  test('placebo: nothing censored, so it is the plain median of 8 weeks', () => {
    const { steps, median } = kaplanMeier(placebo)
    expect(median).toBe(8)
    expect(steps.at(-1)).toMatchObject({ time: 23, atRisk: 1, events: 1, surviving: 0 })
    expect(steps.find(({ time }) => time === 8)?.surviving).toBeCloseTo(8 / 21, 12)
  })

  test('what is censored at the time of an event was still at risk at that time', () => {
    expect(kaplanMeier(observed('5 5+')).steps).toEqual([{ time: 5, atRisk: 2, events: 1, surviving: 0.5 }])
    expect(kaplanMeier(observed('5+ 5')).median).toBe(5)
  })

  test('fewer than half got there: no median, rather than a wrong one', () => {
    expect(kaplanMeier(observed('3 9+ 9+ 9+')).median).toBeNull()
    expect(kaplanMeier([])).toEqual({ steps: [], median: null })
    expect(kaplanMeier(observed('4+ 7+')).steps).toEqual([])
  })

  test('half reached exactly counts, whatever the fractions on the way', () => {
    // 9/10 · 8/9 · 7/8 · 6/7 · 5/6 is a half, but not in doubles.
    expect(kaplanMeier(observed('1 2 3 4 5 6+ 6+ 6+ 6+ 6+')).median).toBe(5)
  })

  test('without censoring it is the empirical share; with it, it never rises and stays within 0 and 1', () => {
    const some = fc.array(fc.record({ time: fc.nat(30), event: fc.boolean() }), { maxLength: 60 })
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map(({ time }) => ({ time, event: true }))
        for (const { time, surviving } of kaplanMeier(all).steps)
          expect(surviving).toBeCloseTo(list.filter((one) => one.time > time).length / list.length, 9)
        let last = 1
        for (const { surviving, atRisk, events } of kaplanMeier(list).steps) {
          expect(surviving).toBeLessThan(last)
          expect(surviving).toBeGreaterThanOrEqual(0)
          expect(events).toBeLessThanOrEqual(atRisk)
          last = surviving
        }
      }),
    )
  })
})
