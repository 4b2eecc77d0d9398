import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../shared/kernel/index.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let today: Day
beforeEach(async () => {
  core = await openTestCore()
  today = (await core.call('today.list', {})).today
})
afterEach(() => core.stop())

async function anAccount(name: string, amountMinor: number, signedOn: Day | null = null): Promise<string> {
  const { id } = await core.call('account.create', { name })
  const contract = await core.call('contract.create', {
    accountId: id,
    title: '主合同',
    ...(signedOn ? { signedOn } : {}),
  })
  await core.call('contractLine.create', {
    accountId: id,
    contractId: contract.id,
    currency: 'CNY',
    fromDay: addDays(today, -10),
    toDay: addDays(today, 354),
    amountMinor,
    quantity: 1,
  })
  return id
}

const rows = async () => (await core.call('today.list', {})).rows

describe('PLY-2 Today in the core', () => {
  test('PLY-2 a visit, a promise, an internal play and a launch alarm stand in one list, each explained', async () => {
    const large = await anAccount('大客户', 90_000_000)
    const late = await anAccount('晚上线', 10_000_000, addDays(today, -70))
    await core.call('account.update', { ids: [late], patch: { tier: 'large', tierReason: '试点' } })
    await core.call('task.create', { kind: 'finance', title: '开票', accountId: late, dueDay: today })
    await core.call('visit.plan', {
      title: '季度回访',
      accountId: large,
      plannedStart: core.clock.now() + 60_000,
    })
    await core.call('promise.create', {
      title: '给接口日期',
      accountId: large,
      madeOn: addDays(today, -9),
      dueDay: addDays(today, 3),
      byName: '陆闻笙',
    })
    expect((await rows()).map(({ kind, reason, why }) => [kind, reason, why.reasons, why.behind])).toEqual([
      [
        'visit',
        'visit_today',
        [{ code: 'due_today' }, { code: 'money', minor: 90_000_000, currency: 'CNY', sharePercent: 100 }],
        null,
      ],
      [
        'launch_alarm',
        'launch_go_live_overdue',
        [
          { code: 'overdue', days: 10 },
          { code: 'money', minor: 10_000_000, currency: 'CNY', sharePercent: 11 },
        ],
        { code: 'more_money', sharePercent: 100 },
      ],
      [
        'task',
        'task_due_today',
        [{ code: 'due_today' }, { code: 'money', minor: 10_000_000, currency: 'CNY', sharePercent: 11 }],
        { code: 'due_earlier', days: 10 },
      ],
      [
        'promise',
        'promise_due_soon',
        [
          { code: 'due_in', days: 3 },
          { code: 'money', minor: 90_000_000, currency: 'CNY', sharePercent: 100 },
        ],
        { code: 'more_urgent' },
      ],
    ])
  })

  test('PLY-2 REQ-5 so many accounts ask for the same: an alarm until there is a verdict', async () => {
    await core.call('settings.set', { askersForReview: 3 })
    const ids = []
    for (const name of ['甲厂', '乙厂', '丙厂']) ids.push(await anAccount(name, 1_000_000))
    const [first, ...others] = ids
    const { id } = await core.call('requirement.create', {
      title: '夜班排产',
      accountId: first ?? '',
      askedOn: today,
      scenario: '夜班换线',
      background: '每晚两次',
    })
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    for (const accountId of others) await core.call('requirement.addAsk', { id, accountId, askedOn: today })
    const { requirement } = await core.call('requirement.get', { id })
    expect(requirement.state).toBe('in_review')
    expect(await rows()).toMatchObject([
      { kind: 'crowd', id, reason: 'many_accounts_ask', data: { accounts: 3 }, arrMinor: 3_000_000 },
    ])
  })

  test('PLY-2 every kind of row is put off and handed over as one undo step, and comes back on its day', async () => {
    const accountId = await anAccount('大客户', 90_000_000)
    const { id: promise } = await core.call('promise.create', {
      title: '给接口日期',
      accountId,
      madeOn: today,
      dueDay: today,
      byName: '陆闻笙',
    })
    const { id: task } = await core.call('task.create', { title: '打电话', accountId, dueDay: today })
    for (const [kind, id] of [
      ['promise', promise],
      ['task', task],
    ] as const) {
      await undoneAndRedone(core, () => core.call('today.handOver', { kind, id, to: ' 何知远 ' }))
      expect((await rows()).find((row) => row.id === id)).toMatchObject({ owner: '何知远' })
      await undoneAndRedone(core, () => core.call('today.snooze', { kind, id, until: addDays(today, 2) }))
      expect((await rows()).find((row) => row.id === id)).toBeUndefined()
    }
    await core.call('today.snooze', { kind: 'promise', id: promise, until: addDays(today, 1) })
    expect(core.store.read.rows('SELECT count(*) AS marks FROM today_mark')).toEqual([{ marks: 1 }])
    core.clock.advance(2 * 86_400_000)
    expect((await rows()).map(({ id, owner }) => [id, owner])).toEqual(
      expect.arrayContaining([
        [promise, '何知远'],
        [task, '何知远'],
      ]),
    )
    expect(await core.ask('today.snooze', { kind: 'visit', id: promise, until: today })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('PLY-2 the list is cut where nobody reads on, and says how many there are', async () => {
    const accountId = await anAccount('大客户', 90_000_000)
    for (let number = 1; number <= 5; number += 1)
      await core.call('task.create', { title: `事 ${number}`, accountId, dueDay: today })
    const list = await core.call('today.list', { limit: 2 })
    expect(list.rows.map(({ title, why }) => [title, why.rank])).toEqual([
      ['事 1', 1],
      ['事 2', 2],
    ])
    expect(list).toMatchObject({ total: 5, stake: { currency: 'CNY', minor: 90_000_000 } })
  })
})
