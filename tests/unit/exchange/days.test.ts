import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inferDayOrder,
  looksLikeDay,
  parsedDayToDay,
  parsedDayToInstant,
} from '../../../shared/domain/exchange/index.ts'
import { isDay, numberToDay } from '../../../shared/kernel/index.ts'
import { runs } from './support.ts'

const day = (text: string, values: readonly string[] = [text]): unknown => {
  const parsed = inferDayOrder(values).parse(text)
  return parsed.ok ? parsed.value.day : parsed.error
}

describe('IOX-1 dates of a column as a whole', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/1/2', '2026-01-02'],
    ['2026.01.02', '2026-01-02'],
    ['20261121', '2026-11-21'],
    ['2026年11月21日', '2026-11-21'],
    ['2026 年 11 月 21 日', '2026-11-21'],
    ['２０２６年１１月２１日', '2026-11-21'],
    ['2026年11月21日（星期六）', '2026-11-21'],
    ['二〇二六年十一月二十一日', '2026-11-21'],
    ['二零二六年三月十日', '2026-03-10'],
    ['民國115年11月21日', '2026-11-21'],
    ['民国115/11/21', '2026-11-21'],
    ['115.11.21', '2026-11-21'],
    ['21 Nov 2026', '2026-11-21'],
    ['21-Nov-26', '2026-11-21'],
    ['November 21, 2026', '2026-11-21'],
    ['Sat, 21 Nov 2026', '2026-11-21'],
    ['2026-11-21T08:30:00Z', '2026-11-21'],
    ['31-12-2024', '2024-12-31'],
    ['12/31/2024', '2024-12-31'],
    ['29-02-2024', '2024-02-29'],
    ['2026-02-30', 'no-such-day'],
    ['0000-00-00', 'no-such-day'],
    ['31-04-2024', 'no-such-day'],
    ['29-02-2023', 'no-such-day'],
    ['03-04-2024', 'order-ambiguous'],
    ['tomorrow', 'not-a-day'],
    ['12', 'not-a-day'],
    ['', 'not-a-day'],
  ])('IOX-1 %s → %s', (text, expected) => {
    expect(day(text)).toBe(expected)
  })

  it('IOX-1 one value above twelve decides the column', () => {
    expect(day('03-04-2024', ['03-04-2024', '13-04-2024'])).toBe('2024-04-03')
    expect(day('03-04-2024', ['03-04-2024', '04-13-2024'])).toBe('2024-03-04')
    expect(day('03/04/24', ['03/04/24', '31/12/98'])).toBe('2024-04-03')
    // 25/12/23 may be Christmas 2023 or 23 December 2025.
    expect(day('03/04/24', ['03/04/24', '25/12/23'])).toBe('order-ambiguous')
    expect(day('24/04/03', ['24/04/03', '99/12/31'])).toBe('2024-04-03')
  })

  it('IOX-1 open, agreed and contradicting columns are told apart', () => {
    expect(inferDayOrder(['01-02-2024', '05-06-2024'])).toMatchObject({
      order: 'ambiguous',
      used: null,
      ambiguousAlone: 2,
    })
    expect(inferDayOrder(['05-05-2024', '06-06-2024'])).toMatchObject({
      order: 'DMY',
      used: 'DMY',
      ambiguousAlone: 0,
    })
    expect(inferDayOrder(['13-01-2024', '14-01-2024', '01-13-2024'])).toMatchObject({
      order: 'mixed',
      used: 'DMY',
    })
    expect(inferDayOrder(['x', 'y'])).toMatchObject({ order: 'none', understood: 0 })
    // The person's word goes over the hint, the hint only into an open column.
    expect(inferDayOrder(['01-02-2024'], { hint: 'MDY' })).toMatchObject({ order: 'MDY', used: 'MDY' })
    expect(inferDayOrder(['01-02-2024'], { hint: 'MDY', asked: 'DMY' })).toMatchObject({
      order: 'DMY',
      used: 'DMY',
    })
    expect(inferDayOrder(['13-02-2024'], { hint: 'MDY' })).toMatchObject({ order: 'DMY' })
  })

  it('IOX-1 a value that fits no order does not make a column mixed', () => {
    expect(inferDayOrder(['13-01-2024', '45-45-2024'])).toMatchObject({
      order: 'DMY',
      understood: 1,
      filled: 2,
    })
  })

  it('IOX-1 spreadsheet serials and Unix times, only in a column of them', () => {
    expect(day('45617', ['45617', '45618'])).toBe('2024-11-21')
    const withTime = inferDayOrder(['45617.5']).parse('45617.5')
    expect(withTime).toEqual({ ok: true, value: { day: '2024-11-21', timeMs: 43_200_000 } })
    expect(day('1732147200', ['1732147200'])).toBe('2024-11-21')
    expect(day('1732147200000', ['1732147200000'])).toBe('2024-11-21')
    const written = Array.from({ length: 20 }, (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}`)
    expect(day('45617', [...written, '45617'])).toBe('not-a-day')
  })

  it('IOX-1 times with zones, halves of the day, and the end of a day', () => {
    const parse = (text: string): unknown => {
      const parsed = inferDayOrder([text, '31-12-2024']).parse(text)
      return parsed.ok ? new Date(parsedDayToInstant(parsed.value, 480)).toISOString() : parsed.error
    }
    expect(parse('28-07-2023 03:00')).toBe('2023-07-27T19:00:00.000Z')
    expect(parse('2020-12-22T21:16:01Z')).toBe('2020-12-22T21:16:01.000Z')
    expect(parse('2020-12-22 21:16:01.25+0900')).toBe('2020-12-22T12:16:01.250Z')
    expect(parse('2026年11月21日 下午3:05')).toBe('2026-11-21T07:05:00.000Z')
    expect(parse('2026年11月21日 下午3时05分')).toBe('2026-11-21T07:05:00.000Z')
    expect(parse('11/21/2026 12:00 AM')).toBe('no-such-day')
    expect(parse('21/11/2026 12:00 AM')).toBe('2026-11-20T16:00:00.000Z')
    expect(parse('2026-11-21 24:00')).toBe('2026-11-21T16:00:00.000Z')
    expect(parse('2026-11-21 25:00')).toBe('not-a-day')
    expect(parse('20261121153000')).toBe('2026-11-21T07:30:00.000Z')
    const late = inferDayOrder(['2020-12-22T21:16:01Z']).parse('2020-12-22T21:16:01Z')
    expect(late.ok && parsedDayToDay(late.value, 480)).toBe('2020-12-23')
    expect(late.ok && parsedDayToDay(late.value, 0)).toBe('2020-12-22')
  })

  it('IOX-1 any day written in any order comes back, whatever else the column holds', () => {
    const days = fc.integer({ min: -10_000, max: 40_000 }).map(numberToDay)
    const orders = fc.constantFrom('YMD', 'DMY', 'MDY')
    const separators = fc.constantFrom('-', '/', '.')
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 1, maxLength: 30 }),
        orders,
        separators,
        (list, order, separator) => {
          const write = (value: string): string => {
            const [year, month, dayOfMonth] = value.split('-')
            const parts =
              order === 'YMD'
                ? [year, month, dayOfMonth]
                : order === 'DMY'
                  ? [dayOfMonth, month, year]
                  : [month, dayOfMonth, year]
            return parts.join(separator)
          }
          const column = inferDayOrder(list.map(write))
          if (column.used === null) {
            // Only where every value is open may the column be.
            expect(list.every((value) => Number(value.slice(8)) <= 12)).toBe(true)
            return
          }
          for (const value of list)
            expect(column.parse(write(value))).toEqual({ ok: true, value: { day: value } })
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('IOX-1 no text makes it throw, and what it accepts exists', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 })), (values) => {
        const column = inferDayOrder(values)
        for (const value of values) {
          looksLikeDay(value)
          const parsed = column.parse(value)
          if (parsed.ok) expect(isDay(parsed.value.day)).toBe(true)
        }
      }),
      { numRuns: runs(500) },
    )
  })
})
