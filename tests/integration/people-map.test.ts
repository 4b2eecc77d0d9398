import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { peopleWarnings } from '../../shared/domain/people/index.ts'
import { anAccount, aPerson } from '../support/account-builders.ts'
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

const today = '2026-11-21'
const mapOf = (accountId: string) => core.call('people.map', { accountId })

describe('PPL-2 the stakeholder map', () => {
  test('PPL-2 gives everybody with the lines between them, and no card has a place before somebody gives it one', async () => {
    const accountId = await anAccount(core)
    const other = await anAccount(core, { name: '蓝屿港务' })
    const buyer = await aPerson(core, accountId, { name: '覃若谷', role: 'economic_buyer' })
    const user = await aPerson(core, accountId, { name: '柴松年', reportsToId: buyer })
    const stranger = await aPerson(core, other, { name: '段以恒' })
    await core.call('influence.save', { fromId: user, toId: buyer, strength: 'strong', remark: ' 听他的 ' })
    await core.call('influence.save', { fromId: user, toId: stranger, strength: 'weak', remark: null })
    const { people, influences } = await mapOf(accountId)
    expect(people).toMatchObject([
      { id: buyer, place: null, moved: null, reportsToId: null },
      { id: user, place: null, moved: null, reportsToId: buyer },
    ])
    expect(influences).toMatchObject([{ fromId: user, toId: buyer, strength: 'strong', remark: '听他的' }])
    expect(await core.ask('people.map', { accountId: buyer })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('PPL-2 a card that is dragged, and all that are laid out, are one step each to take back', async () => {
    const accountId = await anAccount(core)
    const ids = [
      await aPerson(core, accountId),
      await aPerson(core, accountId),
      await aPerson(core, accountId),
    ]
    const [first = ''] = ids
    await undoneAndRedone(core, () =>
      core.call('people.place', { accountId, places: [{ id: first, place: { x: 40, y: -20 } }] }),
    )
    await undoneAndRedone(core, () =>
      core.call('people.place', {
        accountId,
        places: ids.map((id, index) => ({ id, place: { x: index * 200, y: 0 } })),
      }),
    )
    const places = async () => (await mapOf(accountId)).people.map(({ id, place }) => [id, place])
    const laid = await places()
    expect(laid).toHaveLength(3)
    expect(laid).toContainEqual([ids[2], { x: 400, y: 0 }])
    await core.restart()
    expect(await places()).toEqual(laid)
    // The same place again is no step.
    expect(
      await core.call('people.place', { accountId, places: [{ id: first, place: { x: 0, y: 0 } }] }),
    ).toEqual({ actionId: null })
  })

  test('PPL-2 nothing moves when one of the cards is gone', async () => {
    const accountId = await anAccount(core)
    const here = await aPerson(core, accountId)
    const gone = await aPerson(core, accountId)
    await core.call('person.remove', { id: gone })
    expect(
      await core.ask('people.place', {
        accountId,
        places: [here, gone].map((id) => ({ id, place: { x: 7, y: 7 } })),
      }),
    ).toMatchObject({ error: { code: 'not_found' } })
    expect((await mapOf(accountId)).people.map(({ place }) => place)).toEqual([null])
  })

  test('PPL-2 a line of influence is drawn, changed, turned round and removed, each one step', async () => {
    const accountId = await anAccount(core)
    const one = await aPerson(core, accountId, { name: '甲' })
    const other = await aPerson(core, accountId, { name: '乙' })
    const line = { fromId: one, toId: other, strength: 'mid', remark: null } as const
    const { id } = await undoneAndRedone(core, () => core.call('influence.save', line))
    expect(await core.ask('influence.save', line)).toMatchObject({ error: { code: 'influence_exists' } })
    expect(await core.ask('influence.save', { ...line, toId: one })).toMatchObject({
      error: { code: 'influence_self' },
    })
    await undoneAndRedone(core, () => core.call('influence.save', { ...line, id, strength: 'strong' }))
    await undoneAndRedone(core, () =>
      core.call('influence.save', { id, fromId: other, toId: one, strength: 'strong', remark: '老同事' }),
    )
    expect((await mapOf(accountId)).influences).toEqual([
      { id, fromId: other, toId: one, strength: 'strong', remark: '老同事' },
    ])
    await undoneAndRedone(core, () => core.call('influence.remove', { id }))
    expect((await mapOf(accountId)).influences).toEqual([])
    expect(await core.ask('influence.remove', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await core.ask('influence.save', { ...line, id })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('PPL-2 a reporting line that would lead back is refused and names the way', async () => {
    const accountId = await anAccount(core)
    const top = await aPerson(core, accountId, { name: '总经理' })
    const mid = await aPerson(core, accountId, { name: '总监', reportsToId: top })
    const low = await aPerson(core, accountId, { name: '主管', reportsToId: mid })
    expect(await core.ask('person.update', { id: top, patch: { reportsToId: low } })).toMatchObject({
      error: {
        code: 'invalid_input',
        data: { issues: [{ code: 'cycle' }], way: '总经理 → 主管 → 总监 → 总经理' },
      },
    })
    await undoneAndRedone(core, () => core.call('person.update', { id: low, patch: { reportsToId: top } }))
  })

  test('PPL-2 with the person the lines go to the bin and come back', async () => {
    const accountId = await anAccount(core)
    const one = await aPerson(core, accountId)
    const other = await aPerson(core, accountId)
    await core.call('influence.save', { fromId: one, toId: other, strength: 'weak', remark: null })
    await core.call('person.remove', { id: other })
    expect((await mapOf(accountId)).influences).toEqual([])
    await core.call('history.undo', {})
    expect((await mapOf(accountId)).influences).toHaveLength(1)
  })
})

describe('PPL-3, PPL-4 who moved to another customer', () => {
  test('PPL-3 a champion who moves raises the re-sell task where they were, with what they were there; one step', async () => {
    const accountId = await anAccount(core)
    const next = await anAccount(core, { name: '蓝屿港务' })
    const boss = await aPerson(core, accountId, { name: '沈砚秋' })
    const id = await aPerson(core, accountId, {
      name: '柴松年',
      title: '计划经理',
      role: 'champion',
      attitude: 'support',
      reportsToId: boss,
    })
    await core.call('people.place', { accountId, places: [{ id, place: { x: 1, y: 2 } }] })
    await undoneAndRedone(core, () =>
      core.call('person.update', {
        id,
        patch: { accountId: next, role: 'other' },
        day: '2026-11-20',
        reason: '被挖走',
      }),
    )
    expect((await core.call('task.list', { accountId })).tasks).toMatchObject([
      { kind: 're_sell', title: '柴松年 · 计划经理', dueDay: '2026-11-28', state: 'open' },
    ])
    // Over there: a new card, whom they report to is open, and what happens there changes nothing here.
    await core.call('person.update', { id, patch: { attitude: 'neutral' } })
    expect((await mapOf(next)).people).toMatchObject([
      { id, role: 'other', attitude: 'neutral', reportsToId: null, place: null, leftOn: null, moved: null },
    ])
    const here = (await mapOf(accountId)).people
    expect(here.map(({ name }) => name)).toEqual(['沈砚秋', '柴松年'])
    expect(here[1]).toMatchObject({
      role: 'champion',
      attitude: 'support',
      leftOn: '2026-11-20',
      moved: { day: '2026-11-20', accountName: '蓝屿港务' },
    })
    expect(peopleWarnings(here, today).map(({ code }) => code)).toContain('champion_gone')
    // Their way stands in their history; here it is over when they come back.
    const { events } = await core.call('person.get', { id })
    expect(events.map(({ kind }) => kind)).toEqual(['joined', 'stance', 'joined', 'moved', 'stance'])
    await core.call('person.update', { id, patch: { accountId } })
    expect((await mapOf(accountId)).people.filter(({ moved }) => moved !== null)).toEqual([])
  })

  test('PPL-3 who had left already, and whoever decides nothing, moves without another task', async () => {
    const accountId = await anAccount(core)
    const next = await anAccount(core, { name: '蓝屿港务' })
    const user = await aPerson(core, accountId, { role: 'user' })
    const champion = await aPerson(core, accountId, { role: 'champion' })
    await core.call('person.left', { id: champion, day: today, reason: null })
    for (const id of [user, champion]) await core.call('person.update', { id, patch: { accountId: next } })
    expect((await core.call('task.list', { accountId })).tasks).toHaveLength(1)
    expect((await core.call('task.list', { accountId: next })).tasks).toEqual([])
  })
})
