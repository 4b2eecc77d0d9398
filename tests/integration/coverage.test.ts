import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sumCoverage } from '../../shared/domain/tiers/index.ts'
import { aNote, anAccount } from '../support/account-builders.ts'
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

/** Where the clock of the tests stands. */
const today = '2026-11-21'
const at = (text: string): number => Date.parse(`${text}+08:00`)

/** A visit that began and ended at these times in Shanghai. */
async function aVisit(
  accountId: string,
  from: string,
  to: string,
  kind: 'visit' | 'online' | 'call' = 'visit',
) {
  const { id } = await core.call('visit.plan', {
    accountId,
    title: '例会',
    kind,
    plannedStart: at(from),
    plannedEnd: at(to),
  })
  await core.call('visit.checkIn', { id, at: at(from) })
  await core.call('visit.checkOut', { id, at: at(to) })
  return id
}

describe('ACC-4 coverage', () => {
  test('ACC-4 planned against spent in a quarter, per account and per tier, as sums of the visits shown', async () => {
    // The clock of the tests stands in the fourth quarter of 2026.
    const large = await anAccount(core, { name: '甲', tier: 'large', signupDay: '2025-01-01' })
    const small = await anAccount(core, { name: '乙', tier: 'small', signupDay: '2025-01-01' })
    const none = await anAccount(core, { name: '丙' })
    await aVisit(large, '2026-10-12T09:00', '2026-10-12T11:30')
    await aVisit(large, '2026-10-20T09:00', '2026-10-20T09:45', 'call')
    await aVisit(large, '2026-09-30T22:00', '2026-09-30T23:00')
    await aVisit(small, '2026-10-01T00:00', '2026-10-01T01:00')
    const planned = await core.call('visit.plan', {
      accountId: large,
      title: '没去',
      plannedStart: at('2026-10-21T09:00'),
    })
    aNote(core, none, { title: '顺路', happenedAt: at('2026-11-02T10:00') })

    const quarter = await core.call('coverage.get', { day: today })
    expect(quarter).toMatchObject({ first: '2026-10-01', last: '2026-12-31', today: today })
    expect(
      quarter.visits.map(({ accountId, minutes, basis, isOffChannel }) => [
        accountId,
        minutes,
        basis,
        isOffChannel,
      ]),
    ).toEqual([
      [small, 60, 'hours', false],
      [large, 150, 'hours', false],
      [large, 45, 'hours', true],
      [none, 0, 'none', false],
    ])
    expect(quarter.visits.some(({ id }) => id === planned.id)).toBe(false)
    for (const account of quarter.accounts) {
      const own = quarter.visits.filter(({ accountId }) => accountId === account.id)
      expect(account.coverage.visits).toBe(own.length)
      expect(account.coverage.spentMinutes).toBe(own.reduce((sum, { minutes }) => sum + minutes, 0))
      expect(account.coverage.offChannelVisits).toBe(own.filter(({ isOffChannel }) => isOffChannel).length)
    }
    expect(quarter.accounts.find(({ id }) => id === large)?.coverage).toMatchObject({
      plannedMinutes: 1_440,
      plannedVisits: 3,
      spentMinutes: 195,
      visits: 2,
      offChannelVisits: 1,
      state: 'under',
    })
    expect(quarter.accounts.find(({ id }) => id === none)?.coverage).toMatchObject({
      plannedMinutes: null,
      state: 'none',
      visits: 1,
    })
    expect(quarter.tiers.map(({ tier, accounts }) => [tier, accounts])).toEqual([
      ['large', 1],
      ['small', 1],
      [null, 1],
    ])
    expect(quarter.whole).toEqual(sumCoverage(quarter.accounts.map(({ coverage }) => coverage)))

    const before = await core.call('coverage.get', { day: '2026-08-15' })
    expect(before.visits.map(({ minutes }) => minutes)).toEqual([60])
    const one = await core.call('coverage.get', { day: today, accountId: small })
    expect(one.accounts.map(({ id }) => id)).toEqual([small])
    expect(one.visits.map(({ minutes }) => minutes)).toEqual([60])
  })

  test('ACC-4 a customer that comes within the quarter is planned from that day on, one that left is not', async () => {
    const late = await anAccount(core, { name: '甲', tier: 'large', signupDay: '2026-11-16' })
    const next = await anAccount(core, { name: '丁', tier: 'large', signupDay: '2027-01-10' })
    const gone = await anAccount(core, { name: '乙', tier: 'large', signupDay: '2025-01-01' })
    await core.call('account.moveStage', { id: gone, to: 'churned', day: '2026-10-05', reason: '停产' })
    const { accounts } = await core.call('coverage.get', { day: today })
    // 46 of the 92 days are left.
    expect(accounts).toMatchObject([{ id: late, since: '2026-11-16', coverage: { plannedMinutes: 720 } }])
    expect(accounts.some(({ id }) => id === next)).toBe(false)
  })

  test('ACC-4 the model of a tier is changed, undone and done again, and counts at once', async () => {
    const id = await anAccount(core, { tier: 'mid', signupDay: '2025-01-01' })
    const model = {
      who: ' 华东二组 ',
      channels: ['call' as const],
      visitEveryDays: 46,
      minutesPerQuarter: 920,
    }
    await undoneAndRedone(core, () => core.call('coverage.saveModel', { tier: 'mid', model }))
    await core.restart()
    const { models, accounts } = await core.call('coverage.get', { day: today })
    expect(models).toMatchObject([
      { tier: 'large', isShipped: true },
      { tier: 'mid', isShipped: false, model: { ...model, who: '华东二组' } },
      { tier: 'small', isShipped: true },
    ])
    expect(accounts.find((each) => each.id === id)?.coverage).toMatchObject({
      plannedMinutes: 920,
      plannedVisits: 2,
    })
    expect(await core.call('coverage.saveModel', { tier: 'mid', model })).toEqual({ actionId: null })
    await undoneAndRedone(core, () =>
      core.call('coverage.saveModel', { tier: 'mid', model: { ...model, minutesPerQuarter: null } }),
    )
  })
})
