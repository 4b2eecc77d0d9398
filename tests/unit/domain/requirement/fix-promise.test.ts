import { describe, expect, it } from 'vitest'
import {
  fixOutcome,
  fixStandingOf,
  planFixPromise,
  renewalAfter,
} from '../../../../shared/domain/requirement/index.ts'

describe('REQ-7 the promised fix date', () => {
  const promise = (id: string, accountId: string, dueDay: string, state = 'open') => ({
    id,
    accountId,
    dueDay,
    state,
  })

  it('REQ-7 everyone who asks is promised the day once', () => {
    expect(planFixPromise(['a', 'b', 'a'], [promise('p', 'a', '2026-12-01')], '2026-12-01', null)).toEqual({
      ok: true,
      value: { make: ['b'], renew: [], close: [] },
    })
    expect(planFixPromise([], [], '2026-12-01', null)).toMatchObject({
      ok: false,
      error: { code: 'no_asker' },
    })
  })

  it('REQ-7 another day than the one promised needs the customer’s agreement', () => {
    const known = [promise('p', 'a', '2026-12-01'), promise('q', 'a', '2026-11-01', 'broken')]
    expect(planFixPromise(['a'], known, '2026-12-20', ' ')).toMatchObject({
      ok: false,
      error: { code: 'agreement_required' },
    })
    expect(planFixPromise(['a'], known, '2026-12-20', '覃若谷')).toEqual({
      ok: true,
      value: { make: [], renew: ['p'], close: [] },
    })
  })

  it('REQ-7 of several open promises of an account one is left, and none twice for a day', () => {
    const known = [promise('p', 'a', '2026-12-01'), promise('q', 'a', '2026-12-20')]
    expect(planFixPromise(['a'], known, '2027-01-10', '覃若谷')).toEqual({
      ok: true,
      value: { make: [], renew: ['p'], close: ['q'] },
    })
    expect(planFixPromise(['a'], known, '2026-12-20', '覃若谷')).toEqual({
      ok: true,
      value: { make: [], renew: [], close: ['p'] },
    })
    expect(planFixPromise(['a'], known, '2026-12-20', null)).toMatchObject({
      error: { code: 'agreement_required' },
    })
    const same = [promise('p', 'a', '2026-12-01'), promise('q', 'a', '2026-12-01')]
    expect(planFixPromise(['a'], same, '2026-12-01', null)).toEqual({
      ok: true,
      value: { make: [], renew: [], close: ['q'] },
    })
  })

  it('REQ-7 shipped up to the day it is kept, after it broken; open past its day it is late', () => {
    expect(fixOutcome({ dueDay: '2026-12-01' }, '2026-12-01')).toBe('kept')
    expect(fixOutcome({ dueDay: '2026-12-01' }, '2026-12-02')).toBe('broken')
    expect(fixStandingOf({ state: 'open', dueDay: '2026-12-01' }, '2026-12-01')).toBe('open')
    expect(fixStandingOf({ state: 'open', dueDay: '2026-12-01' }, '2026-12-02')).toBe('late')
    expect(fixStandingOf({ state: 'kept', dueDay: '2026-12-01' }, '2027-12-02')).toBe('kept')
  })
})

describe('REQ-4 the next renewal after a decline', () => {
  const line = (fromDay: string, toDay: string | null, product = '排产') => ({ product, fromDay, toDay })
  const after = (
    lines: readonly ReturnType<typeof line>[],
    left: readonly string[] = [],
    today = '2027-06-01',
  ) => renewalAfter(lines, left, '2026-11-20', today, 30)

  it('REQ-4 renewed by a successor, lost by a churn or by ending without one, open until then', () => {
    const term = line('2026-01-01', '2026-12-31')
    expect(after([term, line('2027-01-15', '2027-12-31')])).toEqual({ outcome: 'renewed', day: '2026-12-31' })
    expect(after([term])).toEqual({ outcome: 'lost', day: '2026-12-31' })
    expect(after([term], ['2027-01-02'])).toEqual({ outcome: 'lost', day: '2027-01-02' })
    expect(after([term], [], '2027-01-30')).toEqual({ outcome: 'open', day: '2026-12-31' })
    expect(after([term], [], '2027-01-31')).toMatchObject({ outcome: 'lost' })
  })

  it('REQ-4 a part that ends while the rest runs is no loss: the next end counts, and an open-ended rest has none', () => {
    const part = line('2026-01-01', '2026-12-31', '小模块')
    expect(after([part, line('2026-01-01', '2027-12-31')])).toEqual({ outcome: 'open', day: '2027-12-31' })
    expect(after([part, line('2026-01-01', null)])).toEqual({ outcome: 'none', day: null })
    // Of what ends the same day one part goes on: renewed, with less.
    expect(after([part, line('2026-01-01', '2026-12-31'), line('2027-01-01', '2027-12-31')])).toEqual({
      outcome: 'renewed',
      day: '2026-12-31',
    })
  })

  it('REQ-4 what ended or left before the answer has nothing to do with it', () => {
    expect(after([line('2025-01-01', '2025-12-31')], ['2026-01-01'])).toEqual({ outcome: 'none', day: null })
    expect(after([line('2026-01-01', null)])).toEqual({ outcome: 'none', day: null })
  })
})
