import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueReason,
  explainRanking,
  notSnoozed,
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

describe('PLY-2 each row says why it stands where it stands', () => {
  test('PLY-2 its own reasons, and what puts it behind the row above', () => {
    const noon = Date.UTC(2026, 10, 24, 4)
    const rows = [
      { ...row('b-late', 2_000, '2026-11-22'), dueAt: null },
      { ...row('clock', 2_000, today), dueAt: noon },
      { ...row('later-clock', 2_000, today), dueAt: noon + 90_000 },
      row('day-only', 2_000, today),
      row('small', 4, today),
      row('nothing', 0, today),
      row('soon', 1_000, '2026-11-27'),
      row('open', 3_000, null),
    ]
    const ranked = rankToday(rows, today)
    expect(ranked.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    const money = (minor: number, sharePercent: number) => ({
      code: 'money',
      minor,
      currency: 'CNY',
      sharePercent,
    })
    expect(explainRanking(ranked, today)).toEqual([
      { rank: 1, reasons: [{ code: 'overdue', days: 2 }, money(2_000, 67)], behind: null },
      {
        rank: 2,
        reasons: [{ code: 'due_today' }, money(2_000, 67)],
        behind: { code: 'due_earlier', days: 2 },
      },
      {
        rank: 3,
        reasons: [{ code: 'due_today' }, money(2_000, 67)],
        behind: { code: 'due_earlier_that_day', minutes: 2 },
      },
      { rank: 4, reasons: [{ code: 'due_today' }, money(2_000, 67)], behind: { code: 'by_name' } },
      {
        rank: 5,
        reasons: [{ code: 'due_today' }, money(4, 1)],
        behind: { code: 'more_money', sharePercent: 67 },
      },
      {
        rank: 6,
        reasons: [{ code: 'due_today' }, { code: 'no_money' }],
        behind: { code: 'more_money', sharePercent: 1 },
      },
      { rank: 7, reasons: [{ code: 'due_in', days: 3 }, money(1_000, 33)], behind: { code: 'more_urgent' } },
      { rank: 8, reasons: [{ code: 'undated' }, money(3_000, 100)], behind: { code: 'more_urgent' } },
    ])
  })

  test('PLY-2 the reason given is the one that decided: without it the rows would change places or be equal', () => {
    const anyRow = fc.record({
      id: fc.uuid(),
      accountName: fc.constant('甲'),
      title: fc.constant('x'),
      dueDay: fc.option(fc.integer({ min: -3, max: 3 }).map((days) => addDays(today, days))),
      dueAt: fc.option(fc.integer({ min: 1, max: 3 }).map((minutes) => minutes * 60_000)),
      arrMinor: fc.integer({ min: 0, max: 3 }),
      arrCurrency: fc.constant('CNY'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), (rows) => {
        const ranked = rankToday(rows, today)
        const explained = explainRanking(ranked, today)
        expect(explained.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1))
        for (const [index, { behind }] of explained.entries()) {
          const [above, one] = [ranked[index - 1], ranked[index]]
          if (above === undefined || one === undefined) expect(behind).toBeNull()
          else if (behind?.code === 'more_urgent') expect(above.urgency).not.toBe(one.urgency)
          else {
            expect(above.urgency).toBe(one.urgency)
            if (behind?.code === 'more_money') expect(above.arrMinor).toBeGreaterThan(one.arrMinor)
            else {
              expect(above.arrMinor).toBe(one.arrMinor)
              if (behind?.code === 'due_earlier') {
                expect(behind.days).toBeGreaterThan(0)
                expect(addDays(above.dueDay ?? '', behind.days)).toBe(one.dueDay)
              } else {
                expect(above.dueDay).toBe(one.dueDay)
                if (behind?.code === 'due_earlier_that_day')
                  expect((one.dueAt ?? 0) - (above.dueAt ?? 0)).toBe(behind.minutes * 60_000)
                else expect(above.dueAt === one.dueAt || one.dueAt === null).toBe(true)
              }
            }
          }
        }
      }),
    )
  })

  test('PLY-2 what is put off is back on its day', () => {
    const rows = [
      { kind: 'task', id: '1' },
      { kind: 'promise', id: '1' },
    ]
    const until = (day: string) => [{ kind: 'task', id: '1', until: day }]
    expect(notSnoozed(rows, until('2026-11-25'), today)).toEqual([{ kind: 'promise', id: '1' }])
    expect(notSnoozed(rows, until(today), today)).toEqual(rows)
    expect(notSnoozed(rows, [...until('2026-11-30'), ...until(today)], today)).toHaveLength(1)
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
