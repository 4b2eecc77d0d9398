import { describe, expect, test } from 'vitest'
import { planPromiseClosing } from '../../../../shared/domain/promise/index.ts'

const closing = { state: 'kept', day: '2026-11-21', agreedBy: null, newDueDay: null } as const

describe('REQ-11 how a promise ends', () => {
  test('kept and broken carry the day; open again carries none', () => {
    expect(planPromiseClosing(closing)).toMatchObject({
      ok: true,
      value: { changes: { state: 'kept', closedOn: '2026-11-21' }, followUp: null },
    })
    expect(planPromiseClosing({ ...closing, state: 'broken' })).toMatchObject({
      value: { changes: { state: 'broken', closedOn: '2026-11-21' } },
    })
    expect(planPromiseClosing({ ...closing, state: 'open', agreedBy: '沈砚秋' })).toMatchObject({
      value: { changes: { state: 'open', closedOn: null, agreedBy: null } },
    })
  })

  test('a new date needs the customer: who agreed, and to which day', () => {
    const refused = { ok: false, error: { code: 'agreement_required' } }
    expect(planPromiseClosing({ ...closing, state: 'renegotiated' })).toEqual(refused)
    expect(
      planPromiseClosing({ ...closing, state: 'renegotiated', agreedBy: ' ', newDueDay: '2026-12-05' }),
    ).toEqual(refused)
    expect(planPromiseClosing({ ...closing, state: 'renegotiated', agreedBy: '沈砚秋' })).toEqual(refused)
    expect(
      planPromiseClosing({ ...closing, state: 'renegotiated', agreedBy: '沈砚秋', newDueDay: '2026-12-05' }),
    ).toEqual({
      ok: true,
      value: {
        changes: { state: 'renegotiated', closedOn: '2026-11-21', agreedBy: '沈砚秋' },
        followUp: { madeOn: '2026-11-21', dueDay: '2026-12-05' },
      },
    })
  })
})
