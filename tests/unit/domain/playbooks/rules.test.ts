import { describe, expect, it, test } from 'vitest'
import { stages } from '../../../../shared/domain/journey/index.ts'
import {
  checkHasLimit,
  missingForMove,
  missingOf,
  planCheckedMove,
  shippedPlaybook,
  type StageFacts,
  stageChecks,
} from '../../../../shared/domain/playbooks/index.ts'
import { bareFacts } from './facts.ts'

const playbook = (stage: (typeof stages)[number]) => shippedPlaybook(stage, 'zh-CN')
const names = (missing: readonly { readonly rule: { readonly check: string } }[]): string[] =>
  missing.map(({ rule }) => rule.check)

describe('ACC-6 entry and exit rules say what is missing', () => {
  it('ACC-6 from onboarding to growth with nothing done', () => {
    const missing = missingForMove(playbook('onboarding'), playbook('growth'), bareFacts)
    expect(names(missing.exit)).toEqual([
      'kick_off_held',
      'duties_agreed',
      'training_held',
      'gone_live',
      'first_value_defined',
    ])
    expect(names(missing.entry)).toEqual(['gone_live', 'first_value_defined'])
  })

  // Each check: facts with which it just holds, and with which it just does not.
  const edges: readonly [string, Partial<StageFacts>, Partial<StageFacts>][] = [
    ['contract_signed', { contractSigned: true }, { contractSigned: false }],
    ['contract_active', { contractActive: true }, { contractActive: false }],
    ['hand_over_done', { handOverOpen: 0 }, { handOverOpen: 1 }],
    ['hand_over_done', { handOverOpen: 0 }, { handOverOpen: null }],
    ['purchase_intent', { purchaseIntent: true }, { purchaseIntent: false }],
    ['economic_buyer_known', { economicBuyerKnown: true }, { economicBuyerKnown: false }],
    ['champion_known', { championKnown: true }, { championKnown: false }],
    ['promises_dated', { undatedPromises: 0 }, { undatedPromises: 1 }],
    ['no_overdue_promise', { overduePromises: 0 }, { overduePromises: 1 }],
    ['kick_off_held', { kickOffHeld: true }, { kickOffHeld: false }],
    ['duties_agreed', { dutiesAgreed: true }, { dutiesAgreed: false }],
    ['outcomes_agreed', { outcomesAgreed: true }, { outcomesAgreed: false }],
    ['training_planned', { trainingPlanned: true }, { trainingPlanned: false }],
    ['training_held', { trainingHeld: true }, { trainingHeld: false }],
    ['gone_live', { goneLive: true }, { goneLive: false }],
    ['first_value_defined', { firstValueDefined: true }, { firstValueDefined: false }],
    ['first_value_signed', { firstValueSigned: true }, { firstValueSigned: false }],
    ['seat_use', { seatUsePercent: 60 }, { seatUsePercent: 59 }],
    ['seat_use', { seatUsePercent: 60 }, { seatUsePercent: null }],
    ['all_told', { untold: 0 }, { untold: 1 }],
    ['value_recorded', { valueEntries: 60 }, { valueEntries: 59 }],
    ['buyer_met_within', { buyerMetDaysAgo: 60 }, { buyerMetDaysAgo: 61 }],
    ['buyer_met_within', { buyerMetDaysAgo: 0 }, { buyerMetDaysAgo: null }],
    ['visited_within', { visitedDaysAgo: 60 }, { visitedDaysAgo: 61 }],
    ['risk_open', { openRisks: 60 }, { openRisks: 59 }],
    ['no_high_risk', { openHighRisks: 0 }, { openHighRisks: 1 }],
    ['renewal_window_open', { renewalWindowOpen: true }, { renewalWindowOpen: false }],
    ['renewal_signed', { renewalSigned: true }, { renewalSigned: false }],
    ['loss_reason', { lossReason: true }, { lossReason: false }],
  ]
  test.each(edges)('ACC-6 %s holds with %j, not with %j', (name, held, missed) => {
    const check = stageChecks.find((one) => one === name) ?? 'gone_live'
    const rules = [{ check, limit: 60 }]
    expect(missingOf(rules, { ...bareFacts, ...held })).toEqual([])
    expect(names(missingOf(rules, { ...bareFacts, ...missed }))).toEqual([name])
  })

  it('ACC-6 every check has its edges above, and every shipped limit belongs to a check that has one', () => {
    expect(new Set(edges.map(([name]) => name))).toEqual(new Set(stageChecks))
    for (const stage of stages)
      for (const rule of [...playbook(stage).entry, ...playbook(stage).exit])
        if (rule.check !== 'confirmed') expect(checkHasLimit(rule.check)).toBe(rule.limit !== undefined)
  })

  it('ACC-6 the numbers behind a missing rule are told', () => {
    expect(missingOf([{ check: 'seat_use', limit: 60 }], { ...bareFacts, seatUsePercent: 41 })).toEqual([
      { rule: { check: 'seat_use', limit: 60 }, have: 41, need: 60 },
    ])
  })

  it('ACC-6 a point of one’s own wording holds once it is ticked', () => {
    const rules = [{ check: 'confirmed', key: 'security', text: '客户安全部已过审' }] as const
    expect(names(missingOf(rules, bareFacts))).toEqual(['confirmed'])
    expect(missingOf(rules, { ...bareFacts, confirmed: ['security'] })).toEqual([])
  })

  it('ACC-6 a move with something missing needs a reason, and is then an override that keeps what was missing', () => {
    const [from, to] = [playbook('onboarding'), playbook('growth')]
    expect(planCheckedMove(from, to, bareFacts, ' ')).toMatchObject({
      ok: false,
      error: { code: 'reason_required', missing: { entry: [{ rule: { check: 'gone_live' } }, {}] } },
    })
    expect(planCheckedMove(from, to, bareFacts, '客户要求先用起来')).toMatchObject({
      ok: true,
      value: { override: true, reason: '客户要求先用起来', missing: { exit: { length: 5 } } },
    })
    const done = {
      ...bareFacts,
      kickOffHeld: true,
      dutiesAgreed: true,
      trainingHeld: true,
      goneLive: true,
      firstValueDefined: true,
    }
    expect(planCheckedMove(from, to, done, null)).toEqual({
      ok: true,
      value: { override: false, reason: null, missing: { exit: [], entry: [] } },
    })
    expect(planCheckedMove(from, from, done, null)).toMatchObject({
      ok: false,
      error: { code: 'same_stage' },
    })
  })

  it('ACC-6 nobody is kept from being at risk or lost by what their stage still wants', () => {
    for (const stage of ['at_risk', 'churned'] as const)
      expect(missingForMove(playbook('onboarding'), playbook(stage), bareFacts).exit).toEqual([])
    const lost = { ...bareFacts, lossReason: true }
    expect(planCheckedMove(playbook('renewal'), playbook('churned'), lost, null)).toMatchObject({
      ok: false,
      error: { code: 'reason_required' },
    })
  })
})
