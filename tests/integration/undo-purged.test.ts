import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aPerson } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const msPerDay = 86_400_000

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

/** What lies in the bin now is gone for good. */
function clearBin(): void {
  core.clock.advance(31 * msPerDay)
  expect(core.store.purgeBin(core.clock.now())).toBeGreaterThan(0)
}

const refusedAsPurged = { ok: false, error: { code: 'purged' } }

describe('SAF-3 undo and redo of what has left the bin for good', () => {
  it('SAF-3 a record that was taken back and cleared is refused in words, nothing changes, and work goes on', async () => {
    await anAccount(core, { name: '青屿医械' })
    await anAccount(core, { name: '岚汀重工' })
    await core.call('history.undo', {})
    clearBin()
    const before = core.store.digest()
    expect(await core.ask('history.redo', {})).toMatchObject(refusedAsPurged)
    expect(core.store.digest()).toBe(before)
    // Refused again alike, and what is done next can be undone and redone as ever.
    expect(await core.ask('history.redo', {})).toMatchObject(refusedAsPurged)
    await anAccount(core, { name: '霁程物流' })
    await core.call('history.undo', {})
    expect(await core.call('history.redo', {})).toMatchObject({ keptLater: 0, purged: 0 })
    const { rows } = await core.call('account.list', {})
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['霁程物流', '青屿医械'])
    expect(core.store.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('SAF-3 a deletion whose record was cleared cannot be taken back; a change of it neither', async () => {
    const id = await anAccount(core)
    await core.call('account.update', { ids: [id], patch: { city: '宁波' } })
    await core.call('account.remove', { ids: [id] })
    const { actions } = await core.call('history.actions', { limit: 2 })
    clearBin()
    for (const action of actions)
      expect(await core.ask('history.undo', { actionId: action.id }), action.name).toMatchObject(
        refusedAsPurged,
      )
  })

  it('SAF-3 a field that would point to a cleared record stays as it is', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId)
    const { id } = await core.call('promise.create', { accountId, title: '给推广方案' })
    await core.call('promise.update', { id, patch: { toPersonId: personId, toName: '覃若谷' } })
    await core.call('history.undo', {})
    core.store.change({ name: 'test.remove', user: '同事', undoable: false }, (write) =>
      write.remove('person', personId),
    )
    clearBin()
    expect(await core.call('history.redo', {})).toMatchObject({ purged: 1 })
    const { promises } = await core.call('promise.list', {})
    expect(promises).toMatchObject([{ toPersonId: null, toName: '覃若谷' }])
  })

  it('SAF-3 of several records the one that was cleared stays out and is counted, the others come back', async () => {
    const first = await anAccount(core)
    const second = await anAccount(core, { name: '青屿医械' })
    await core.call('account.update', { ids: [first, second], patch: { owner: '骆一苇' } })
    await core.call('history.undo', {})
    core.store.change({ name: 'test.remove', user: '同事', undoable: false }, (write) =>
      write.remove('account', second),
    )
    clearBin()
    expect(await core.call('history.redo', {})).toMatchObject({ purged: 1 })
    expect((await core.call('account.list', {})).rows).toMatchObject([{ id: first, owner: '骆一苇' }])
    expect(await core.call('history.undo', {})).toMatchObject({ purged: 0 })
    expect((await core.call('account.list', {})).rows).toMatchObject([{ id: first, owner: null }])
  })
})
