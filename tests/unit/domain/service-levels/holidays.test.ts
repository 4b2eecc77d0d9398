import { describe, expect, it, test } from 'vitest'
import {
  holidayFaults,
  holidaysOf,
  type HolidayYear,
  shippedHolidays,
} from '../../../../shared/domain/service-levels/index.ts'
import { addDays, dayToNumber, spanDays } from '../../../../shared/kernel/index.ts'

const weekdayOf = (day: string): number => (((dayToNumber(day) + 3) % 7) + 7) % 7
const isWeekend = (day: string): boolean => weekdayOf(day) >= 5

describe('ACC-5 holidays and make-up working days as they were announced', () => {
  const china = holidaysOf('CN', shippedHolidays)

  test.each([
    ['2024-02-09', null],
    ['2024-02-10', { kind: 'off', name: 'spring_festival' }],
    ['2024-02-18', { kind: 'work', name: 'spring_festival' }],
    ['2024-10-12', { kind: 'work', name: 'national_day' }],
    ['2025-01-01', { kind: 'off', name: 'new_year' }],
    ['2025-01-26', { kind: 'work', name: 'spring_festival' }],
    ['2025-10-08', { kind: 'off', name: 'national_day' }],
    ['2026-01-04', { kind: 'work', name: 'new_year' }],
    ['2026-02-23', { kind: 'off', name: 'spring_festival' }],
    ['2026-09-20', { kind: 'work', name: 'national_day' }],
  ])('mainland %s', (day, expected) => {
    expect(china.on(day)).toEqual(expected)
  })

  it('ACC-5 every year names its notice, keeps within the year, and works only on weekend days', () => {
    for (const { year, source, announcedOn, off, work } of shippedHolidays) {
      expect(source).not.toBe('')
      expect(Number(announcedOn.slice(0, 4))).toBe(year - 1)
      for (const { first, last } of off) {
        expect(spanDays(first, last)).toBeGreaterThan(0)
        expect([first.slice(0, 4), last.slice(0, 4)]).toEqual([String(year), String(year)])
      }
      for (const { day } of work) {
        expect(isWeekend(day), day).toBe(true)
        expect(off.some(({ first, last }) => first <= day && day <= last)).toBe(false)
      }
    }
  })

  // The law gives so many days; the notices only move them about: 11 until 2024, 13 since.
  test.each([
    ['CN', 2024, 11],
    ['CN', 2025, 13],
    ['CN', 2026, 13],
    // The Executive Yuan's calendar for 2026 says: 120 free days in all, 104 of them weekend days.
    ['TW', 2026, 16],
  ])(
    '%s %i: weekdays free, less weekend days worked, are the days the law gives (%i)',
    (region, year, days) => {
      const holidays = holidaysOf(region, shippedHolidays)
      let free = 0
      let lost = 0
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        const kind = holidays.on(day)?.kind
        if (kind === 'off' && !isWeekend(day)) free += 1
        if (kind === 'work') lost += 1
      }
      expect(free - lost).toBe(days)
    },
  )

  it('ACC-5 a year that nobody announced is not known, and is not guessed', () => {
    expect(china.isKnown(2026)).toBe(true)
    expect(china.isKnown(2027)).toBe(false)
    expect(china.on('2027-10-01')).toBeNull()
  })

  it('ACC-5 own lists replace the shipped year of their region only', () => {
    const own = {
      region: 'CN',
      year: 2026,
      source: 'factory',
      announcedOn: '2025-12-01',
      off: [{ name: 'inventory', first: '2026-07-01', last: '2026-07-02' }],
      work: [],
    }
    const holidays = holidaysOf('CN', [...shippedHolidays, own])
    expect(holidays.on('2026-07-02')).toEqual({ kind: 'off', name: 'inventory' })
    expect(holidays.on('2026-10-01')).toBeNull()
    expect(holidays.on('2025-10-01')?.kind).toBe('off')
    expect(holidaysOf('TW', [...shippedHolidays, own]).on('2026-10-09')?.kind).toBe('off')
  })
})

describe('ACC-5 lists of one’s own', () => {
  const list = (changes: Partial<HolidayYear>): HolidayYear => ({
    region: 'CN',
    year: 2027,
    source: 'factory calendar',
    announcedOn: '2026-11-01',
    off: [{ name: 'inventory', first: '2027-07-01', last: '2027-07-02' }],
    work: [{ name: 'inventory', day: '2027-07-03' }],
    ...changes,
  })
  const free = (first: string, last: string) => ({ name: 'x', first, last })
  const worked = (day: string) => ({ name: 'x', day })

  test.each([
    [{}, []],
    [{ source: ' ' }, ['source_missing']],
    [{ year: 2027.5, off: [], work: [] }, ['year_unlikely']],
    [{ off: [free('2027-02-29', '2027-03-01')] }, ['not_a_day']],
    [{ work: [worked('2027-13-01')] }, ['not_a_day']],
    [{ off: [free('2026-12-31', '2027-01-02')] }, ['out_of_year']],
    [{ off: [free('2027-01-03', '2027-01-01')] }, ['ends_before_start']],
    [{ off: [free('2027-01-03', '2027-01-05'), free('2027-01-01', '2027-01-03')] }, ['free_twice']],
    [{ off: [free('2027-01-01', '2027-01-02'), free('2027-01-03', '2027-01-03')] }, []],
    [{ work: [worked('2027-07-02')] }, ['work_contradicts']],
    [{ work: [worked('2027-07-10'), worked('2027-07-10')] }, ['work_contradicts']],
  ])('%j has the faults %j', (changes, faults) => {
    expect(holidayFaults(list(changes))).toEqual(faults)
  })

  it('ACC-5 what is shipped has none', () => {
    expect(shippedHolidays.flatMap(holidayFaults)).toEqual([])
  })
})
