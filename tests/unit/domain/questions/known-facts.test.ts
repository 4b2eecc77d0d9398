import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isCauseTested,
  nextMonthDay,
  parseMonthDay,
  seatCountOf,
  seatMetricOf,
} from '../../../../shared/domain/questions/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'

describe('VIS-2 where the answers to the question debt stand', () => {
  test.each([
    ['11-15', '11-15'],
    ['3/5', '03-05'],
    [' 11月15日 ', '11-15'],
    ['2.29', '02-29'],
    ['2-30', null],
    ['13-01', null],
    ['0-5', null],
    ['11-0', null],
    ['2026-11-15', null],
    ['十一月', null],
    ['', null],
  ])('VIS-2 the day of the year %j is %j', (text, expected) => {
    expect(parseMonthDay(text)).toBe(expected)
  })

  test('VIS-2 the budget day comes this year or the next; the 29th of February on the 28th where there is none', () => {
    expect(nextMonthDay('11-26', '2026-11-26')).toBe('2026-11-26')
    expect(nextMonthDay('11-25', '2026-11-26')).toBe('2027-11-25')
    expect(nextMonthDay('02-29', '2026-11-26')).toBe('2027-02-28')
    expect(nextMonthDay('02-29', '2028-02-29')).toBe('2028-02-29')
    expect(nextMonthDay('02-29', '2027-02-28')).toBe('2027-02-28')
  })

  test('VIS-2 property: the next budget day is today or within a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 365 }), (from, of) => {
        const today = addDays('2024-01-01', from)
        const next = nextMonthDay(addDays('2028-01-01', of).slice(5), today)
        expect(next >= today && next <= addDays(today, 366)).toBe(true)
      }),
    )
  })

  test('VIS-2 usage that counts seats is known by its name; it goes before what was typed', () => {
    expect(['Active Users', 'active_users', '活跃用户', 'MAU'].map(seatMetricOf)).toEqual(
      Array.from({ length: 4 }, () => 'active'),
    )
    expect(['assigned-seats', '已分配席位'].map(seatMetricOf)).toEqual(['assigned', 'assigned'])
    expect(['导出', 'users', null].map(seatMetricOf)).toEqual([null, null, null])
    expect(seatCountOf({ count: 0, day: '2026-10-01' }, 80, '2026-11-01')).toEqual({
      count: 0,
      countedOn: '2026-10-01',
      source: 'usage',
    })
    expect(seatCountOf(undefined, 80, null)).toEqual({ count: 80, countedOn: null, source: 'typed' })
    expect(seatCountOf(undefined, null, '2026-11-01')).toBeNull()
  })

  test('VIS-2 RSK-3 a cause is tested once it is named, with how and on which day', () => {
    const whole = { cause: '没有高层关注', causeTestedHow: '问了副总', causeTestedOn: '2026-11-20' }
    expect(isCauseTested(whole)).toBe(true)
    expect(isCauseTested({ ...whole, cause: ' ' })).toBe(false)
    expect(isCauseTested({ ...whole, causeTestedHow: null })).toBe(false)
    expect(isCauseTested({ ...whole, causeTestedOn: null })).toBe(false)
  })
})
