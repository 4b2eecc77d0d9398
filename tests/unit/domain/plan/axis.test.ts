import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axisRange, axisScales, axisTicks } from '../../../../shared/domain/plan/index.ts'
import { addDays, dayToNumber } from '../../../../shared/kernel/index.ts'

describe('VAL-4 the time axis', () => {
  test('VAL-4 ticks are Mondays, first days of months, first days of quarters', () => {
    const range = { from: '2026-10-01', to: '2027-01-31' }
    expect(axisTicks(range, 'quarter')).toEqual(['2026-10-01', '2027-01-01'])
    expect(axisTicks(range, 'month')).toEqual(['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01'])
    expect(axisTicks(range, 'week').slice(0, 2)).toEqual(['2026-10-05', '2026-10-12'])
    // February of a leap year, and the turn of the year.
    expect(axisTicks({ from: '2028-01-31', to: '2028-03-01' }, 'month')).toEqual(['2028-02-01', '2028-03-01'])
    expect(axisTicks({ from: '2026-12-28', to: '2027-01-04' }, 'week')).toEqual(['2026-12-28', '2027-01-04'])
  })

  test('VAL-4 every day of the plan and today lie on the axis with room behind, whatever the scale', () => {
    const day = fc.integer({ min: -2_000, max: 2_000 }).map((days) => addDays('2026-06-15', days))
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 12 }),
        day,
        fc.constantFrom(...axisScales),
        (days, today, scale) => {
          const range = axisRange(days, today, scale)
          for (const each of [...days, today]) {
            expect(each >= range.from).toBe(true)
            expect(addDays(each, 7) <= range.to).toBe(true)
          }
          const ticks = axisTicks(range, scale)
          expect(ticks[0]).toBe(range.from)
          for (const [index, tick] of ticks.entries())
            if (index > 0) expect(dayToNumber(tick)).toBeGreaterThan(dayToNumber(ticks[index - 1] ?? ''))
        },
      ),
      { seed: 33 },
    )
  })
})
