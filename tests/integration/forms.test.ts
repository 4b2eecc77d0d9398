import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const day = 86_400_000
const form = { form: 'promise.edit', about: '{"accountId":"a"}' }
const title = { name: '承诺了什么', text: '周五前给\n方案 𠮷', base: '' }
const kept = async (place = form) => (await core.call('form.kept', place)).kept

describe('VIS-6 words of a form that is not saved', () => {
  it('VIS-6 are kept by form and by what it is about, replaced, and gone with the save', async () => {
    expect(await kept()).toBeNull()
    const { savedAt } = await core.call('form.keep', { ...form, fields: [title] })
    expect(await kept()).toEqual({ savedAt, fields: [title] })
    expect(await kept({ ...form, about: '{"accountId":"b"}' })).toBeNull()
    expect(await kept({ ...form, form: 'risk.edit' })).toBeNull()

    const longer = { ...title, text: `${title.text}。`, base: '给方案' }
    await core.call('form.keep', { ...form, fields: [longer] })
    expect((await kept())?.fields).toEqual([longer])
    await core.call('form.keep', { ...form, fields: [] })
    expect(await kept()).toBeNull()
  })

  it('VIS-6 outlive the process, and are neither in the log nor an action', async () => {
    await anAccount(core)
    const before = core.store.digest()
    const actions = core.store.actions(10).length
    await core.call('form.keep', { ...form, fields: [title] })
    expect(core.store.digest()).toEqual(before)
    expect(core.store.actions(10).length).toBe(actions)
    expect(core.store.rebuild()).toMatchObject({ differences: [] })
    await core.restart()
    expect((await kept())?.fields).toEqual([title])
  })

  it('VIS-6 are dropped after 30 days, and not a day before', async () => {
    await core.call('form.keep', { ...form, fields: [title] })
    core.clock.advance(29 * day)
    core.session.workspace.maintain()
    expect(await kept()).not.toBeNull()
    await core.call('form.keep', { ...form, about: 'newer', fields: [title] })
    core.clock.advance(day + 1)
    core.session.workspace.maintain()
    expect(await kept()).toBeNull()
    expect(await kept({ ...form, about: 'newer' })).not.toBeNull()
  })

  it('VIS-6 are not taken without a form, nor with a field that has no name', async () => {
    expect(await core.ask('form.keep', { ...form, form: '', fields: [] })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    expect(await core.ask('form.keep', { ...form, fields: [{ ...title, name: '' }] })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    expect(await kept()).toBeNull()
  })
})
