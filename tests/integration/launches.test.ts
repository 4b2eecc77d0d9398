import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anAccount, seedRow } from '../support/account-builders.ts'
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

const daysLater = (days: number): void => core.clock.advance(days * 86_400_000)

async function aSignedAccount(
  name: string,
  tier: 'large' | 'mid' | 'small' | null,
  signedOn: string | null,
): Promise<string> {
  const id = await anAccount(core, { name, tier })
  if (signedOn !== null)
    seedRow(core, 'contract', { accountId: id, title: '主合同', signedOn, autoRenew: false })
  return id
}

const firstValue = (accountId: string, signedOn: string | null): string =>
  seedRow(core, 'first_value', { accountId, statement: '误差一个点', signedOn })

describe('VAL-5 days of waiting per side', () => {
  test('VAL-5 come from the changes of state: three sides, and what is undone is not counted', async () => {
    const accountId = await aSignedAccount('岚汀重工', 'large', '2026-11-01')
    const { id } = await core.call('milestone.create', {
      accountId,
      title: '接口联调',
      waitingOn: 'customer',
    })
    daysLater(3)
    await core.call('milestone.update', { id, patch: { waitingOn: 'third_party' } })
    daysLater(2)
    await core.call('milestone.update', { id, patch: { waitingOn: 'us' } })
    daysLater(1)
    const waiting = async () => (await core.call('value.plan', { accountId })).waiting
    expect(await waiting()).toEqual({ us: 1, customer: 3, third_party: 2 })
    // Never mind: it still waits for the third party, and has for three days.
    await core.call('history.undo', {})
    expect(await waiting()).toEqual({ us: 0, customer: 3, third_party: 3 })
    await core.call('milestone.update', { id, patch: { reachedOn: '2026-11-26' } })
    daysLater(10)
    expect(await waiting()).toEqual({ us: 0, customer: 3, third_party: 2 })
    await core.call('milestone.remove', { id })
    expect(await waiting()).toEqual({ us: 0, customer: 0, third_party: 0 })
  })
})

describe('VAL-2 the way to first value', () => {
  test('VAL-2 gross and net per account; the median per tier and per cohort, those not there yet censored', async () => {
    const fast = await aSignedAccount('青屿医械', 'large', '2026-10-02')
    firstValue(fast, '2026-11-01')
    const slow = await aSignedAccount('岚汀重工', 'large', '2026-08-23')
    firstValue(slow, null)
    await aSignedAccount('霁程物流', 'small', '2026-01-10')
    await aSignedAccount('没有签约日', null, null)
    const { id } = await core.call('milestone.create', {
      accountId: slow,
      title: '数据',
      waitingOn: 'customer',
    })
    daysLater(5)
    await core.call('milestone.update', { id, patch: { waitingOn: null } })
    const { figures, rows } = await core.call('value.launches', {})
    expect(rows.find((row) => row.id === fast)).toMatchObject({
      state: 'signed_off',
      grossDays: 30,
      netDays: 30,
      cohort: '2026-Q4',
    })
    // Ninety days to 21 November, five more since; five of them waited for the customer alone.
    expect(rows.find((row) => row.id === slow)).toMatchObject({
      state: 'running',
      grossDays: 95,
      netDays: 90,
      waiting: { us: 0, customer: 5, third_party: 0 },
    })
    expect(figures[0]).toEqual({
      by: 'all',
      group: null,
      accounts: 3,
      signedOff: 1,
      leftOut: 1,
      // One of three is there: the curve does not come down to a half, and nothing is made up.
      grossMedian: null,
      netMedian: null,
    })
    expect(figures.filter(({ by }) => by === 'tier')).toMatchObject([
      { group: 'large', accounts: 2, signedOff: 1, grossMedian: 30, netMedian: 30 },
      { group: 'small', accounts: 1, signedOff: 0, grossMedian: null },
      { group: 'none', accounts: 0, leftOut: 1, grossMedian: null },
    ])
    expect(
      figures.filter(({ by }) => by === 'cohort').map(({ group, accounts }) => [group, accounts]),
    ).toEqual([
      ['2026-Q4', 1],
      ['2026-Q3', 1],
      ['2026-Q1', 1],
    ])
  })
})

describe('VAL-6 the launch alarm', () => {
  test('VAL-6 by day N of the tier: not live, no first value; silent when there, and without a tier', async () => {
    const late = await aSignedAccount('岚汀重工', 'large', '2026-09-02')
    const soon = await aSignedAccount('青屿医械', 'small', '2026-10-27')
    const there = await aSignedAccount('霁程物流', 'small', '2026-01-10')
    firstValue(there, '2026-02-01')
    await aSignedAccount('未分级', null, '2025-01-10')
    const alarmsOf = async (id: string) =>
      (await core.call('value.launches', {})).rows.find((row) => row.id === id)?.alarms
    expect(await alarmsOf(late)).toEqual([
      { about: 'go_live', state: 'overdue', limit: 60, dayNumber: 80, dueDay: '2026-11-01', daysLeft: -20 },
    ])
    expect(await alarmsOf(soon)).toMatchObject([{ about: 'go_live', state: 'soon', daysLeft: 5 }])
    expect(await alarmsOf(there)).toEqual([])
    const { rows, limits } = await core.call('value.launches', {})
    expect(rows.find(({ name }) => name === '未分级')?.alarms).toEqual([])
    expect(limits.map(({ tier, firstValueByDay }) => [tier, firstValueByDay])).toEqual([
      ['large', 120],
      ['mid', 90],
      ['small', 60],
    ])
    await core.call('milestone.create', {
      accountId: late,
      title: '上线',
      kind: 'go_live',
      reachedOn: '2026-11-20',
    })
    expect(await alarmsOf(late)).toEqual([])
    await core.call('history.undo', {})
    expect(await alarmsOf(late)).toHaveLength(1)
  })
})

describe('VAL-6 launch limits per tier', () => {
  test('VAL-6 are shipped, changed with undo, and taken by the alarms of launches and of Today', async () => {
    await aSignedAccount('岚汀重工', 'large', '2026-11-01')
    daysLater(20)
    const alarms = async () => (await core.call('value.launches', {})).rows[0]?.alarms
    const today = async () =>
      (await core.call('today.list', {})).rows.filter(({ kind }) => kind === 'launch_alarm')
    const limitsOf = async () =>
      (await core.call('value.launches', {})).limits.find(({ tier }) => tier === 'large')
    expect(await limitsOf()).toEqual({ tier: 'large', goLiveByDay: 60, firstValueByDay: 120, warnDays: 14 })
    expect(await alarms()).toEqual([])
    expect(await today()).toEqual([])
    await undoneAndRedone(core, () =>
      core.call('launch.saveLimits', {
        tier: 'large',
        limits: { goLiveByDay: 30, firstValueByDay: null, warnDays: 5 },
      }),
    )
    expect(await limitsOf()).toEqual({ tier: 'large', goLiveByDay: 30, firstValueByDay: null, warnDays: 5 })
    expect(await alarms()).toMatchObject([{ about: 'go_live', state: 'overdue', limit: 30, daysLeft: -10 }])
    expect(await today()).toMatchObject([{ reason: 'launch_go_live_overdue', data: { limit: 30 } }])
    await undoneAndRedone(core, () =>
      core.call('launch.saveLimits', {
        tier: 'large',
        limits: { goLiveByDay: null, firstValueByDay: 45, warnDays: 10 },
      }),
    )
    expect(await today()).toMatchObject([{ reason: 'launch_first_value_soon', data: { limit: 45 } }])
    expect(
      await core.ask('launch.saveLimits', {
        tier: 'large',
        limits: { goLiveByDay: 0, firstValueByDay: null, warnDays: 5 },
      }),
    ).toMatchObject({ error: { code: 'invalid_input' } })
  })
})
