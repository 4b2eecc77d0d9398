import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../shared/kernel/index.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

const dayMs = 86_400_000

let core: TestCore
let first: Day
let accountId: string
beforeEach(async () => {
  core = await openTestCore()
  first = (await core.call('today.list', {})).today
  accountId = (await core.call('account.create', { name: '大客户' })).id
  await core.call('account.update', { ids: [accountId], patch: { tier: 'large', tierReason: '试点' } })
  await core.call('contractLine.create', {
    accountId,
    currency: 'CNY',
    fromDay: first,
    toDay: addDays(first, 364),
    amountMinor: 90_000_000,
    quantity: 1,
  })
})
afterEach(() => core.stop())

const due = async () => (await core.call('today.list', {})).rows.filter(({ kind }) => kind === 'visit_due')

describe('ACC-4 ACC-5 PLY-2 visits by cadence in Today', () => {
  test('ACC-5 PLY-2 never visited: a row with its money from the day after the cadence ran out', async () => {
    core.clock.advance(30 * dayMs)
    expect(await due()).toEqual([])
    core.clock.advance(dayMs)
    expect(await due()).toMatchObject([
      {
        id: accountId,
        accountId,
        accountName: '大客户',
        dueDay: addDays(first, 30),
        overdueDays: 1,
        arrMinor: 90_000_000,
        reason: 'visit_due_never',
        data: { every: 30, from: first },
        why: {
          reasons: [
            { code: 'overdue', days: 1 },
            { code: 'money', minor: 90_000_000, currency: 'CNY', sharePercent: 100 },
          ],
        },
      },
    ])
  })

  test('ACC-4 ACC-5 the service tab counts as Today does, from when the account came or signed, whichever is later', async () => {
    const { id: imported } = await core.call('account.create', { name: '老客户', signupDay: '2019-01-01' })
    const { id: later } = await core.call('account.create', { name: '月底签', signupDay: addDays(first, 9) })
    await core.call('account.update', {
      ids: [imported, later],
      patch: { tier: 'large', tierReason: '试点' },
    })
    const cadence = async (id: string) => (await core.call('service.account', { accountId: id })).cadence
    expect(await cadence(imported)).toMatchObject({ dueDay: addDays(first, 30) })
    expect(await cadence(later)).toMatchObject({ dueDay: addDays(first, 39) })
    core.clock.advance(40 * dayMs)
    expect(new Map((await due()).map(({ id, dueDay }) => [id, dueDay]))).toEqual(
      new Map([
        [accountId, addDays(first, 30)],
        [imported, addDays(first, 30)],
        [later, addDays(first, 39)],
      ]),
    )
    expect(await cadence(imported)).toMatchObject({ state: 'overdue', daysLeft: -10 })
  })

  test('ACC-5 a visit that took place starts the cadence anew; one called off plans nothing', async () => {
    core.clock.advance(31 * dayMs)
    const visit = await core.call('visit.plan', {
      title: '季度回访',
      accountId,
      plannedStart: core.clock.now() + 3 * dayMs,
    })
    expect(await due()).toEqual([])
    await undoneAndRedone(core, () => core.call('visit.cancel', { id: visit.id, reason: '客户出差' }))
    expect(await due()).toHaveLength(1)
    await core.call('note.create', { accountId, kind: 'visit', title: '顺路', happenedAt: core.clock.now() })
    expect(await due()).toEqual([])
    core.clock.advance(31 * dayMs)
    expect(await due()).toMatchObject([
      { reason: 'visit_due_since', dueDay: addDays(first, 61), data: { from: addDays(first, 31) } },
    ])
  })

  test('ACC-5 a planned visit of the last days without a trace is asked for once, then the cadence again', async () => {
    await core.call('visit.plan', { title: '回访', accountId, plannedStart: core.clock.now() + 28 * dayMs })
    core.clock.advance(33 * dayMs)
    const { rows } = await core.call('today.list', {})
    expect(rows.map(({ reason }) => reason)).toEqual(['visit_without_note'])
    core.clock.advance(5 * dayMs)
    expect(await due()).toHaveLength(1)
  })

  test('ACC-4 ACC-5 the shorter of plan and promise holds; without either, a tier or a customer nothing is due', async () => {
    core.clock.advance(31 * dayMs)
    const { models } = await core.call('coverage.get', { day: first })
    const model = models.find(({ tier }) => tier === 'large')?.model
    const level = (await core.call('service.settings', {})).levels.find(({ tier }) => tier === 'large')?.level
    if (model === undefined || level === undefined) throw new Error('no model of the tier')
    const plan = (visitEveryDays: number | null) =>
      core.call('coverage.saveModel', { tier: 'large', model: { ...model, visitEveryDays } })
    const promise = (visitEveryDays: number | null) =>
      core.call('service.saveLevel', { tier: 'large', level: { ...level, visitEveryDays } })
    await plan(20)
    expect(await due()).toMatchObject([{ dueDay: addDays(first, 20), data: { every: 20 } }])
    expect((await core.call('service.account', { accountId })).cadence.state).toBe('overdue')
    await plan(null)
    expect(await due()).toMatchObject([{ data: { every: 30 } }])
    await promise(null)
    expect(await due()).toEqual([])
    await plan(30)
    expect(await due()).toHaveLength(1)
    await core.call('account.update', { ids: [accountId], patch: { tier: null, tierReason: null } })
    expect(await due()).toEqual([])
  })

  test('ACC-5 who left is not called upon; an account of years ago counts from when it came here', async () => {
    core.clock.advance(31 * dayMs)
    const { id: old } = await core.call('account.create', { name: '老客户' })
    await core.call('account.update', {
      ids: [old],
      patch: { tier: 'large', tierReason: '导入', signupDay: addDays(first, -900) },
    })
    expect(await due()).toMatchObject([{ id: accountId }])
    await core.call('account.moveStage', {
      id: accountId,
      to: 'churned',
      day: addDays(first, 31),
      reason: '预算取消',
    })
    expect(await due()).toEqual([])
    core.clock.advance(31 * dayMs)
    expect(await due()).toMatchObject([{ id: old, dueDay: addDays(first, 61) }])
  })

  test('PLY-2 it is put off and handed over as one undo step each', async () => {
    core.clock.advance(31 * dayMs)
    await undoneAndRedone(core, () =>
      core.call('today.handOver', { kind: 'visit_due', id: accountId, to: '何知远' }),
    )
    expect(await due()).toMatchObject([{ owner: '何知远' }])
    await undoneAndRedone(core, () =>
      core.call('today.snooze', { kind: 'visit_due', id: accountId, until: addDays(first, 33) }),
    )
    expect(await due()).toEqual([])
    core.clock.advance(2 * dayMs)
    expect(await due()).toMatchObject([{ owner: '何知远' }])
  })
})
