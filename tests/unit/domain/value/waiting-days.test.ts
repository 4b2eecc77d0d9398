import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  customerOnlyDays,
  waitingDays,
  type WaitingSide,
  waitingSpans,
} from '../../../../shared/domain/value/index.ts'
import { addDays, daysBetween } from '../../../../shared/kernel/index.ts'

const change = (day: string, side: WaitingSide | null) => ({ day, side })
const first = '2026-01-01'

describe('VAL-5 whom we waited for, from the changes', () => {
  it('VAL-5 each side has its days; what lasts, lasts until today', () => {
    const spans = waitingSpans(
      [
        change('2026-01-01', 'customer'),
        change('2026-01-06', 'us'),
        change('2026-01-08', null),
        change('2026-01-20', 'third_party'),
      ],
      '2026-01-23',
    )
    expect(spans).toEqual([
      { side: 'customer', from: '2026-01-01', to: '2026-01-06' },
      { side: 'us', from: '2026-01-06', to: '2026-01-08' },
      { side: 'third_party', from: '2026-01-20', to: '2026-01-23' },
    ])
    expect(waitingDays(spans)).toEqual({ us: 2, customer: 5, third_party: 3 })
  })

  it('VAL-5 of several changes on one day the last counts, and a change back was none', () => {
    expect(
      waitingSpans(
        [
          change('2026-01-01', 'customer'),
          change('2026-01-03', 'us'),
          change('2026-01-03', 'customer'),
          change('2026-01-05', null),
          change('2026-02-01', 'us'),
        ],
        '2026-01-31',
      ),
    ).toEqual([{ side: 'customer', from: '2026-01-01', to: '2026-01-05' }])
  })

  it('VAL-5 two steps that wait for the customer on the same day are one day, none while we are waited for too', () => {
    const spans = [
      { side: 'customer', from: '2026-01-01', to: '2026-01-11' },
      { side: 'customer', from: '2026-01-05', to: '2026-01-15' },
      { side: 'us', from: '2026-01-09', to: '2026-01-12' },
      { side: 'third_party', from: '2026-01-01', to: '2026-01-20' },
    ] as const
    expect(customerOnlyDays(spans, '2026-01-01', '2026-02-01')).toBe(11)
    expect(customerOnlyDays(spans, '2026-01-03', '2026-01-05')).toBe(2)
    expect(customerOnlyDays(spans, '2026-01-09', '2026-01-09')).toBe(0)
  })

  const changes = fc.array(
    fc.record({
      day: fc.nat(60).map((days) => addDays(first, days)),
      side: fc.constantFrom<WaitingSide | null>('us', 'customer', 'third_party', null),
    }),
    { maxLength: 12 },
  )

  test('VAL-5 day by day, the spans say the side that was named last', () => {
    fc.assert(
      fc.property(changes, fc.nat(70), (list, length) => {
        const until = addDays(first, length)
        const spans = waitingSpans(list, until)
        const counted = { us: 0, customer: 0, third_party: 0 }
        for (let day = first; day < until; day = addDays(day, 1)) {
          let side: WaitingSide | null = null
          for (const one of list.toSorted((left, right) => daysBetween(right.day, left.day)))
            if (one.day <= day) side = one.side
          const covering = spans.filter(({ from, to }) => from <= day && day < to)
          expect(covering.map((span) => span.side)).toEqual(side === null ? [] : [side])
          if (side !== null) counted[side] += 1
        }
        expect(waitingDays(spans)).toEqual(counted)
        expect(customerOnlyDays(spans, first, until)).toBe(counted.customer)
      }),
    )
  })
})
