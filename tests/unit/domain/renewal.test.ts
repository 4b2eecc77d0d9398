import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRenewed, renewalStartDay, termPosition } from '../../../shared/domain/renewal/index.ts'
import { addDays, daysBetween } from '../../../shared/kernel/index.ts'

describe('REN-2 renewal work starts at one third of the term left (metrics.md §4)', () => {
  test.each([
    ['2025-07-01', '2026-06-30', '2026-02-28', 122],
    ['2023-07-01', '2026-06-30', '2025-06-30', 365],
  ])('REN-2 worked: %s … %s starts on %s, %i days before', (fromDay, toDay, start, days) => {
    expect(renewalStartDay({ fromDay, toDay })).toBe(start)
    expect(daysBetween(start, toDay)).toBe(days)
  })

  test('REN-2 the ruler: running, then the window, then over', () => {
    const term = { fromDay: '2025-07-01', toDay: '2026-06-30' }
    const states = ['2025-06-30', '2025-07-01', '2026-02-27', '2026-02-28', '2026-06-30', '2026-07-01'].map(
      (day) => termPosition(term, day).state,
    )
    expect(states).toEqual(['ahead', 'running', 'running', 'renewal', 'renewal', 'over'])
    expect(termPosition(term, '2026-06-30')).toMatchObject({ days: 365, daysLeft: 0, at: 1 })
    expect(termPosition(term, '2026-07-04').daysLeft).toBe(-4)
    expect(termPosition(term, '2025-07-01').at).toBe(0)
    expect(termPosition(term, '2025-07-01').renewalStartAt).toBeCloseTo(242 / 364, 12)
  })

  test('REN-2 on any term the window opens inside it and the mark moves forward', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(4_000), fc.nat(5_000), (start, length, later) => {
        const fromDay = addDays('1990-01-01', start)
        const term = { fromDay, toDay: addDays(fromDay, length) }
        const opens = renewalStartDay(term)
        expect(opens >= term.fromDay && opens <= term.toDay).toBe(true)
        const [early, late] = [termPosition(term, fromDay), termPosition(term, addDays(fromDay, later))]
        expect(early.at).toBeLessThanOrEqual(late.at)
        expect(late.at).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('REN-2 a successor of the same product within the grace window ends the renewal work', () => {
    const line = { product: '排产', fromDay: '2025-07-01', toDay: '2026-06-30' }
    const next = (values: Partial<typeof line>): boolean =>
      isRenewed(line, [line, { product: '排产', fromDay: '2026-07-01', toDay: '2027-06-30', ...values }], 30)
    expect(isRenewed(line, [line], 30)).toBe(false)
    expect(next({})).toBe(true)
    expect(next({ fromDay: '2026-07-30' })).toBe(true)
    expect(next({ fromDay: '2026-07-31' })).toBe(false)
    expect(next({ product: '质检' })).toBe(false)
    expect(next({ toDay: '2026-06-30' })).toBe(false)
    expect(isRenewed({ ...line, toDay: null }, [line], 30)).toBe(false)
  })
})
