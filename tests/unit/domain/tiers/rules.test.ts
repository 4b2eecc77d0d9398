import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  overrideOf,
  planTierOverride,
  previewTiers,
  shippedTierRules,
  type TieredAccount,
  type TierFacts,
  tierOf,
  type TierRule,
  tierRuleFaults,
} from '../../../../shared/domain/tiers/index.ts'

const facts = (changes: Partial<TierFacts> = {}): TierFacts => ({
  id: 'a',
  unitPrices: [],
  employees: null,
  seats: null,
  industry: null,
  edition: null,
  ...changes,
})
const cny = (minor: number) => [{ minor, currency: 'CNY' }]

describe('ACC-2 the tier of an account', () => {
  test.each([
    [{ unitPrices: cny(100_000_000), employees: 10 }, 'large', true, 'ka-price', []],
    [{ unitPrices: cny(99_999_999), employees: 10 }, 'large', false, 'large-price', []],
    [{ unitPrices: cny(10_000_000), employees: 2_000 }, 'large', false, 'large-size', []],
    [{ unitPrices: cny(10_000_000), employees: 1_999 }, 'mid', false, 'mid-price', []],
    [{ unitPrices: cny(9_999_999), employees: 200 }, 'mid', false, 'mid-size', []],
    [{ unitPrices: cny(9_999_999), employees: 199 }, 'small', false, 'small', []],
    [{ unitPrices: cny(9_999_999) }, 'small', false, 'small', ['employees']],
    [
      { unitPrices: [{ minor: 90_000_000, currency: 'USD' }], employees: 1 },
      'small',
      false,
      'small',
      ['unit_price'],
    ],
  ])('%j is %s', (known, tier, ka, ruleId, unknown) => {
    expect(tierOf(facts(known), shippedTierRules, null)).toEqual({ tier, ka, by: 'rule', ruleId, unknown })
  })

  it('ACC-2 a reason makes a tier one that was given by hand, also when it says that there is none', () => {
    const standing = { tier: null, ka: false, tierReason: ' 测试租户 ' }
    expect(overrideOf(standing)).toEqual({ tier: null, ka: false, reason: '测试租户' })
    expect(tierOf(facts({ employees: 9_000 }), shippedTierRules, overrideOf(standing))).toMatchObject({
      tier: null,
      by: 'override',
      ruleId: 'large-size',
    })
    expect(overrideOf({ tier: 'large', ka: true, tierReason: null })).toBeNull()
    expect(overrideOf({ tier: 'large', ka: true, tierReason: '  ' })).toBeNull()
  })

  it('ACC-2 industry and edition are compared without case, width and spaces around; all conditions must hold', () => {
    const rules: readonly TierRule[] = [
      {
        id: 'bank',
        tier: 'large',
        ka: true,
        when: [
          { measure: 'industry', oneOf: ['银行', 'Banking'] },
          { measure: 'edition', oneOf: ['旗舰版'] },
          { measure: 'seats', atLeast: 100, below: 500 },
        ],
      },
    ]
    const bank = { industry: ' ＢＡＮＫＩＮＧ ', edition: '旗舰版', seats: 499 }
    expect(tierOf(facts(bank), rules, null)).toMatchObject({ tier: 'large', ka: true })
    expect(tierOf(facts({ ...bank, seats: 500 }), rules, null)).toMatchObject({
      tier: null,
      by: 'none',
      unknown: [],
    })
    // What is unknown does not matter where another condition fails.
    expect(tierOf(facts({ ...bank, seats: null, edition: '标准版' }), rules, null).unknown).toEqual([])
    expect(tierOf(facts({ ...bank, seats: null, edition: '  ' }), rules, null).unknown).toEqual([
      'edition',
      'seats',
    ])
  })

  it('ACC-2 a tier by hand wins, keeps its reason, and needs one', () => {
    expect(planTierOverride('large', true, '  ')).toEqual({ ok: false, error: 'reason_required' })
    const planned = planTierOverride('large', true, ' 集团指定 ')
    expect(planned).toEqual({ ok: true, value: { tier: 'large', ka: true, reason: '集团指定' } })
    const override = { tier: 'large', ka: true, reason: '集团指定' } as const
    expect(tierOf(facts({ unitPrices: cny(1), employees: 1 }), shippedTierRules, override)).toEqual({
      tier: 'large',
      ka: true,
      by: 'override',
      ruleId: 'small',
      unknown: [],
    })
    expect(
      tierOf(facts({ unitPrices: cny(1), employees: 1 }), shippedTierRules, { ...override, reason: ' ' })
        .tier,
    ).toBe('small')
  })

  it('ACC-2 what is wrong with rules as typed', () => {
    expect(tierRuleFaults(shippedTierRules)).toEqual([])
    expect(
      tierRuleFaults([
        { id: 'a', tier: 'mid', ka: false, when: [{ measure: 'seats', atLeast: null, below: null }] },
        { id: 'b', tier: 'mid', ka: false, when: [{ measure: 'seats', atLeast: 5, below: 5 }] },
        { id: 'c', tier: 'mid', ka: false, when: [{ measure: 'industry', oneOf: [' '] }] },
        { id: 'd', tier: 'mid', ka: false, when: [] },
        { id: 'd', tier: 'small', ka: false, when: [] },
      ]),
    ).toEqual([
      { ruleId: 'a', fault: 'no_bound' },
      { ruleId: 'b', fault: 'empty_range' },
      { ruleId: 'c', fault: 'no_choice' },
      { ruleId: 'd', fault: 'same_id' },
      { ruleId: 'd', fault: 'never_reached' },
    ])
  })
})

describe('ACC-2 preview of who would change', () => {
  const account = (id: string, changes: Partial<TieredAccount>): TieredAccount => ({
    ...facts({ id, employees: 1, ...changes }),
    tier: 'small',
    ka: false,
    override: null,
    ...changes,
  })

  it('ACC-2 names changes, those held by hand, and the counts after', () => {
    const preview = previewTiers(
      [
        account('grows', { unitPrices: cny(20_000_000) }),
        account('stays', { unitPrices: cny(1) }),
        account('flag', { tier: 'large', unitPrices: cny(200_000_000) }),
        account('held', {
          tier: 'large',
          unitPrices: cny(1),
          override: { tier: 'large', ka: false, reason: '标杆' },
        }),
        account('agrees', { unitPrices: cny(1), override: { tier: 'small', ka: false, reason: '谈定' } }),
      ],
      shippedTierRules,
    )
    expect(preview.changes.map(({ id, to, ruleId }) => [id, to.tier, to.ka, ruleId])).toEqual([
      ['grows', 'mid', false, 'mid-price'],
      ['flag', 'large', true, 'ka-price'],
    ])
    expect(preview.held.map(({ id, from, to }) => [id, from.tier, to.tier])).toEqual([
      ['held', 'large', 'small'],
    ])
    expect(preview.counts).toEqual({ large: 2, mid: 1, small: 2, none: 0 })
  })

  it('ACC-2 once the changes are made, the same rules change nobody', () => {
    const accounts = fc.array(
      fc.record({
        unitPrices: fc.integer({ min: 0, max: 200_000_000 }).map(cny),
        employees: fc.option(fc.integer({ min: 0, max: 4_000 })),
        tier: fc.constantFrom('large', 'mid', 'small', null),
        ka: fc.boolean(),
        by: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(accounts, (rows) => {
        const before = rows.map(({ by, ...row }, index) =>
          account(String(index), {
            ...row,
            override: by && row.tier !== null ? { tier: row.tier, ka: row.ka, reason: '谈定' } : null,
          }),
        )
        const preview = previewTiers(before, shippedTierRules)
        const to = new Map(preview.changes.map((change) => [change.id, change.to]))
        const after = before.map((one) => ({ ...one, ...to.get(one.id) }))
        const again = previewTiers(after, shippedTierRules)
        expect(again.changes).toEqual([])
        expect(again.counts).toEqual(preview.counts)
        expect(Object.values(preview.counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
        for (const one of preview.changes) expect(before[Number(one.id)]?.override).toBeNull()
      }),
    )
  })
})
