import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueReason,
  overdueDays,
  rankToday,
  weekOf,
  windowJustOpened,
} from '../../../shared/domain/today/index.ts'
import { addDays, daysBetween } from '../../../shared/kernel/index.ts'

const today = '2026-11-24'
const row = (id: string, arrMinor: number, dueDay: string | null, arrCurrency = 'CNY') => ({
  id,
  accountName: id,
  title: id,
  dueDay,
  arrMinor,
  arrCurrency,
})

describe('PLY-2 the order of Today', () => {
  test('PLY-2 due or overdue before what comes; within that by money, then by day', () => {
    const ranked = rankToday(
      [
        row('expected-soon-big', 9_000, '2026-11-26'),
        row('undated', 9_999, null),
        row('today-small', 100, today),
        row('overdue-big', 2_120, '2026-11-22'),
        row('today-biggest', 2_860, today),
        row('same-money-older', 100, '2026-11-20'),
      ],
      today,
    )
    expect(ranked.map(({ id }) => id)).toEqual([
      'today-biggest',
      'overdue-big',
      'same-money-older',
      'today-small',
      'expected-soon-big',
      'undated',
    ])
    expect(ranked.map(({ urgency }) => urgency)).toEqual(['now', 'now', 'now', 'now', 'soon', 'some_day'])
  })

  test('PLY-2 currencies are compared by share of the largest, not by amount', () => {
    const ranked = rankToday(
      [
        row('yen-half', 5_000_000, today, 'JPY'),
        row('yen-all', 10_000_000, today, 'JPY'),
        row('yuan-most', 900, today),
        row('yuan-all', 1_000, today),
      ],
      today,
    )
    expect(ranked.map(({ id, moneyShare }) => [id, moneyShare])).toEqual([
      ['yen-all', 1],
      ['yuan-all', 1],
      ['yuan-most', 0.9],
      ['yen-half', 0.5],
    ])
  })

  test('PLY-2 the same rows give the same order however they come', () => {
    const anyRow = fc.record({
      id: fc.uuid(),
      accountName: fc.option(fc.constantFrom('甲', '乙')),
      title: fc.constantFrom('x', 'y'),
      dueDay: fc.option(fc.integer({ min: -9, max: 9 }).map((days) => addDays(today, days))),
      arrMinor: fc.integer({ min: -5, max: 5 }),
      arrCurrency: fc.option(fc.constantFrom('CNY', 'USD')),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), (rows) => {
        const ranked = rankToday(rows, today)
        expect(rankToday(rows.toReversed(), today)).toEqual(ranked)
        expect(ranked).toHaveLength(rows.length)
      }),
    )
  })
})

describe('PLY-2 days', () => {
  test('PLY-2 words for a due day, days overdue', () => {
    expect(['2026-11-22', today, '2026-11-26', null].map((day) => dueReason('promise', day, today))).toEqual([
      'overdue_promise',
      'promise_due_today',
      'promise_due_soon',
      'promise_undated',
    ])
    expect([
      overdueDays('2026-11-22', today),
      overdueDays('2026-11-26', today),
      overdueDays(null, today),
    ]).toEqual([2, 0, 0])
  })

  test('PLY-2 a week runs from Monday to Sunday and holds its day', () => {
    expect(weekOf('2026-11-24')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
    expect(weekOf('2026-11-29').first).toBe('2026-11-23')
    expect(weekOf('1969-12-28')).toEqual({ first: '1969-12-22', last: '1969-12-28' })
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (number) => {
        const day = addDays('1970-01-01', number)
        const { first, last } = weekOf(day)
        expect(first <= day && day <= last && daysBetween(first, last) === 6).toBe(true)
      }),
    )
  })

  test('REN-2 a window is news on the day it opens and for 14 days after', () => {
    const news = (opened: string): boolean => windowJustOpened(opened, today)
    expect([news('2026-11-25'), news(today), news('2026-11-10'), news('2026-11-09')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
