import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccountLine,
  accountRevenueOn,
  annualisedChurn,
  annualValueMinor,
  arrVerdict,
  bridgeRetention,
  churnOfQuarters,
  coTermChargeMinor,
  isActiveOn,
  movementOf,
  retention,
  type Retention,
  type RevenueLine,
} from '../../../shared/domain/revenue/index.ts'
import { addDays, spanDays } from '../../../shared/kernel/index.ts'

let lineNumber = 0
const aLine = (values: Partial<RevenueLine> & Pick<RevenueLine, 'customerId'>): RevenueLine => ({
  id: `line-${(lineNumber += 1)}`,
  fromDay: '2025-01-01',
  toDay: null,
  amountMinor: 0,
  amountBasis: 'year',
  currency: 'CNY',
  ...values,
})

/** A customer's yearly amounts between days, in yuan. */
const ran = (customerId: string, yuan: number, fromDay: string, toDay: string | null): RevenueLine =>
  aLine({ customerId, amountMinor: yuan * 100, fromDay, toDay })

const only = (figures: readonly Retention[]): Retention => {
  expect(figures).toHaveLength(1)
  const [figure] = figures
  if (figure === undefined) throw new Error('no figure')
  return figure
}
const percent = (share: number | null): number => {
  if (share === null) throw new Error('not defined')
  return Math.round(share * 100_000) / 1000
}

describe('REV-1 annual value of a contract line (metrics.md §1)', () => {
  test('REV-1 amount ÷ days of the span × 365', () => {
    const line = {
      fromDay: '2025-07-01',
      toDay: '2026-06-30',
      amountMinor: 28_600_000,
      amountBasis: 'span',
    } as const
    expect(annualValueMinor(line)).toBe(28_600_000)
  })

  test('REV-1 pay one year, get one free: gift days are part of the span and halve the ARR', () => {
    const line = {
      fromDay: '2025-01-01',
      toDay: '2026-12-31',
      amountMinor: 10_000_000,
      amountBasis: 'span',
    } as const
    expect(annualValueMinor(line)).toBe(5_000_000)
  })

  test('REV-1 a leap year has 366 days and is a little less a year', () => {
    expect(
      annualValueMinor({
        fromDay: '2024-01-01',
        toDay: '2024-12-31',
        amountMinor: 36_600,
        amountBasis: 'span',
      }),
    ).toBe(36_500)
  })

  test('REV-1 an amount per year is the annual value, open-ended or not', () => {
    const line = { fromDay: '2025-01-01', amountMinor: 999_600, amountBasis: 'year' } as const
    expect(annualValueMinor({ ...line, toDay: null })).toBe(999_600)
    expect(annualValueMinor({ ...line, toDay: '2025-03-31' })).toBe(999_600)
  })

  test('REV-1 no annual value: an amount for a span that has no end, or that ends before it starts', () => {
    const line = { fromDay: '2025-01-01', amountMinor: 100, amountBasis: 'span' } as const
    expect(annualValueMinor({ ...line, toDay: null })).toBeNull()
    expect(annualValueMinor({ ...line, toDay: '2024-12-31' })).toBeNull()
  })

  test('REV-1 exact in whole minor units, rounded half away from zero, refunds mirrored', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000_000_000 }),
        fc.integer({ min: 0, max: 4_000 }),
        (amountMinor, extraDays) => {
          const fromDay = '2020-02-10'
          const toDay = addDays(fromDay, extraDays)
          const days = BigInt(spanDays(fromDay, toDay))
          const value = annualValueMinor({ fromDay, toDay, amountMinor, amountBasis: 'span' })
          const refund = annualValueMinor({ fromDay, toDay, amountMinor: -amountMinor, amountBasis: 'span' })
          if (value === null || refund === null) throw new Error('no value')
          const twiceOff = 2n * (BigInt(value) * days - BigInt(amountMinor) * 365n)
          expect(twiceOff <= days && twiceOff > -days).toBe(true)
          expect(refund + value).toBe(0)
        },
      ),
    )
  })

  test('REV-1 what no safe integer holds stays at the end of them', () => {
    const line = { fromDay: '2025-01-01', toDay: '2025-01-01', amountBasis: 'span' } as const
    expect(annualValueMinor({ ...line, amountMinor: Number.MAX_SAFE_INTEGER })).toBe(Number.MAX_SAFE_INTEGER)
    expect(annualValueMinor({ ...line, amountMinor: -Number.MAX_SAFE_INTEGER })).toBe(
      -Number.MAX_SAFE_INTEGER,
    )
  })

  test('REV-1 active from the first to the last day; the rival rule leaves the first day out', () => {
    const line = { fromDay: '2025-01-01', toDay: '2025-12-31' }
    const days = ['2024-12-31', '2025-01-01', '2025-01-02', '2025-12-31', '2026-01-01']
    expect(days.map((day) => isActiveOn(line, day))).toEqual([false, true, true, true, false])
    expect(days.map((day) => isActiveOn(line, day, 'from_excluded'))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ])
    expect(isActiveOn({ ...line, toDay: null }, '2999-01-01')).toBe(true)
  })
})

describe('REV-2 the ARR opens to its lines', () => {
  test('REV-2 the counted lines are the sum, and each other line says why it is left out', () => {
    const day = '2026-11-21'
    const line = (values: Partial<AccountLine>): AccountLine => ({
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      amountMinor: 100,
      amountBasis: 'year',
      currency: 'CNY',
      quantity: null,
      ...values,
    })
    const lines = [
      line({}),
      line({ toDay: null }),
      line({ toDay: '2026-11-20' }),
      line({ fromDay: '2026-11-22' }),
      line({ currency: 'USD' }),
      line({ toDay: null, amountBasis: 'span' }),
    ]
    const revenue = accountRevenueOn(lines, day)
    const verdicts = lines.map((each) => arrVerdict(each, day, revenue.currency))
    expect(verdicts).toEqual([null, null, 'ended', 'not_begun', 'other_currency', 'no_annual_value'])
    const counted = lines.filter((_, place) => verdicts[place] === null)
    expect(counted.reduce((sum, each) => sum + (annualValueMinor(each) ?? 0), 0)).toBe(revenue.arrMinor)
  })
})

describe('REV-1 an account on a day', () => {
  const accountLine = (values: Partial<AccountLine>): AccountLine => ({
    fromDay: '2025-01-01',
    toDay: '2026-12-31',
    amountMinor: 0,
    amountBasis: 'year',
    currency: 'CNY',
    quantity: null,
    ...values,
  })

  test('REV-1 sums the active lines of its main currency and counts the others', () => {
    const revenue = accountRevenueOn(
      [
        accountLine({ amountMinor: 100, quantity: 20 }),
        accountLine({ amountMinor: 200, toDay: '2026-06-30' }),
        accountLine({ amountMinor: 9_000, currency: 'USD', quantity: 5 }),
        accountLine({ amountMinor: 7_777, toDay: '2025-12-31' }),
      ],
      '2026-02-01',
    )
    expect(revenue).toEqual({
      arrMinor: 300,
      currency: 'CNY',
      otherCurrencies: 1,
      term: { fromDay: '2025-01-01', toDay: '2026-06-30' },
      openEnded: false,
      seats: 25,
    })
  })

  test('REV-1 a refund is a negative line; only open-ended lines have no term', () => {
    const revenue = accountRevenueOn(
      [accountLine({ amountMinor: 500, toDay: null }), accountLine({ amountMinor: -120, toDay: null })],
      '2026-02-01',
    )
    expect(revenue).toMatchObject({ arrMinor: 380, term: null, openEnded: true, seats: null })
  })

  test('REV-1 nothing active', () => {
    expect(accountRevenueOn([accountLine({ amountMinor: 5 })], '2027-01-01')).toEqual({
      arrMinor: 0,
      currency: null,
      otherCurrencies: 0,
      term: null,
      openEnded: false,
      seats: null,
    })
  })
})

describe('REV-3 movement (metrics.md §1)', () => {
  test.each([
    [0, 60, false, 'new'],
    [0, 40, true, 'reactivation'],
    [100, 120, true, 'expansion'],
    [100, 80, true, 'contraction'],
    [100, 0, true, 'churn'],
    [100, -5, true, 'churn'],
    [100, 100, true, 'none'],
    [0, 0, true, 'none'],
  ] as const)('REV-3 %i → %i, active earlier %s: %s', (before, after, earlier, movement) => {
    expect(movementOf(before, after, earlier)).toBe(movement)
  })
})

describe('REV-1 retention, cohort form (metrics.md §2)', () => {
  const from = '2025-01-01'
  const to = '2026-01-01'

  test('REV-1 worked: A … G give NRR 80 %, GRR 76 %, logo 80 %', () => {
    const figure = only(
      retention(
        [
          ran('A', 100, '2024-01-01', '2025-06-30'),
          ran('A', 120, '2025-07-01', null),
          ran('B', 100, '2024-01-01', '2025-06-30'),
          ran('B', 80, '2025-07-01', null),
          ran('C', 100, '2024-01-01', '2025-06-30'),
          ran('D', 100, '2024-01-01', null),
          ran('E', 100, '2024-01-01', '2025-03-31'),
          ran('E', 100, '2025-09-01', null),
          ran('F', 60, '2025-05-01', null),
          ran('G', 90, '2023-01-01', '2023-12-31'),
          ran('G', 40, '2025-05-01', null),
        ],
        from,
        to,
      ),
    )
    expect([figure.nrr, figure.grr, figure.logo].map(percent)).toEqual([80, 76, 80])
    expect(figure).toMatchObject({ cohort: 5, openingMinor: 50_000, closingMinor: 40_000, keptMinor: 38_000 })
    expect(
      figure.customers.map(({ customerId, movement, leftOut }) => [customerId, movement, leftOut]),
    ).toEqual([
      ['A', 'expansion', null],
      ['B', 'contraction', null],
      ['C', 'churn', null],
      ['D', 'none', null],
      ['E', 'none', null],
      ['F', 'new', 'new_customer'],
      ['G', 'reactivation', 'won_back'],
    ])
    expect(figure.lines.filter(({ leftOut }) => leftOut !== null).map(({ leftOut }) => leftOut)).toEqual([
      'new_customer',
      'ended_before',
      'won_back',
    ])
  })

  test('REV-1 worked: ten at 10, six to 20, one to 5, three leave: 125 %, 65 %, 70 %', () => {
    const lines = Array.from({ length: 10 }, (_, index) => {
      const customer = `c${index}`
      const after = index < 6 ? 20 : index === 6 ? 5 : 0
      const first = ran(customer, 10, '2024-01-01', '2025-06-30')
      return after === 0 ? [first] : [first, ran(customer, after, '2025-07-01', null)]
    }).flat()
    const figure = only(retention(lines, from, to))
    expect([figure.nrr, figure.grr, figure.logo].map(percent)).toEqual([125, 65, 70])
  })

  test('REV-1 worked bridge trap: cohort NRR 102 %, bridge 107 %', () => {
    const figure = only(
      retention(
        [
          ran('old', 920, '2024-01-01', null),
          ran('old', 100, '2025-03-01', null),
          ran('gone', 80, '2024-01-01', '2025-06-30'),
          ran('won', 200, '2025-02-01', null),
          ran('won', 50, '2025-08-01', null),
        ],
        from,
        to,
      ),
    )
    expect(percent(figure.nrr)).toBe(102)
    expect(
      percent(
        bridgeRetention({
          startMinor: 100_000,
          expansionMinor: 15_000,
          contractionMinor: 0,
          churnMinor: 8_000,
        }),
      ),
    ).toBe(107)
  })

  test('REV-1 not defined, never 0 or 100 %, where nobody is in the cohort', () => {
    const figure = only(retention([ran('new', 10, '2025-05-01', null)], from, to))
    expect(figure).toMatchObject({ cohort: 0, nrr: null, grr: null, logo: null })
    expect(retention([], from, to)).toEqual([])
    expect(
      bridgeRetention({ startMinor: 0, expansionMinor: 1, contractionMinor: 0, churnMinor: 0 }),
    ).toBeNull()
  })

  test('REV-1 gap rule: 30 days after the end is the same life and flagged late, 31 days is not', () => {
    const renewedAfter = (days: number): Retention => {
      const end = '2025-12-20'
      return only(
        retention([ran('A', 100, '2024-12-21', end), ran('A', 110, addDays(end, days), null)], from, to),
      )
    }
    expect(renewedAfter(30)).toMatchObject({ nrr: 1, logo: 1 })
    expect(renewedAfter(30).customers[0]?.flags).toEqual(['late'])
    expect(renewedAfter(31)).toMatchObject({ nrr: 0, logo: 0 })
    expect(renewedAfter(31).customers[0]).toMatchObject({ movement: 'churn', flags: ['in_grace'] })
    expect(renewedAfter(1).customers[0]?.flags).toEqual([])
  })

  test('REV-1 currencies stand apart; moving to another one as a whole is no movement', () => {
    const figures = retention(
      [
        ran('moved', 100, '2024-01-01', '2025-06-30'),
        { ...ran('moved', 14, '2025-07-01', null), currency: 'USD' },
        ran('stays', 50, '2024-01-01', null),
      ],
      from,
      to,
    )
    expect(figures.map(({ currency }) => currency)).toEqual(['CNY', 'USD'])
    expect(figures[0]).toMatchObject({ cohort: 1, nrr: 1 })
    expect(figures[0]?.customers[0]).toMatchObject({ leftOut: 'currency_changed', movement: 'none' })
    expect(figures[1]).toMatchObject({ cohort: 0, nrr: null })
    expect(figures[1]?.customers[0]).toMatchObject({ leftOut: 'currency_changed' })
  })

  test('REV-1 every line is counted or says why not', () => {
    const figure = only(
      retention(
        [
          { ...ran('A', 10, '2024-01-01', null), id: 'runs' },
          { ...ran('A', 10, '2024-01-01', null), id: 'no-value', amountBasis: 'span' },
          { ...ran('A', 10, '2023-01-01', '2023-12-31'), id: 'before' },
          { ...ran('A', 10, '2025-02-01', '2025-03-01'), id: 'inside' },
          { ...ran('A', 10, '2026-02-01', null), id: 'after' },
          { ...ran('trial', 0, '2024-06-01', null), id: 'free' },
        ],
        from,
        to,
      ),
    )
    expect(Object.fromEntries(figure.lines.map(({ lineId, leftOut }) => [lineId, leftOut]))).toEqual({
      runs: null,
      'no-value': 'no_annual_value',
      before: 'ended_before',
      inside: 'inside_period',
      after: 'starts_after',
      free: 'nothing_paid',
    })
  })

  test('REV-1 the rival switch moves a line that starts on the opening day out of the cohort', () => {
    const lines = [ran('A', 10, from, null)]
    expect(only(retention(lines, from, to)).cohort).toBe(1)
    expect(only(retention(lines, from, to, { activeRule: 'from_excluded', graceDays: 30 })).cohort).toBe(0)
  })

  test('REV-1 GRR never exceeds 1 nor NRR; order of lines does not matter', () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2023-01-01', days))
    const anyLine = fc.record({
      customerId: fc.constantFrom('A', 'B', 'C', 'D'),
      fromDay: day,
      length: fc.option(fc.integer({ min: 0, max: 800 })),
      amountMinor: fc.integer({ min: -1_000, max: 100_000 }),
      amountBasis: fc.constantFrom('span' as const, 'year' as const),
      currency: fc.constantFrom('CNY', 'USD'),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 25 }), fc.nat(), (drafts, turn) => {
        const lines = drafts.map(({ length, ...rest }, index) => ({
          ...rest,
          id: `l${index}`,
          toDay: length === null ? null : addDays(rest.fromDay, length),
        }))
        const figures = retention(lines, from, to)
        const turned = [
          ...lines.slice(turn % (lines.length + 1)),
          ...lines.slice(0, turn % (lines.length + 1)),
        ]
        const pick = ({ nrr, grr, logo, cohort, currency }: Retention): unknown => [
          currency,
          nrr,
          grr,
          logo,
          cohort,
        ]
        expect(retention(turned, from, to).map(pick)).toEqual(figures.map(pick))
        expect(figures.flatMap((figure) => figure.lines)).toHaveLength(lines.length)
        for (const { grr, nrr, logo } of figures) {
          if (grr === null || nrr === null || logo === null) continue
          expect(grr).toBeLessThanOrEqual(1)
          expect(grr).toBeLessThanOrEqual(nrr)
          expect(logo).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('REV-1 rates that are easy to get wrong (metrics.md §3)', () => {
  test('REV-1 worked: 27.1 % on three-year deals is 10 % a year', () => {
    expect(percent(annualisedChurn([{ share: 0.271, years: 3, arrMinor: 1 }]))).toBe(10)
    expect(
      annualisedChurn([
        { share: 0.271, years: 3, arrMinor: 300 },
        { share: 0.2, years: 1, arrMinor: 100 },
      ]),
    ).toBeCloseTo(0.125, 12)
    expect(annualisedChurn([])).toBeNull()
  })

  test('REV-1 worked: quarterly churn does not add up to 12.5 %', () => {
    const { onOpeningYear, sumOfQuarters } = churnOfQuarters([
      { opening: 10_000, lost: 250 },
      { opening: 11_000, lost: 300 },
      { opening: 12_500, lost: 330 },
      { opening: 14_000, lost: 370 },
    ])
    expect(percent(onOpeningYear)).toBe(12.5)
    expect(Math.round((sumOfQuarters ?? 0) * 10_000) / 100).toBe(10.51)
    expect(churnOfQuarters([{ opening: 0, lost: 0 }])).toEqual({ onOpeningYear: null, sumOfQuarters: null })
  })

  test('REV-1 worked co-term: 15,000 a year with 200 days left bills 8,219.18 and moves ARR by 15,000', () => {
    const billed = coTermChargeMinor(1_500_000, 200)
    expect(billed).toBe(821_918)
    const line = {
      fromDay: '2026-01-01',
      toDay: addDays('2026-01-01', 199),
      amountMinor: billed,
      amountBasis: 'span',
    } as const
    expect(annualValueMinor(line)).toBe(1_500_000)
  })

  test('REV-1 worked: five seats at 100 a month, six months left: booking 3,000, ARR +6,000', () => {
    const seats = {
      fromDay: '2026-07-01',
      toDay: '2026-12-31',
      amountMinor: 5 * 100 * 12 * 100,
      amountBasis: 'year',
    } as const
    expect(annualValueMinor(seats)).toBe(600_000)
    expect(coTermChargeMinor(600_000, 365 / 2)).toBe(300_000)
  })
})
