import { describe, expect, test } from 'vitest'
import {
  isBeforeSignature,
  timeToValue,
  ttvObservations,
  waitingAfter,
} from '../../../../shared/domain/value/index.ts'

const today = '2026-11-21'
const clock = (signedOn: string | null, signedOffOn: string | null = null, leftOn: string | null = null) => ({
  signedOn,
  signedOffOn,
  leftOn,
})

describe('VAL-2 the clock from signature to sign-off', () => {
  test.each([
    [clock(null), { state: 'not_started', days: null }],
    [clock('2026-11-01'), { state: 'running', days: 20 }],
    [clock('2026-01-01', '2026-03-02'), { state: 'signed_off', days: 60 }],
    [clock('2026-01-01', null, '2026-01-31'), { state: 'running', days: 30 }],
    [clock('2026-12-24'), { state: 'running', days: 0 }],
    [clock(null, '2026-03-02'), { state: 'signed_off', days: null }],
  ])('%j', (account, expected) => {
    expect(timeToValue(account, today)).toEqual(expected)
  })

  test('accounts not there yet are censored, those without a signature are not counted', () => {
    expect(
      ttvObservations(
        [
          clock('2026-11-01'),
          clock('2026-01-01', '2026-03-02'),
          clock(null),
          clock('2026-01-01', null, '2026-01-31'),
          clock('2027-01-01'),
        ],
        today,
      ),
    ).toEqual([
      { time: 20, event: false },
      { time: 60, event: true },
      { time: 30, event: false },
    ])
  })

  test('VAL-1 a sign-off is not before the signature', () => {
    expect(isBeforeSignature('2026-01-01', '2026-01-02')).toBe(true)
    expect(isBeforeSignature('2026-01-02', '2026-01-02')).toBe(false)
    expect(isBeforeSignature('1999-01-01', null)).toBe(false)
  })
})

test('VAL-5 the days of waiting count from when a side was named', () => {
  const none = { waitingOn: null, waitingSince: null }
  const customer = { waitingOn: 'customer', waitingSince: '2026-11-01' }
  expect(waitingAfter(none, { waitingOn: 'customer' }, today)).toEqual({
    waitingOn: 'customer',
    waitingSince: today,
  })
  expect(waitingAfter(customer, { waitingOn: 'customer' }, today)).toEqual(customer)
  expect(waitingAfter(customer, {}, today)).toEqual(customer)
  expect(waitingAfter(customer, { waitingOn: 'us' }, today)).toEqual({ waitingOn: 'us', waitingSince: today })
  expect(waitingAfter(customer, { waitingOn: null }, today)).toEqual(none)
  expect(waitingAfter(customer, { reachedOn: today }, today)).toEqual(none)
})
