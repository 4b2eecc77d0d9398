import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  coverageOf,
  daysLeftOf,
  nextQuarter,
  previousQuarter,
  quarterOf,
  shippedCoverage,
  sumCoverage,
} from '../../../../shared/domain/tiers/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'

const quarter = quarterOf('2026-11-21')
const visits = [
  { day: '2026-09-30', kind: 'visit', minutes: 500 },
  { day: '2026-10-10', kind: 'visit', minutes: 180 },
  { day: '2026-11-02', kind: 'call', minutes: 60 },
  { day: '2026-12-01', kind: 'visit', minutes: 240 },
]

describe('ACC-4 coverage, planned against spent', () => {
  test.each([
    ['2026-01-01', '2026-01-01', '2026-03-31'],
    ['2024-02-29', '2024-01-01', '2024-03-31'],
    ['2026-06-30', '2026-04-01', '2026-06-30'],
    ['2026-11-21', '2026-10-01', '2026-12-31'],
  ])('the quarter of %s', (day, first, last) => {
    expect(quarterOf(day)).toEqual({ first, last })
  })

  it('ACC-4 quarters follow each other', () => {
    expect(nextQuarter(quarter)).toEqual({ first: '2027-01-01', last: '2027-03-31' })
    expect(previousQuarter(quarter)).toEqual({ first: '2026-07-01', last: '2026-09-30' })
    expect(daysLeftOf(quarter, '2026-12-30')).toBe(1)
  })

  it('ACC-4 52 of 92 days have passed: 814 of 1,440 minutes should be spent, 240 are', () => {
    expect(coverageOf(shippedCoverage.large, visits, quarter, '2026-11-21', null)).toEqual({
      plannedMinutes: 1_440,
      plannedToDateMinutes: 814,
      spentMinutes: 240,
      plannedVisits: 3,
      visits: 2,
      offChannelVisits: 1,
      ratio: 240 / 814,
      state: 'under',
    })
  })

  it('ACC-4 an account that came on 1 December is planned for its 31 days only', () => {
    expect(coverageOf(shippedCoverage.large, visits, quarter, '2026-12-31', '2026-12-01')).toMatchObject({
      plannedMinutes: Math.round((1_440 * 31) / 92),
      plannedVisits: 1,
    })
  })

  it('ACC-4 nothing planned is no ratio, not a full one', () => {
    const model = { who: null, channels: [], visitEveryDays: null, minutesPerQuarter: null }
    expect(coverageOf(model, visits, quarter, '2026-12-31', null)).toMatchObject({
      plannedMinutes: null,
      plannedVisits: null,
      spentMinutes: 480,
      ratio: null,
      state: 'none',
    })
    expect(sumCoverage([])).toMatchObject({
      plannedMinutes: null,
      spentMinutes: 0,
      ratio: null,
      state: 'none',
    })
  })

  it('ACC-4 hours given where nothing was planned do not hide accounts that got none', () => {
    const plain = coverageOf(
      { who: null, channels: [], visitEveryDays: null, minutesPerQuarter: null },
      visits,
      quarter,
      '2026-12-31',
      null,
    )
    const none = coverageOf(shippedCoverage.mid, [], quarter, '2026-12-31', null)
    expect(sumCoverage([plain, none])).toMatchObject({
      spentMinutes: 480,
      plannedMinutes: 480,
      ratio: 0,
      state: 'under',
    })
  })

  it('ACC-4 what is spent never leaves the quarter nor runs ahead of today', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: fc.integer({ min: -40, max: 140 }), minutes: fc.nat(600) })),
        fc.integer({ min: 0, max: 91 }),
        (rows, passed) => {
          const today = addDays(quarter.first, passed)
          const all = rows.map(({ day, minutes }) => ({
            day: addDays(quarter.first, day),
            kind: 'visit',
            minutes,
          }))
          const coverage = coverageOf(shippedCoverage.large, all, quarter, today, null)
          const counted = rows.filter(({ day }) => day >= 0 && day <= passed)
          expect(coverage.visits).toBe(counted.length)
          expect(coverage.spentMinutes).toBe(counted.reduce((sum, { minutes }) => sum + minutes, 0))
          expect(coverage.plannedToDateMinutes).toBeLessThanOrEqual(coverage.plannedMinutes ?? 0)
          expect(sumCoverage([coverage, coverage])).toMatchObject({
            spentMinutes: coverage.spentMinutes * 2,
            ratio: coverage.ratio,
            state: coverage.state,
          })
        },
      ),
    )
  })
})
