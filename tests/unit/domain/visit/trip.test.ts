import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPressing, planTrip, tripDays, visitDueDay } from '../../../../shared/domain/visit/index.ts'

describe('ACC-9 the stops of a trip', () => {
  it('ACC-9 are spread evenly in order, the earlier days filled first', () => {
    const days = tripDays('2026-12-01', '2026-12-02')
    expect(planTrip(['a', 'b', 'c'], days)).toEqual([
      { accountId: 'a', day: '2026-12-01', minutes: 570 },
      { accountId: 'b', day: '2026-12-01', minutes: 720 },
      { accountId: 'c', day: '2026-12-02', minutes: 570 },
    ])
    expect(planTrip(['a'], tripDays('2026-12-02', '2026-12-01'))).toEqual([])
    expect(tripDays('2026-12-30', '2027-02-01')).toHaveLength(14)
  })

  it('ACC-9 property: everybody once, in order, no day more than one ahead of another', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 14 }),
        (ids, count) => {
          const days = tripDays('2026-12-01', `2026-12-${String(count).padStart(2, '0')}`)
          const stops = planTrip(ids, days)
          expect(stops.map(({ accountId }) => accountId)).toEqual(ids)
          expect(
            stops.toSorted(
              (left, right) => left.day.localeCompare(right.day) || left.minutes - right.minutes,
            ),
          ).toEqual(stops)
          const perDay = days.map((day) => stops.filter((stop) => stop.day === day).length)
          expect(Math.max(...perDay) - Math.min(...perDay)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('ACC-9 a visit is due by the cadence; never visited from its first day; without a cadence never', () => {
    expect(visitDueDay('2026-11-01', '2020-01-01', 30)).toBe('2026-12-01')
    expect(visitDueDay(null, '2026-10-05', 30)).toBe('2026-11-04')
    expect(visitDueDay('2026-11-01', '2020-01-01', null)).toBeNull()
  })
})

it('ACC-9 of the same day amounts of different currencies are not compared: the first currency stands first', () => {
  const account = (name: string, dueDay: string | null, arrMinor: number, arrCurrency: string | null) => ({
    name,
    dueDay,
    arrMinor,
    arrCurrency,
  })
  const there = [
    account('none', '2026-11-01', 0, null),
    account('yen', '2026-11-01', 900_000_000, 'JPY'),
    account('usd', '2026-11-01', 5_000_000, 'USD'),
    account('small', '2026-11-01', 100, 'CNY'),
    account('undated', null, 999_999_999, 'CNY'),
    account('large', '2026-11-01', 2_000, 'CNY'),
    account('late', '2026-10-01', 0, null),
  ]
  expect(there.toSorted(byPressing('CNY')).map(({ name }) => name)).toEqual([
    'late',
    'large',
    'small',
    'yen',
    'usd',
    'none',
    'undated',
  ])
  expect(there.toSorted(byPressing('USD')).map(({ name }) => name)[1]).toBe('usd')
})
