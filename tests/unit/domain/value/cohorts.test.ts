import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type CohortAccount,
  cohortOf,
  grossAndNet,
  launchAlarms,
  seatUse,
  shippedLaunchLimits,
  ttvByGroup,
  ttvFigures,
} from '../../../../shared/domain/value/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'

const today = '2026-11-21'
const account = (changes: Partial<CohortAccount> = {}): CohortAccount => ({
  signedOn: '2026-01-01',
  signedOffOn: null,
  leftOn: null,
  waiting: [],
  ...changes,
})
const waited = (from: string, to: string) => [{ side: 'customer', from, to }] as const

describe('VAL-2 gross and net of the customer’s waiting', () => {
  test.each([
    [account({ signedOffOn: '2026-03-02', waiting: waited('2026-01-11', '2026-01-31') }), 60, 40],
    // Waiting before the signature and after the sign-off is not part of the way.
    [account({ signedOffOn: '2026-03-02', waiting: waited('2025-12-01', '2026-01-06') }), 60, 55],
    [account({ signedOffOn: '2026-03-02', waiting: waited('2026-02-25', '2026-06-01') }), 60, 55],
    [account({ leftOn: '2026-01-31', waiting: waited('2026-01-21', '2026-11-21') }), 30, 20],
    [account({ signedOn: '2026-11-01', waiting: waited('2026-11-11', '2026-11-21') }), 20, 10],
    [account({ signedOn: null }), null, null],
  ])('%j', (one, grossDays, netDays) => {
    expect(grossAndNet(one, today)).toEqual({ grossDays, netDays })
  })

  // Freireich's children again (tests of kaplan-meier): treated and placebo as two groups of accounts.
  const observed = (group: string, text: string) =>
    text.split(' ').map((part) => {
      const days = Number.parseInt(part, 10)
      const isEvent = !part.endsWith('+')
      return {
        group,
        ...account({
          signedOffOn: isEvent ? addDays('2026-01-01', days) : null,
          leftOn: isEvent ? null : addDays('2026-01-01', days),
        }),
      }
    })

  it('VAL-2 medians per group are those of the textbook, 23 and 8; the share there stands beside them', () => {
    const accounts = [
      ...observed('treated', '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'),
      ...observed('placebo', '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'),
    ]
    const figures = ttvByGroup(accounts, ({ group }) => group, today)
    expect(
      figures.map(({ group, accounts: count, signedOff, gross }) => [group, count, signedOff, gross.median]),
    ).toEqual([
      ['placebo', 21, 21, 8],
      ['treated', 21, 9, 23],
    ])
    expect(figures[1]?.shareThere).toBeCloseTo(9 / 21, 12)
  })

  it('VAL-2 accounts without a signature, or with one to come, are left out and counted', () => {
    const figures = ttvFigures([account({ signedOn: null }), account({ signedOn: '2026-12-01' })], today)
    expect(figures).toMatchObject({ accounts: 0, leftOut: 2, shareThere: null })
    expect(figures.gross.median).toBeNull()
    expect(ttvByGroup([account({ signedOn: null })], cohortOf, today)).toEqual([])
  })

  test.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2025-12-31', '2025-Q4'],
    [null, null],
  ])('VAL-2 signed on %s is the cohort %s', (signedOn, cohort) => {
    expect(cohortOf({ signedOn })).toBe(cohort)
  })

  it('VAL-5 net is never more than gross, never below zero', () => {
    const day = fc.nat(400).map((days) => addDays('2025-12-01', days))
    const spans = fc.array(
      fc
        .tuple(day, fc.nat(60), fc.constantFrom('us', 'customer', 'third_party'))
        .map(([from, days, side]) => ({ side, from, to: addDays(from, days) }) as const),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(day, fc.option(fc.nat(200)), fc.option(day), spans, (signedOn, days, leftOn, waiting) => {
        const signedOffOn = days === null ? null : addDays(signedOn, days)
        const { grossDays, netDays } = grossAndNet({ signedOn, signedOffOn, leftOn, waiting }, today)
        expect(netDays).toBeLessThanOrEqual(grossDays ?? 0)
        expect(netDays).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('VAL-6 the launch alarm', () => {
  const facts = { signedOn: '2026-09-22', goLiveOn: null, firstValueOn: null, leftOn: null }

  it('VAL-6 day 60 of a small account: live is 30 days over, first value is due today', () => {
    expect(launchAlarms(facts, shippedLaunchLimits.small, today)).toEqual([
      {
        about: 'go_live',
        state: 'overdue',
        limit: 30,
        dayNumber: 60,
        dueDay: '2026-10-22',
        daysLeft: -30,
      },
      {
        about: 'first_value',
        state: 'soon',
        limit: 60,
        dayNumber: 60,
        dueDay: '2026-11-21',
        daysLeft: 0,
      },
    ])
  })

  test.each([
    ['large, due that day', {}, 'large', ['go_live']],
    ['live', { goLiveOn: '2026-10-01' }, 'small', ['first_value']],
    ['first value without go-live', { firstValueOn: '2026-10-01' }, 'small', []],
    ['left', { leftOn: '2026-11-21' }, 'small', []],
    ['signature not known', { signedOn: null }, 'small', []],
    ['not signed yet', { signedOn: '2026-11-22' }, 'small', []],
    ['far away', { signedOn: '2026-11-20' }, 'small', []],
  ] as const)('VAL-6 %s', (_, changes, tier, about) => {
    const alarms = launchAlarms({ ...facts, ...changes }, shippedLaunchLimits[tier], today)
    expect(alarms.map((alarm) => alarm.about)).toEqual(about)
  })
})

describe('VAL-2 seat use (metrics.md §5)', () => {
  test.each([
    [100, 10, { percent: 10, atRisk: 90, band: 'risk' }],
    [100, 50, { percent: 50, atRisk: 50, band: 'watch' }],
    [100, 60, { percent: 60, atRisk: 40, band: 'healthy' }],
    [100, 85, { percent: 85, atRisk: 15, band: 'healthy' }],
    [100, 91, { percent: 91, atRisk: 9, band: 'expand' }],
    [10, 12, { percent: 120, atRisk: 0, band: 'expand' }],
    [0, 3, { percent: null, atRisk: 0, band: null }],
  ])('%i bought, %i active', (bought, active, expected) => {
    expect(seatUse(bought, active)).toEqual(expected)
  })
})
