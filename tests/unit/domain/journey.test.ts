import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planStageMove, stages, toStage, toTier } from '../../../shared/domain/journey/index.ts'

describe('ACC-6 moving between stages', () => {
  test('ACC-6 a reason is mandatory for at risk and churned, and blank is none', () => {
    expect(planStageMove('growth', 'at_risk', null)).toEqual({ ok: false, error: 'reason_required' })
    expect(planStageMove('renewal', 'churned', '  ')).toEqual({ ok: false, error: 'reason_required' })
    expect(planStageMove('renewal', 'churned', ' 预算取消 ')).toEqual({
      ok: true,
      value: { reason: '预算取消', override: false },
    })
    expect(planStageMove('onboarding', 'growth', null)).toEqual({
      ok: true,
      value: { reason: null, override: false },
    })
  })

  test('ACC-6 staying is no move; leaving the usual path is allowed and marked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.constantFrom(...stages), (from, to) => {
        const plan = planStageMove(from, to, '原因')
        expect(plan.ok).toBe(from !== to)
      }),
    )
    expect(planStageMove('signed', 'mature', null)).toMatchObject({ ok: true, value: { override: true } })
  })

  test('ACC-6 names that are not known read as the first stage and as no tier', () => {
    expect([toStage('mature'), toStage('nirvana'), toTier('mid'), toTier('huge'), toTier(null)]).toEqual([
      'mature',
      'signed',
      'mid',
      null,
      null,
    ])
  })
})
