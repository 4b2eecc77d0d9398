import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  alikePairs,
  joinAsks,
  type JoinableAsk,
  planJoin,
  planSplit,
  reviewAgain,
  unjoinAsks,
} from '../../../../shared/domain/requirement/index.ts'

const ask = (id: string, requirementId: string, accountId: string, askedOn = '2026-11-01'): JoinableAsk => ({
  id,
  requirementId,
  accountId,
  askedOn,
})
const accounts = (count: number): string[] => Array.from({ length: count }, (_, index) => `a${index}`)

describe('REQ-5 the sixth account brings it back to review', () => {
  test.each([
    ['declined', null, { accounts: 6 }],
    ['told', null, { accounts: 6 }],
    ['scheduled', null, { accounts: 6 }],
    // It is there already: the sixth is told.
    ['shipped', '2026-10-01', null],
    ['told', '2026-10-01', null],
    ['in_review', null, null],
    ['needs_background', null, null],
  ] as const)('REQ-5 %s, shipped %s', (state, shippedOn, expected) => {
    expect(reviewAgain({ state, shippedOn }, accounts(5), accounts(6))).toEqual(expected)
  })

  it('REQ-5 counts accounts, not asks; happens on reaching the number only, also past it by a join', () => {
    const declined = { state: 'declined', shippedOn: null } as const
    expect(reviewAgain(declined, accounts(5), [...accounts(5), 'a0', 'a1'])).toBeNull()
    expect(reviewAgain(declined, accounts(6), accounts(7))).toBeNull()
    expect(reviewAgain(declined, accounts(3), accounts(8))).toEqual({ accounts: 8 })
    expect(reviewAgain(declined, accounts(2), accounts(3), 3)).toEqual({ accounts: 3 })
  })
})

describe('REQ-5 joined, and split again', () => {
  const asks = [
    ask('1', 'r1', 'a', '2026-10-05'),
    ask('2', 'r1', 'b'),
    ask('3', 'r2', 'a', '2026-09-01'),
    ask('4', 'r2', 'c'),
    ask('5', 'r3', 'd'),
  ]

  it('REQ-5 every ask goes over, an account that asks on both sides counts once, with its first day', () => {
    const plan = planJoin('r1', 'r2', asks)
    expect(plan).toEqual({
      ok: true,
      value: {
        into: 'r1',
        from: 'r2',
        moved: ['3', '4'],
        doubled: ['3'],
        firstAsked: [{ accountId: 'a', askedOn: '2026-09-01' }],
      },
    })
    expect(planJoin('r1', 'r1', asks)).toEqual({ ok: false, error: 'same_requirement' })
  })

  it('REQ-5 a split leaves neither side without anybody', () => {
    expect(planSplit('r1', ['a'], asks)).toEqual({ ok: true, value: { moved: ['1'] } })
    expect(planSplit('r1', ['d'], asks)).toEqual({ ok: false, error: 'nobody' })
    expect(planSplit('r1', ['a', 'b'], asks)).toEqual({ ok: false, error: 'everybody' })
  })

  it('REQ-5 joined and taken back is as before; what came in between stays', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        requirementId: fc.constantFrom('r1', 'r2', 'r3'),
        accountId: fc.constantFrom('a', 'b', 'c', 'd'),
        askedOn: fc.constantFrom('2026-09-01', '2026-10-01', '2026-11-01'),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(some, (list) => {
        const plan = planJoin('r1', 'r2', list)
        if (!plan.ok) throw new Error(plan.error)
        const joined = joinAsks(list, plan.value)
        expect(joined.some(({ requirementId }) => requirementId === 'r2')).toBe(false)
        const later = ask('later', 'r1', 'e')
        expect(unjoinAsks([...joined, later], plan.value)).toEqual([...list, later])
        const both = new Set(list.filter((one) => one.requirementId === 'r1').map((one) => one.accountId))
        const doubled = list.filter((one) => one.requirementId === 'r2' && both.has(one.accountId))
        expect(plan.value.doubled).toEqual(doubled.map(({ id }) => id))
        for (const { accountId, askedOn } of plan.value.firstAsked)
          for (const one of list)
            if (one.accountId === accountId && one.requirementId !== 'r3')
              expect(askedOn <= one.askedOn).toBe(true)
      }),
    )
  })
})

describe('REQ-5 which wishes may be one', () => {
  const wishes = [
    { title: '报表导出加抬头', detail: '送给财务的报表要有公司抬头' },
    { title: '月报按车间拆分', detail: '主任只想看自己车间' },
    { title: '导出的报表带公司抬头', detail: '财务说没有抬头不收' },
    { title: 'Single sign-on for the portal', detail: '' },
    { title: 'Portal needs single sign-on', detail: 'people keep two passwords' },
  ]

  it('REQ-5 pairs in Chinese and in English, likest first', () => {
    expect(alikePairs(wishes, 10).map(({ one, other }) => [one, other])).toEqual([
      [3, 4],
      [0, 2],
    ])
    expect(alikePairs(wishes, 1)).toHaveLength(1)
  })

  it('REQ-5 a copy is the likest of all; the order of two does not matter; nothing is like itself', () => {
    const words = fc.constantFrom('报表', '导出', '抬头', '车间', '工单', '扫码', '权限', '审批')
    const wish = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => ({
      title: parts.join(''),
      detail: '',
    }))
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 12 }), fc.nat(11), (list, at) => {
        const copied = [...list, list[at % list.length] ?? { title: '', detail: '' }]
        const pairs = alikePairs(copied, 1_000, 0.01)
        expect(
          pairs.find(({ one, other }) => one === at % list.length && other === list.length)?.likeness,
        ).toBeCloseTo(1, 9)
        for (const { one, other, likeness } of pairs) {
          expect(one).toBeLessThan(other)
          expect(likeness).toBeLessThanOrEqual(1 + 1e-9)
        }
        const turned = alikePairs(copied.toReversed(), 1_000, 0.01)
        expect(turned.map(({ likeness }) => likeness.toFixed(9)).toSorted()).toEqual(
          pairs.map(({ likeness }) => likeness.toFixed(9)).toSorted(),
        )
      }),
    )
  })
})
