import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AccountFields,
  applyMerge,
  type Attached,
  type MergeWorld,
  planAccountMerge,
  undoMerge,
} from '../../../../shared/domain/duplicates/index.ts'
import { wouldCycle } from '../../../../shared/domain/groups/index.ts'

const attached = (kind: string, id: string, accountId: string, once: string | null = null): Attached => ({
  kind,
  id,
  accountId,
  once,
})
const world: MergeWorld = {
  fields: new Map<string, AccountFields>([
    ['keep', { name: '华达精密', city: '上海', phone: null, industry: '机械', seats: 0 }],
    ['drop', { name: '华达精密有限公司', city: '上海', phone: '021-5555', industry: ' ', seats: 40 }],
    ['child', { name: '分厂' }],
  ]),
  parents: new Map([
    ['keep', null],
    ['drop', null],
    ['child', 'drop'],
  ]),
  attached: [
    attached('contract', 'k1', 'keep'),
    attached('contract', 'k2', 'drop'),
    attached('tag', 't1', 'keep', '标杆'),
    attached('tag', 't2', 'drop', '标杆'),
    attached('tag', 't3', 'drop', '华东'),
  ],
  gone: new Set(),
}
const planned = (keep: string, drop: string, choices = {}, inWorld: MergeWorld = world) => {
  const plan = planAccountMerge(keep, drop, inWorld, choices)
  if (!plan.ok) throw new Error(plan.error)
  return plan.value
}

describe('ACC-10 merge with a preview per field', () => {
  it('ACC-10 what both say, what is taken, what goes over and what stays', () => {
    const plan = planned('keep', 'drop')
    expect(plan.fields.map(({ field, state, take }) => [field, state, take])).toEqual([
      ['city', 'same', 'kept'],
      ['industry', 'only_kept', 'kept'],
      ['name', 'conflict', 'kept'],
      ['phone', 'only_dropped', 'dropped'],
      // A zero is a value.
      ['seats', 'conflict', 'kept'],
    ])
    expect(plan.moved.map(({ id }) => id)).toEqual(['k2', 't3'])
    expect(plan.left.map(({ id }) => id)).toEqual(['t2'])
    expect(plan.parents).toEqual([{ id: 'child', before: 'drop', after: 'keep' }])
  })

  it('ACC-10 the choice of a field overrides; only what the plan names changes', () => {
    const merged = applyMerge(world, planned('keep', 'drop', { name: 'dropped', phone: 'kept' }))
    expect(merged.fields.get('keep')).toEqual({
      name: '华达精密有限公司',
      city: '上海',
      phone: null,
      industry: '机械',
      seats: 0,
    })
    expect(merged.fields.get('drop')).toEqual(world.fields.get('drop'))
    expect([...merged.gone]).toEqual(['drop'])
    expect(merged.parents.get('child')).toBe('keep')
    expect(merged.attached.filter(({ accountId }) => accountId === 'keep').map(({ id }) => id)).toEqual([
      'k1',
      'k2',
      't1',
      't3',
    ])
  })

  it('ACC-10 refuses an account with itself, and one that is not there', () => {
    expect(planAccountMerge('keep', 'keep', world)).toEqual({ ok: false, error: 'same_account' })
    expect(planAccountMerge('keep', 'nobody', world)).toEqual({ ok: false, error: 'not_found' })
    const binned = { ...world, gone: new Set(['drop']) }
    expect(planAccountMerge('keep', 'drop', binned)).toEqual({ ok: false, error: 'not_found' })
  })

  it('ACC-10 what came after the merge stays with the kept account, and what was typed since too', () => {
    const plan = planned('keep', 'drop', { name: 'dropped' })
    const merged = applyMerge(world, plan)
    const later: MergeWorld = {
      ...merged,
      fields: new Map(merged.fields).set('keep', { ...merged.fields.get('keep'), phone: '010-9999' }),
      attached: [...merged.attached, attached('note', 'n1', 'keep')],
    }
    const { world: back, changedSince } = undoMerge(later, plan)
    expect(changedSince).toEqual(['phone'])
    expect(back.fields.get('keep')).toMatchObject({ name: '华达精密', phone: '010-9999' })
    expect(back.attached.find(({ id }) => id === 'n1')?.accountId).toBe('keep')
    expect(back.attached.find(({ id }) => id === 'k2')?.accountId).toBe('drop')
    expect(back.gone.size).toBe(0)
  })

  it('ACC-10 the kept account below the dropped one comes out from under it', () => {
    const parents = new Map([
      ['keep', 'child'],
      ['child', 'drop'],
      ['drop', null],
    ])
    const plan = planned('keep', 'drop', {}, { ...world, parents })
    expect(plan.parents).toEqual([
      { id: 'child', before: 'drop', after: 'keep' },
      { id: 'keep', before: 'child', after: null },
    ])
  })

  const ids = ['a', 'b', 'c', 'd', 'e']
  const value = fc.constantFrom(null, '', 'x', 'y', 0, 3, true)
  const fields = fc.record({ name: value, city: value, seats: value, phone: value })
  const worlds = fc
    .record({
      fields: fc.array(fields, { minLength: ids.length, maxLength: ids.length }),
      parents: fc.array(fc.nat(9), { minLength: ids.length, maxLength: ids.length }),
      attached: fc.array(
        fc.record({
          kind: fc.constantFrom('contract', 'tag'),
          accountId: fc.constantFrom(...ids),
          once: fc.constantFrom(null, 's', 't'),
        }),
        { maxLength: 12 },
      ),
    })
    .map((drawn): MergeWorld => {
      const parents = new Map<string, string | null>(ids.map((id) => [id, null]))
      for (const [index, at] of drawn.parents.entries()) {
        const [id, parent] = [ids[index] ?? 'a', ids[at] ?? null]
        if (!wouldCycle(parents, id, parent)) parents.set(id, parent)
      }
      return {
        fields: new Map(ids.map((id, index) => [id, drawn.fields[index] ?? {}])),
        parents,
        attached: drawn.attached.map((one, index) => ({ ...one, id: String(index) })),
        gone: new Set(),
      }
    })
  const choices = fc.dictionary(
    fc.constantFrom('name', 'city', 'seats', 'phone'),
    fc.constantFrom('kept', 'dropped'),
  )
  const pair = fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 })

  it('ACC-10 merge then undo is identity', () => {
    fc.assert(
      fc.property(worlds, pair, choices, (before, [keep = 'a', drop = 'b'], chosen) => {
        const plan = planned(keep, drop, chosen, before)
        const { world: back, changedSince } = undoMerge(applyMerge(before, plan), plan)
        expect(back).toEqual(before)
        expect(changedSince).toEqual([])
      }),
    )
  })

  it('ACC-10 two merges, undone in the other order, are identity too', () => {
    fc.assert(
      fc.property(worlds, fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }), (before, three) => {
        const [first = 'a', second = 'b', third = 'c'] = three
        const one = planned(first, second, {}, before)
        const between = applyMerge(before, one)
        const two = planned(third, first, {}, between)
        const after = applyMerge(between, two)
        expect(undoMerge(undoMerge(after, two).world, one).world).toEqual(before)
      }),
    )
  })

  it('ACC-10 after a merge nothing hangs on the account in the bin but what the kept one has already; nobody stands above themselves', () => {
    fc.assert(
      fc.property(worlds, pair, choices, (before, [keep = 'a', drop = 'b'], chosen) => {
        const plan = planned(keep, drop, chosen, before)
        const after = applyMerge(before, plan)
        const onDropped = after.attached.filter(({ accountId }) => accountId === drop)
        expect(onDropped.map(({ id }) => id)).toEqual(plan.left.map(({ id }) => id))
        for (const { kind, once } of onDropped)
          expect(
            after.attached.some((one) => one.accountId === keep && one.kind === kind && one.once === once),
          ).toBe(true)
        expect(after.attached).toHaveLength(before.attached.length)
        for (const [id, parent] of after.parents) {
          if (id !== drop) expect(parent).not.toBe(drop)
          expect(wouldCycle(after.parents, id, parent)).toBe(false)
        }
      }),
    )
  })
})
