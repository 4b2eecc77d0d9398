import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  answeredBetween,
  type KnownOfAccount,
  type Question,
  questionRules,
  questionsOf,
  shippedQuestionLimits,
} from '../../../../shared/domain/questions/index.ts'

const today = '2026-11-21'
/** An account about which everything is known. */
const wellKnown: KnownOfAccount = {
  purchaseIntent: '月底对账要三个人三天',
  people: [
    {
      id: 'b',
      role: 'economic_buyer',
      leftOn: null,
      lastMetOn: '2026-11-01',
      influence: 'high',
      attitude: 'support',
    },
    {
      id: 'c',
      role: 'champion',
      leftOn: null,
      lastMetOn: '2026-11-01',
      influence: 'high',
      attitude: 'support',
    },
    { id: 'u', role: 'user', leftOn: null, lastMetOn: null, influence: 'low', attitude: 'unknown' },
  ],
  contracts: [{ id: 'k', toDay: '2027-06-30', noticeDays: 60, autoRenew: false, priceCapPercent: 5 }],
  promises: [{ id: 'p', dueDay: '2026-12-01' }],
  risks: [{ id: 'r', seenOn: '2026-10-01', causeTested: true }],
  values: [{ id: 'v', day: '2026-11-01', quote: '现在半天就够了' }],
  firstValues: [
    {
      id: 'f',
      measure: '对账天数',
      baseline: '3',
      target: '0.5',
      dueDay: '2026-10-01',
      reachedOn: '2026-09-30',
      signedOn: '2026-10-02',
    },
  ],
  outcomes: [{ id: 'o', measure: '差错', target: '0' }],
  requirements: [{ id: 'q', missing: [] }],
  seatsBought: 100,
  activeUsers: 80,
  renewal: { daysLeft: 221, windowOpen: false, decisionPath: null, budgetDay: null },
}
const asked = (changes: Partial<KnownOfAccount>): [string, string | null, unknown][] =>
  questionsOf({ ...wellKnown, ...changes }, today).map(({ key, subject, data }) => [key, subject, data])
const [contract] = wellKnown.contracts
const [firstValue] = wellKnown.firstValues
const [buyer, champion] = wellKnown.people

describe('VIS-2 the question debt', () => {
  it('VIS-2 nothing to ask where everything is known', () => {
    expect(asked({})).toEqual([])
  })

  const cases: [string, Partial<KnownOfAccount>, [string, string | null, unknown][]][] = [
    ['why they bought', { purchaseIntent: '  ' }, [['purchase_intent_unknown', null, undefined]]],
    [
      'nobody',
      { people: [] },
      [
        ['no_contact', null, undefined],
        ['buyer_unknown', null, undefined],
        ['champion_unknown', null, undefined],
      ],
    ],
    [
      'buyer long not met',
      { people: [{ ...buyer!, lastMetOn: '2026-07-01' }, champion!] },
      [['buyer_not_met', 'b', { days: 143 }]],
    ],
    [
      'one contact',
      {
        people: [
          { ...buyer!, role: 'champion' },
          { ...buyer!, lastMetOn: null },
        ],
      },
      [
        ['single_contact', 'b', undefined],
        ['buyer_not_met', 'b', undefined],
      ],
    ],
    [
      'champion gone is asked once, not as unknown too',
      { people: [buyer!, { ...champion!, leftOn: '2026-11-11' }, { ...champion!, id: 'n', role: 'user' }] },
      [['champion_gone', 'c', { days: 10 }]],
    ],
    [
      'attitude',
      { people: [buyer!, { ...champion!, attitude: 'unknown' }] },
      [['attitude_unknown', 'c', undefined]],
    ],
    ['no first value', { firstValues: [], values: [] }, [['first_value_undefined', null, undefined]]],
    [
      'first value half defined',
      { firstValues: [{ ...firstValue!, baseline: '', dueDay: null, reachedOn: null, signedOn: null }] },
      [['first_value_incomplete', 'f', { missing: ['baseline', 'due_day'] }]],
    ],
    [
      'reached, not signed',
      { firstValues: [{ ...firstValue!, signedOn: null }] },
      [['first_value_unsigned', 'f', { days: 52 }]],
    ],
    [
      'outcome',
      { outcomes: [{ id: 'o', measure: 'x', target: null }] },
      [['outcome_unmeasured', 'o', undefined]],
    ],
    [
      'cause a guess for 14 days',
      { risks: [{ id: 'r', seenOn: '2026-11-07', causeTested: false }] },
      [['cause_untested', 'r', { days: 14 }]],
    ],
    ['cause a guess for 13 days', { risks: [{ id: 'r', seenOn: '2026-11-08', causeTested: false }] }, []],
    [
      'value without words',
      { values: [{ id: 'v', day: '2026-11-01', quote: ' ' }] },
      [['value_without_quote', 'v', undefined]],
    ],
    [
      'no value for 91 days',
      {
        firstValues: [{ ...firstValue!, signedOn: '2026-01-01' }],
        values: [{ id: 'v', day: '2026-08-22', quote: 'x' }],
      },
      [['no_value_lately', null, { days: 91 }]],
    ],
    [
      'clauses',
      { contracts: [{ ...contract!, noticeDays: null, autoRenew: null, priceCapPercent: null }] },
      [['clause_unread', 'k', { missing: ['notice', 'auto_renew', 'price_cap'] }]],
    ],
    ['a contract that is over', { contracts: [{ ...contract!, toDay: '2026-11-20', noticeDays: null }] }, []],
    ['no notice without an end', { contracts: [{ ...contract!, toDay: null, noticeDays: null }] }, []],
    ['promise', { promises: [{ id: 'p', dueDay: null }] }, [['promise_undated', 'p', undefined]]],
    [
      'requirement',
      { requirements: [{ id: 'q', missing: ['background'] }] },
      [['requirement_without_background', 'q', { missing: ['background'] }]],
    ],
    ['seats', { activeUsers: null }, [['seat_use_unknown', null, undefined]]],
    [
      'renewal',
      { renewal: { daysLeft: 60, windowOpen: true, decisionPath: '', budgetDay: null } },
      [
        ['decision_path_unknown', null, undefined],
        ['budget_day_unknown', null, undefined],
      ],
    ],
  ]
  test.each(cases)('VIS-2 %s', (_, changes, expected) => {
    expect(asked(changes)).toEqual(expected)
  })

  it('VIS-2 every rule of the table is asked by a case above, and no key comes twice', () => {
    const keys = questionRules.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(cases.flatMap(([, , expected]) => expected.map(([key]) => key)))).toEqual(new Set(keys))
  })

  it('VIS-2 the table can be extended, a rule switched off, a limit moved', () => {
    const own = {
      key: 'security_review',
      weight: 3,
      find: () => [{ subject: null }],
    } as const
    const known = { ...wellKnown, promises: [{ id: 'p', dueDay: null }] }
    const keys = (settings: Parameters<typeof questionsOf>[2]) =>
      questionsOf(known, today, settings).map(({ key }) => key)
    expect(keys({ rules: [...questionRules, own] })).toEqual(['security_review', 'promise_undated'])
    expect(keys({ off: ['promise_undated'] })).toEqual([])
    expect(keys({ limits: { ...shippedQuestionLimits, buyerMetWithinDays: 10 } })).toEqual([
      'buyer_not_met',
      'promise_undated',
    ])
  })

  it('VIS-2 afterwards: what was answered, what is still open, what came up', () => {
    const before = questionsOf({ ...wellKnown, purchaseIntent: null, activeUsers: null }, today)
    const after = questionsOf(
      { ...wellKnown, activeUsers: null, promises: [{ id: 'p', dueDay: null }] },
      today,
    )
    const { answered, open, added } = answeredBetween(before, after)
    expect(answered.map(({ key }) => key)).toEqual(['purchase_intent_unknown'])
    expect(open.map(({ key }) => key)).toEqual(['seat_use_unknown'])
    expect(added.map(({ key }) => key)).toEqual(['promise_undated'])
  })

  it('VIS-2 answered and open make up what was asked; open and new what is asked now', () => {
    const debt = fc
      .uniqueArray(fc.integer({ min: 0, max: 12 }))
      .map((ids) => ids.map((id): Question => ({ id: String(id), key: 'k', weight: 1, subject: null })))
    const ids = (questions: readonly Question[]) => questions.map(({ id }) => id).toSorted()
    fc.assert(
      fc.property(debt, debt, (before, after) => {
        const { answered, open, added } = answeredBetween(before, after)
        expect(ids([...answered, ...open])).toEqual(ids(before))
        expect(ids([...open, ...added])).toEqual(ids(after))
      }),
    )
  })
})
