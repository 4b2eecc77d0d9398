import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/kernel/index.ts'
import { aLine, anAccount, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let today: string
let accountId: string
beforeEach(async () => {
  core = await openTestCore()
  today = (await core.call('account.list', {})).today
  accountId = await anAccount(core, { name: '岚汀重工', tier: 'large' })
  // Its renewal window is open: that asks for the budget day.
  await aLine(core, accountId, { fromDay: addDays(today, -300), toDay: addDays(today, 64), quantity: 100 })
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const brief = () => core.call('account.brief', { accountId })
const asked = async () => (await brief()).questions.map(({ key }) => key)
const update = (patch: object) => core.call('account.update', { ids: [accountId], patch })

describe('VIS-2 the question debt has a place for its answers', () => {
  test('VIS-2 seats as typed, then as the newest usage counts them; the question goes and comes with undo', async () => {
    expect(await asked()).toContain('seat_use_unknown')
    await undoneAndRedone(core, () =>
      update({ seatsAssigned: 90, seatsActive: 40, seatsCountedOn: addDays(today, -3) }),
    )
    expect((await brief()).seats).toEqual({
      bought: 100,
      assigned: 90,
      active: 40,
      countedOn: addDays(today, -3),
      source: 'typed',
    })
    expect(await asked()).not.toContain('seat_use_unknown')
    for (const [feature, days, count] of [
      ['active_users', -40, 60],
      ['Active Users', -10, 55],
      ['导出', -1, 7],
    ] as const)
      seedRow(core, 'usage', {
        accountId,
        feature,
        day: addDays(today, days),
        count,
        beta: false,
      })
    expect((await brief()).seats).toEqual({
      bought: 100,
      assigned: 90,
      active: 55,
      countedOn: addDays(today, -3),
      source: 'typed',
    })
    const { entries } = await core.call('history.field', {
      kind: 'account',
      id: accountId,
      field: 'seatsActive',
    })
    expect(entries.some(({ value }) => value === 40)).toBe(true)
  })

  test('VIS-2 the budget day of every year answers when it comes next; no day of the year is refused', async () => {
    expect(await asked()).toContain('budget_day_unknown')
    await undoneAndRedone(core, () => update({ budgetDay: '02-29' }))
    expect(await brief()).toMatchObject({ budgetDay: '2027-02-28' })
    expect(await asked()).not.toContain('budget_day_unknown')
    for (const budgetDay of ['2-29', '02-30', '13-01'])
      expect(await core.ask('account.update', { ids: [accountId], patch: { budgetDay } })).toMatchObject({
        error: { code: 'invalid_input' },
      })
  })

  test('RSK-3 VIS-2 a cause with how and when it was tested ends the question; named alone it does not', async () => {
    const { id } = await core.call('risk.create', {
      accountId,
      title: '换了厂长',
      seenOn: addDays(today, -20),
    })
    expect(await asked()).toContain('cause_untested')
    const patch = (values: object) => core.call('risk.update', { id, patch: values })
    await patch({ cause: ' 没有高层关注 ' })
    expect(await asked()).toContain('cause_untested')
    expect((await brief()).risks).toMatchObject([{ cause: { text: '没有高层关注', isTested: false } }])
    await undoneAndRedone(core, () =>
      patch({ causeTestedHow: '问了副总', causeTestedOn: addDays(today, -2), causeTestedBy: '陆闻笙' }),
    )
    expect(await asked()).not.toContain('cause_untested')
    expect((await brief()).risks).toMatchObject([
      {
        id,
        cause: {
          text: '没有高层关注',
          isTested: true,
          how: '问了副总',
          on: addDays(today, -2),
          by: '陆闻笙',
        },
      },
    ])
    await patch({ causeTestedOn: null })
    expect(await asked()).toContain('cause_untested')
  })
})
