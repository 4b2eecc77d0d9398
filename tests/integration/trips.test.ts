import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayInZone } from '../../shared/kernel/index.ts'
import { aLine, anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let today: string
beforeEach(async () => {
  core = await openTestCore()
  today = dayInZone(core.clock.now(), 'Asia/Shanghai')
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const hours = (count: number): number => core.clock.now() + count * 3_600_000

describe('ACC-9 a trip to a city', () => {
  test('ACC-9 of accounts that are as pressing those in the currency of the workspace stand first', async () => {
    const yen = await anAccount(core, { name: '三崎商会', city: '上海' })
    const yuan = await anAccount(core, { name: '岚汀重工', city: '上海' })
    const span = { fromDay: addDays(today, -100), toDay: addDays(today, 200) }
    await aLine(core, yen, { ...span, currency: 'JPY', amountMinor: 90_000_000 })
    await aLine(core, yuan, { ...span, currency: 'CNY', amountMinor: 1_000 })
    const order = async () =>
      (await core.call('trip.view', { city: '上海', from: today, to: today })).accounts.map(({ id }) => id)
    expect(await order()).toEqual([yuan, yen])
    await core.call('settings.set', { currency: 'JPY' })
    expect(await order()).toEqual([yen, yuan])
  })

  test('ACC-9 accounts of the city, the most pressing first, with money, last visit, what is due and not known', async () => {
    const long = await anAccount(core, {
      name: '岚汀重工',
      city: '长沙',
      tier: 'large',
      signupDay: addDays(today, -400),
    })
    const fresh = await anAccount(core, {
      name: '青屿医械',
      city: '　长沙 ',
      tier: 'mid',
      signupDay: addDays(today, -400),
    })
    const none = await anAccount(core, { name: '穗岭粮储', city: '长沙' })
    await anAccount(core, { name: '别处', city: '苏州', tier: 'small', signupDay: addDays(today, -10) })
    await anAccount(core, { name: '没有城市' })
    await aLine(core, long, { fromDay: addDays(today, -100), toDay: addDays(today, 200) })
    const visit = async (accountId: string, daysAgo: number): Promise<void> => {
      const { id } = await core.call('visit.plan', {
        accountId,
        title: '回访',
        plannedStart: hours(-24 * daysAgo),
      })
      await core.call('visit.checkIn', { id, at: hours(-24 * daysAgo) })
    }
    await visit(long, 50)
    await visit(fresh, 10)
    const next = await core.call('visit.plan', { accountId: fresh, title: '约好了', plannedStart: hours(24) })
    const view = await core.call('trip.view', { city: '长沙', from: today, to: addDays(today, 3) })
    expect(view.cities).toEqual([
      { city: '长沙', accounts: 3, due: 1 },
      { city: '苏州', accounts: 1, due: 0 },
    ])
    expect(view.accounts.map(({ id, lastVisitDay, dueDay }) => [id, lastVisitDay, dueDay])).toEqual([
      [long, addDays(today, -50), addDays(today, -20)],
      [fresh, addDays(today, -10), addDays(today, 50)],
      [none, null, null],
    ])
    expect(view.accounts[0]?.arrMinor).toBeGreaterThan(0)
    expect(view.accounts[1]?.nextVisitAt).toBe(hours(24))
    expect(view.visits.map(({ id }) => id)).toEqual([next.id])
    for (const { id, openQuestions } of view.accounts)
      expect(openQuestions).toBe((await core.call('question.list', { accountId: id })).questions.length)
    expect(view.visits.map(({ id }) => id)).toEqual([next.id])
    // Without a city only the choice of cities.
    expect(await core.call('trip.view', { city: null, from: today, to: today })).toEqual({
      cities: view.cities,
      accounts: [],
      visits: [],
    })
  })

  test('ACC-5 ACC-9 who was never visited is due on the day that the service tab says; who left is not', async () => {
    const old = await anAccount(core, {
      name: '老客户',
      city: '长沙',
      tier: 'large',
      signupDay: '2019-01-01',
    })
    const gone = await anAccount(core, { name: '走了', city: '长沙', tier: 'large' })
    await core.call('account.moveStage', { id: gone, to: 'churned', day: today, reason: '停用' })
    const dueDays = async () =>
      new Map(
        (await core.call('trip.view', { city: '长沙', from: today, to: today })).accounts.map((account) => [
          account.id,
          account.dueDay,
        ]),
      )
    const { cadence } = await core.call('service.account', { accountId: old })
    expect(cadence?.dueDay).toBe(addDays(today, 30))
    expect(await dueDays()).toEqual(
      new Map([
        [old, addDays(today, 30)],
        [gone, null],
      ]),
    )
  })

  test('ACC-9 the visits of a trip are one action, and its brief is theirs in a row', async () => {
    const one = await anAccount(core, { name: '岚汀重工', city: '长沙' })
    const two = await anAccount(core, { name: '青屿医械', city: '长沙' })
    const { ids } = await undoneAndRedone(core, () =>
      core.call('trip.plan', {
        visits: [two, one].map((accountId, index) => ({
          accountId,
          title: '例行拜访',
          kind: 'visit' as const,
          plannedStart: hours(24 + 3 * index),
          plannedEnd: hours(25 + 3 * index),
        })),
      }),
    )
    const { visits } = await core.call('trip.view', { city: '长沙', from: today, to: addDays(today, 3) })
    expect(visits.map(({ accountName }) => accountName)).toEqual(['青屿医械', '岚汀重工'])
    expect(visits[0]?.attendees).toMatchObject([{ name: '陆闻笙', side: 'ours' }])
    const { briefs } = await core.call('visit.brief', { visitIds: ids })
    expect(briefs.map(({ account }) => account.name)).toEqual(['青屿医械', '岚汀重工'])
  })

  test('ACC-9 a trip with a visit that cannot be, or of an account that is gone, plans nothing', async () => {
    const accountId = await anAccount(core, { city: '长沙' })
    const visit = {
      accountId,
      title: '例行拜访',
      kind: 'visit' as const,
      plannedStart: hours(24),
      plannedEnd: hours(25),
    }
    const nobody = accountId.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const before = core.store.digest()
    expect(
      await core.ask('trip.plan', { visits: [visit, { ...visit, plannedEnd: hours(20) }] }),
    ).toMatchObject({ error: { code: 'ends_before_start' } })
    expect(await core.ask('trip.plan', { visits: [visit, { ...visit, accountId: nobody }] })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(core.store.digest()).toBe(before)
  })
})
