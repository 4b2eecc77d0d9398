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
const [first, second] = [
  '01a1fbb9-7dc0-79c7-b851-be083c0d4e01',
  '01a1fbb9-7dc0-79c7-b851-be083c0d4e02',
] as const
const title = { name: '承诺了什么', text: '周五前给\n方案 𠮷', base: '' }
const kept = async (place = form) => (await core.call('form.kept', place)).drafts
const keep = (
  fields: readonly (typeof title)[],
  { about = form.about, opening = first as string, replaces = [] as readonly string[] } = {},
) => core.call('form.keep', { ...form, about, opening, replaces: [...replaces], fields: [...fields] })

describe('VIS-6 words of a form that is not saved', () => {
  it('VIS-6 are kept by form and by what it is about, replaced, and gone with the save', async () => {
    expect(await kept()).toEqual([])
    const { savedAt } = await keep([title])
    expect(await kept()).toEqual([{ opening: first, savedAt, fields: [title] }])
    expect(await kept({ ...form, about: '{"accountId":"b"}' })).toEqual([])
    expect(await kept({ ...form, form: 'risk.edit' })).toEqual([])

    const longer = { ...title, text: `${title.text}。`, base: '给方案' }
    await keep([longer])
    expect(await kept()).toMatchObject([{ fields: [longer] }])
    await keep([])
    expect(await kept()).toEqual([])
  })

  it('VIS-6 of two windows stand side by side until one takes over or is saved', async () => {
    const other = { ...title, text: '另一扇窗口里写的' }
    await keep([title])
    core.clock.advance(1)
    await keep([other], { opening: second })
    expect((await kept()).map(({ opening }) => opening)).toEqual([second, first])
    await keep([], { opening: second })
    expect(await kept()).toMatchObject([{ opening: first, fields: [title] }])
    await keep([other], { opening: second, replaces: [first] })
    expect(await kept()).toMatchObject([{ opening: second, fields: [other] }])
    await keep([title])
    await keep([], { opening: second, replaces: [first] })
    expect(await kept()).toEqual([])
  })

  it('VIS-6 outlive the process, and are neither in the log nor an action', async () => {
    await anAccount(core)
    const before = core.store.digest()
    const actions = core.store.actions(10).length
    await keep([title])
    expect(core.store.digest()).toEqual(before)
    expect(core.store.actions(10).length).toBe(actions)
    expect(core.store.rebuild()).toMatchObject({ differences: [] })
    await core.restart()
    expect(await kept()).toMatchObject([{ fields: [title] }])
  })

  it('VIS-6 are dropped after 30 days, and not a day before', async () => {
    await keep([title])
    core.clock.advance(29 * day)
    core.session.workspace.maintain()
    expect(await kept()).toHaveLength(1)
    await keep([title], { about: 'newer' })
    core.clock.advance(day + 1)
    core.session.workspace.maintain()
    expect(await kept()).toEqual([])
    expect(await kept({ ...form, about: 'newer' })).toHaveLength(1)
  })

  it('VIS-6 are not taken without a form, nor with a field that has no name', async () => {
    const empty = { ...form, opening: first, replaces: [], fields: [] }
    const refused = { error: { code: 'invalid_input' } }
    expect(await core.ask('form.keep', { ...empty, form: '' })).toMatchObject(refused)
    expect(await core.ask('form.keep', { ...empty, fields: [{ ...title, name: '' }] })).toMatchObject(refused)
    expect(await kept()).toEqual([])
  })
})
