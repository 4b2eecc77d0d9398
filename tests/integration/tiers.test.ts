import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { previewTiers, shippedTierRules } from '../../shared/domain/tiers/index.ts'
import { overrideOf } from '../../shared/domain/tiers/index.ts'
import { aLine, anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

type Rules = CallInput<'tier.saveRules'>['rules']

const tierOf = async (id: string) => {
  const { tier, ka, tierReason } = await core.call('account.get', { id })
  return { tier, ka, tierReason }
}
const bankRules: Rules = [
  { id: 'bank', tier: 'large', ka: true, when: [{ measure: 'industry', oneOf: ['银行'] }] },
  { id: 'rest', tier: 'small', ka: false, when: [] },
]

describe('ACC-2 tier rules', () => {
  test('ACC-2 the shipped rules hold until somebody saves their own; who saved them; undo, redo, restart', async () => {
    expect(await core.call('tier.rules', {})).toEqual({ rules: shippedTierRules, saved: null })
    await undoneAndRedone(core, () => core.call('tier.saveRules', { rules: bankRules }))
    await core.restart()
    expect(await core.call('tier.rules', {})).toEqual({
      rules: bankRules,
      saved: { by: '陆闻笙', at: core.clock.now() },
    })
    expect(await core.call('tier.saveRules', { rules: bankRules })).toEqual({ actionId: null })
    await undoneAndRedone(core, () => core.call('tier.saveRules', { rules: bankRules.toReversed().slice(1) }))
    expect((await core.call('tier.rules', {})).rules).toEqual([bankRules[0]])
  })

  test('ACC-2 rules that cannot be used are refused with the rule and what is wrong', async () => {
    const rules: Rules = [
      ...bankRules,
      { id: 'mid', tier: 'mid', ka: false, when: [{ measure: 'seats', atLeast: 9, below: 9 }] },
    ]
    expect(await core.ask('tier.saveRules', { rules })).toMatchObject({
      error: {
        code: 'tier_rules_faulty',
        data: {
          faults: [
            { ruleId: 'mid', fault: 'never_reached' },
            { ruleId: 'mid', fault: 'empty_range' },
          ],
        },
      },
    })
    expect((await core.call('tier.rules', {})).saved).toBeNull()
  })

  test('ACC-2 what the rules look at: ARR per currency of the active lines, seats of the lines, else of the account', async () => {
    const id = await anAccount(core, { industry: '银行', edition: '旗舰版', employees: 900, seats: 7 })
    const bare = await anAccount(core, { name: '霁程物流', seats: 12 })
    await aLine(core, id, { amountMinor: 36_500_000, quantity: 40 })
    await aLine(core, id, { amountMinor: 1_000, currency: 'USD', quantity: 2 })
    await aLine(core, id, { fromDay: '2020-01-01', toDay: '2020-12-31', amountMinor: 9, currency: 'EUR' })
    const { accounts, currencies } = await core.call('tier.accounts', {})
    expect(accounts.find((each) => each.id === id)).toMatchObject({
      unitPrices: [
        { currency: 'CNY', minor: 36_500_000 },
        { currency: 'USD', minor: 1_000 },
      ],
      employees: 900,
      seats: 42,
      industry: '银行',
      edition: '旗舰版',
    })
    expect(accounts.find((each) => each.id === bare)).toMatchObject({ unitPrices: [], seats: 12 })
    expect(currencies).toEqual(['CNY', 'EUR', 'USD'])
  })

  test('ACC-2 applying gives every account the tier of the rules in one step, except those given by hand with a reason', async () => {
    const large = await anAccount(core, { name: '甲', employees: 5_000 })
    const mid = await anAccount(core, { name: '乙', employees: 300, tier: 'large' })
    const held = await anAccount(core, {
      name: '丙',
      employees: 5_000,
      tier: 'small',
      tierReason: '集团定点',
    })
    const none = await anAccount(core, { name: '丁', employees: 5_000, tierReason: '测试租户' })
    const priced = await anAccount(core, { name: '戊' })
    await aLine(core, priced, { amountMinor: 100_000_000 })

    // What the page foresees is what happens.
    const { accounts } = await core.call('tier.accounts', {})
    const { rules } = await core.call('tier.rules', {})
    const foreseen = previewTiers(
      accounts.map((account) => ({ ...account, override: overrideOf(account) })),
      rules,
    )
    expect(foreseen.changes.map(({ id, to }) => [id, to.tier])).toEqual(
      expect.arrayContaining([
        [large, 'large'],
        [mid, 'mid'],
        [priced, 'large'],
      ]),
    )
    expect(foreseen.held.map(({ id }) => id).toSorted()).toEqual([held, none].toSorted())

    const applied = await undoneAndRedone(core, () => core.call('tier.apply', {}))
    expect(applied.changed).toBe(3)
    expect(await tierOf(large)).toEqual({ tier: 'large', ka: false, tierReason: null })
    expect(await tierOf(mid)).toEqual({ tier: 'mid', ka: false, tierReason: null })
    expect(await tierOf(priced)).toEqual({ tier: 'large', ka: true, tierReason: null })
    expect(await tierOf(held)).toEqual({ tier: 'small', ka: false, tierReason: '集团定点' })
    expect(await tierOf(none)).toEqual({ tier: null, ka: false, tierReason: '测试租户' })
    expect(await core.call('tier.apply', {})).toEqual({ actionId: null, changed: 0 })
  })

  test('ACC-2 a tier given by hand goes back to the rules, and later rules change it again', async () => {
    const id = await anAccount(core, { employees: 5_000, tier: 'small', tierReason: '集团定点' })
    expect(await core.call('tier.verdict', { accountId: id })).toMatchObject({
      tier: 'large',
      isGiven: true,
      place: 3,
      rule: { id: 'large-size' },
      unknown: ['unit_price'],
    })
    await undoneAndRedone(core, () => core.call('tier.release', { ids: [id] }))
    expect(await tierOf(id)).toEqual({ tier: 'large', ka: false, tierReason: null })
    await core.call('tier.saveRules', { rules: bankRules })
    expect(await tierOf(id)).toMatchObject({ tier: 'large' })
    await core.call('tier.apply', {})
    expect(await tierOf(id)).toMatchObject({ tier: 'small' })
    expect(await core.ask('tier.release', { ids: ['01900000-0000-7000-8000-000000000000'] })).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})
