import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GroupMember, rollUp, wouldCycle } from '../../../shared/domain/groups/index.ts'

const member = (id: string, parentId: string | null, changes: Partial<GroupMember> = {}): GroupMember => ({
  id,
  parentId,
  money: [],
  seats: null,
  activeUsers: null,
  health: null,
  ...changes,
})
const cny = (minor: number) => ({ minor, currency: 'CNY' })

describe('ACC-3 money, seats and health of a group', () => {
  it('ACC-3 adds up per currency through every level, each account once', () => {
    const { sums, rootOf, childrenOf, inCycle } = rollUp([
      member('plant', 'east', { money: [cny(100), { minor: 7, currency: 'USD' }], seats: 10, health: 40 }),
      member('east', 'group', { money: [cny(20)], seats: 5, activeUsers: 4, health: 80 }),
      member('group', null, { money: [cny(3), cny(4)] }),
      member('other', 'gone', { money: [cny(9)], health: 40 }),
    ])
    expect(sums.get('group')).toEqual({
      accounts: 3,
      money: [cny(127), { minor: 7, currency: 'USD' }],
      seats: 15,
      activeUsers: 4,
      weakest: { id: 'plant', health: 40 },
      unmeasured: 1,
    })
    expect(sums.get('east')).toMatchObject({ accounts: 2, seats: 15, unmeasured: 0 })
    expect(sums.get('other')).toMatchObject({ accounts: 1, seats: null, activeUsers: null })
    expect(Object.fromEntries(rootOf)).toEqual({
      group: 'group',
      east: 'group',
      plant: 'group',
      other: 'other',
    })
    expect(childrenOf.get('group')).toEqual(['east'])
    expect(inCycle.size).toBe(0)
  })

  it('ACC-3 parents that go round are named, and what hangs below is still added up once', () => {
    const { sums, inCycle, rootOf } = rollUp([
      member('a', 'b', { seats: 1 }),
      member('b', 'a', { seats: 2 }),
      member('below', 'a', { seats: 4 }),
      member('self', 'self', { seats: 8 }),
    ])
    expect([...inCycle].toSorted()).toEqual(['a', 'b', 'self'])
    expect(['a', 'b', 'below', 'self'].map((id) => sums.get(id)?.seats)).toEqual([5, 2, 4, 8])
    expect(rootOf.get('below')).toBe('a')
  })

  it('ACC-3 whatever the parents say, every account is in exactly one group and nothing is lost or doubled', () => {
    const tree = fc.array(
      fc.record({
        parent: fc.option(fc.nat(25)),
        minor: fc.integer({ min: -50, max: 50 }),
        seats: fc.option(fc.nat(9)),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(tree, (rows) => {
        const members = rows.map(({ parent, minor, seats }, index) =>
          member(String(index), parent === null ? null : String(parent), { money: [cny(minor)], seats }),
        )
        const { sums, rootOf, inCycle } = rollUp(members)
        const roots = new Set(rootOf.values())
        const total = (pick: (id: string) => number) => [...roots].reduce((sum, id) => sum + pick(id), 0)
        expect(rootOf.size).toBe(rows.length)
        expect(total((id) => sums.get(id)?.accounts ?? 0)).toBe(rows.length)
        expect(total((id) => sums.get(id)?.money[0]?.minor ?? 0)).toBe(
          rows.reduce((sum, { minor }) => sum + minor, 0),
        )
        expect(total((id) => sums.get(id)?.seats ?? 0)).toBe(
          rows.reduce((sum, { seats }) => sum + (seats ?? 0), 0),
        )
        // Going up from an account in a cycle comes back to it; from any other it ends.
        const parents = new Map(members.map(({ id, parentId }) => [id, parentId]))
        for (const { id, parentId } of members)
          expect(inCycle.has(id)).toBe(wouldCycle(parents, id, parentId))
      }),
    )
  })

  it('ACC-3 a chain of 50,000 accounts is added up without running out of stack', () => {
    const members = Array.from({ length: 50_000 }, (_, index) =>
      member(String(index), index === 0 ? null : String(index - 1), { seats: 1 }),
    )
    expect(rollUp(members).sums.get('0')).toMatchObject({ accounts: 50_000, seats: 50_000 })
  })

  it('ACC-3 an account may not be put below itself', () => {
    const parents = new Map([
      ['child', 'mid'],
      ['mid', 'top'],
      ['top', null],
    ])
    expect(wouldCycle(parents, 'top', 'child')).toBe(true)
    expect(wouldCycle(parents, 'top', 'top')).toBe(true)
    expect(wouldCycle(parents, 'child', 'top')).toBe(false)
    expect(wouldCycle(parents, 'top', null)).toBe(false)
  })
})
