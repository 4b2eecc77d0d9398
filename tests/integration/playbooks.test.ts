import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { shippedPlaybooks } from '../../shared/domain/playbooks/index.ts'
import { anAccount, seedRows } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

type Playbook = CallInput<'playbook.save'>['playbook']

const inForce = async (stage: string) => {
  const { playbooks } = await core.call('playbook.list', {})
  const found = playbooks.find((each) => each.stage === stage)?.versions.at(-1)
  if (found === undefined) throw new Error('no such stage')
  return found
}
const edited = async (stage: string, change: Partial<Playbook>): Promise<Playbook> => {
  const { savedAt: _at, savedBy: _by, version: _version, ...playbook } = await inForce(stage)
  return { ...playbook, ...change }
}
const checksOf = (rules: readonly { readonly rule: { readonly check: string } }[]): string[] =>
  rules.map(({ rule }) => rule.check)

describe('PLY-1 playbooks', () => {
  test('PLY-1 the seven stages come as shipped, in the language of the settings', async () => {
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      await core.call('settings.set', { language })
      const { playbooks } = await core.call('playbook.list', {})
      expect(playbooks.map(({ versions }) => versions)).toEqual(
        shippedPlaybooks(language).map((shipped) => [{ ...shipped, savedAt: null, savedBy: null }]),
      )
    }
  })

  test('PLY-1 an edit is a new version, the ones before stay, the same again is none, a faulty one is refused', async () => {
    const shipped = await inForce('growth')
    const goal = '三个月内八成座席在用'
    const saved = await core.call('playbook.save', { playbook: await edited('growth', { goal }) })
    expect(saved.version).toBe(1)
    const again = await core.call('playbook.save', { playbook: await edited('growth', {}) })
    expect(again).toEqual({ id: null, version: 1, actionId: null })
    const { playbooks } = await core.call('playbook.list', {})
    const growth = playbooks.find(({ stage }) => stage === 'growth')
    expect(growth?.versions).toMatchObject([
      { version: 0, goal: shipped.goal, savedBy: null },
      { version: 1, goal, savedBy: '陆闻笙', savedAt: core.clock.now() },
    ])
    expect(
      await core.ask('playbook.save', { playbook: await edited('growth', { goal: ' ' }) }),
    ).toMatchObject({ error: { code: 'playbook_faulty', data: { faults: ['goal_missing'] } } })
    await core.call('history.undo', {})
    expect(await inForce('growth')).toEqual(shipped)
    await core.call('history.redo', {})
    await core.restart()
    expect((await inForce('growth')).goal).toBe(goal)
  })

  test('PLY-1 a stage offers its tasks from its first day, once in a stay; free days move on; one undo step', async () => {
    const id = await anAccount(core, { signupDay: '2026-09-24' })
    const offer = await core.call('playbook.offer', { accountId: id })
    expect(offer).toMatchObject({ stage: 'signed', since: '2026-09-24' })
    // The day after the 24th begins the Mid-Autumn holiday of 2026, which lasts until the 27th.
    expect(offer.tasks.map(({ taskKey, dueDay }) => [taskKey, dueDay])).toEqual([
      ['handover_meeting', '2026-09-28'],
      ['record_promises', '2026-09-28'],
      ['contract_terms', '2026-09-28'],
      ['introduction', '2026-09-29'],
      ['purchase_intent', '2026-10-08'],
      ['expectations', '2026-10-08'],
    ])
    const taskKeys = ['handover_meeting', 'contract_terms']
    const { ids } = await core.call('playbook.start', { accountId: id, taskKeys })
    expect(ids).toHaveLength(2)
    const { tasks } = await core.call('task.list', { accountId: id })
    expect(tasks.map(({ title, kind, dueDay, state }) => ({ title, kind, dueDay, state }))).toEqual([
      { title: offer.tasks[0]?.title, kind: 'task', dueDay: '2026-09-28', state: 'open' },
      { title: offer.tasks[2]?.title, kind: 'finance', dueDay: '2026-09-28', state: 'open' },
    ])
    const left = await core.call('playbook.offer', { accountId: id })
    expect(left.tasks.map(({ taskKey }) => taskKey)).not.toContain('handover_meeting')
    expect(left.tasks).toHaveLength(4)
    expect((await core.call('playbook.start', { accountId: id, taskKeys })).ids).toEqual([])
    await core.call('history.undo', {})
    expect((await core.call('task.list', { accountId: id })).tasks).toEqual([])
    expect(await core.call('playbook.offer', { accountId: id })).toEqual(offer)
  })

  test('PLY-1 ACC-5 holidays that the workspace entered itself move tasks on like those shipped', async () => {
    const id = await anAccount(core, { signupDay: '2027-10-07' })
    const dueDays = async () =>
      (await core.call('playbook.offer', { accountId: id })).tasks.map(({ dueDay }) => dueDay)
    const before = await dueDays()
    expect(before).toContain('2027-10-08')
    await core.call('holiday.save', {
      region: 'CN',
      year: 2027,
      source: '公司通知',
      announcedOn: '2026-11-20',
      off: [{ name: '国庆', first: '2027-10-01', last: '2027-10-08' }],
      work: [],
    })
    expect(await dueDays()).not.toContain('2027-10-08')
  })

  test('PLY-1 a new version never changes what was started, nor offers it again; a new stay offers all', async () => {
    const id = await anAccount(core, { signupDay: '2026-03-02' })
    await core.call('playbook.start', { accountId: id, taskKeys: ['handover_meeting'] })
    const before = await core.call('task.list', { accountId: id })
    const { tasks } = await inForce('signed')
    const playbook = await edited('signed', {
      tasks: tasks.map((task) => ({ ...task, title: `改：${task.title}`, offsetDays: task.offsetDays + 30 })),
    })
    await core.call('playbook.save', { playbook })
    expect(await core.call('task.list', { accountId: id })).toEqual(before)
    const offer = await core.call('playbook.offer', { accountId: id })
    expect(offer.tasks.map(({ taskKey }) => taskKey)).not.toContain('handover_meeting')
    expect(offer.tasks.every(({ title, version }) => title.startsWith('改：') && version === 1)).toBe(true)
    const move = (to: 'churned' | 'signed', day: string) =>
      core.call('account.moveStage', { id, to, day, reason: '重新签约' })
    await move('churned', '2026-04-01')
    await move('signed', '2026-05-06')
    const anew = await core.call('playbook.offer', { accountId: id })
    expect(anew).toMatchObject({ since: '2026-05-06' })
    expect(anew.tasks.map(({ taskKey }) => taskKey)).toContain('handover_meeting')
  })
})

describe('ACC-6 the rules of a move', () => {
  test('ACC-6 what is missing is said, needs a reason, and stays in the history with it', async () => {
    const id = await anAccount(core, { signupDay: '2026-03-01' })
    const move = { id, to: 'onboarding' as const, day: '2026-03-05' }
    const checked = await core.call('playbook.checkMove', { ids: [id], to: 'onboarding', reason: null })
    expect(checked.accounts).toHaveLength(1)
    const missing = checked.accounts[0]?.missing
    expect(checksOf(missing?.exit ?? [])).toEqual([
      'hand_over_done',
      'purchase_intent',
      'economic_buyer_known',
      'champion_known',
    ])
    expect(await core.ask('account.moveStage', { ...move, reason: ' ' })).toMatchObject({
      error: { code: 'reason_required', data: { missing } },
    })
    expect((await core.call('account.get', { id })).stage).toBe('signed')
    await core.call('account.moveStage', { ...move, reason: '客户催着启动' })
    const { stageHistory } = await core.call('account.get', { id })
    expect(stageHistory.at(-1)).toMatchObject({
      to: 'onboarding',
      reason: '客户催着启动',
      override: true,
      checks: { missing, confirmed: [] },
    })
    await core.call('history.undo', {})
    expect((await core.call('account.get', { id })).stageHistory).toHaveLength(1)
  })

  test('ACC-6 records fulfil the rules; what no record says a person may, and it stays said', async () => {
    const id = await anAccount(core, { signupDay: '2026-03-01' })
    const person = { accountId: id, influence: 'high', attitude: 'positive' }
    seedRows(core, (write) => {
      write.insert('person', { ...person, name: '钱立', role: 'economic_buyer' })
      write.insert('person', { ...person, name: '孙敏', role: 'champion' })
      write.insert('contract', { accountId: id, title: '主合同', signedOn: '2026-03-01', autoRenew: false })
    })
    const check = (confirmed: string[]) =>
      core.call('playbook.checkMove', { ids: [id], to: 'onboarding', reason: null, confirmed })
    const [open] = (await check([])).accounts
    expect(open?.missing.exit).toMatchObject([
      { rule: { check: 'hand_over_done' }, have: null },
      { rule: { check: 'purchase_intent' }, have: 0 },
    ])
    // What the records do know cannot be talked away.
    const [talked] = (await check(['hand_over_done', 'purchase_intent'])).accounts
    expect(checksOf(talked?.missing.exit ?? [])).toEqual(['purchase_intent'])
    await core.call('intent.create', { accountId: id, statement: '月底对账要三个人三天' })
    seedRows(core, (write) =>
      write.insert('promise', {
        accountId: id,
        kind: 'sales',
        title: '送一年',
        byName: '赵',
        madeOn: '2026-02-01',
        state: 'open',
      }),
    )
    const said = ['hand_over_done']
    const [known] = (await check([...said, 'promises_dated'])).accounts
    expect(checksOf(known?.missing.exit ?? [])).toEqual(['promises_dated'])
    const { promises } = await core.call('promise.list', { accountId: id })
    await core.call('promise.update', { id: promises[0]?.id ?? '', patch: { dueDay: '2026-12-01' } })
    const done = await core.call('account.moveStage', {
      id,
      to: 'onboarding',
      day: '2026-03-05',
      reason: null,
      confirmed: said,
    })
    expect(done.actionId).not.toBeNull()
    const { stageHistory } = await core.call('account.get', { id })
    expect(stageHistory.at(-1)).toMatchObject({
      override: false,
      reason: null,
      checks: { missing: { exit: [], entry: [] }, confirmed: said },
    })
    await core.call('account.moveStage', { id, to: 'signed', day: '2026-03-06', reason: '合同重签' })
    const [again] = (await check([])).accounts
    expect(again?.missing.exit).toEqual([])
  })

  test('ACC-6, ACC-8, VAL-7 agreed outcomes and planned or held training are read from the plan', async () => {
    const id = await anAccount(core)
    await core.call('playbook.save', {
      playbook: await edited('signed', {
        exit: [{ check: 'outcomes_agreed' }, { check: 'training_planned' }, { check: 'training_held' }],
      }),
    })
    await core.call('playbook.save', { playbook: await edited('onboarding', { entry: [] }) })
    const missing = async () => {
      const { accounts } = await core.call('playbook.checkMove', {
        ids: [id],
        to: 'onboarding',
        reason: null,
      })
      return checksOf(accounts[0]?.missing.exit ?? [])
    }
    const outcome = await core.call('outcome.create', { accountId: id, title: '月结一天' })
    const { ids } = await core.call('training.create', {
      accountId: id,
      trainings: [{ role: 'user', title: '日常录入' }],
    })
    const training = ids[0] ?? ''
    expect(await missing()).toEqual(['outcomes_agreed', 'training_planned', 'training_held'])
    await core.call('outcome.update', { id: outcome.id, patch: { agreedOn: '2026-11-20' } })
    expect(await missing()).toEqual(['training_planned', 'training_held'])
    await core.call('training.update', { id: training, patch: { dueDay: '2026-12-20' } })
    expect(await missing()).toEqual(['training_held'])
    await core.call('training.update', { id: training, patch: { heldOn: '2026-11-20' } })
    expect(await missing()).toEqual([])
  })

  test('ACC-6 own rules and points of an own version are asked', async () => {
    const id = await anAccount(core)
    const point = { check: 'confirmed' as const, key: 'nda', text: '保密协议已签' }
    await core.call('playbook.save', {
      playbook: await edited('signed', { exit: [point, { check: 'value_recorded', limit: 2 }] }),
    })
    await core.call('playbook.save', { playbook: await edited('onboarding', { entry: [] }) })
    const check = async (confirmed: string[]) =>
      (await core.call('playbook.checkMove', { ids: [id], to: 'onboarding', reason: null, confirmed }))
        .accounts[0]?.missing
    expect(await check([])).toEqual({
      exit: [
        { rule: point, have: 0, need: 1 },
        { rule: { check: 'value_recorded', limit: 2 }, have: 0, need: 2 },
      ],
      entry: [],
    })
    seedRows(core, (write) => {
      write.insert('value_entry', { accountId: id, result: '省一人', day: '2026-05-01' })
      write.insert('value_entry', { accountId: id, result: '少返工', day: '2026-06-01' })
    })
    expect(await check(['nda'])).toEqual({ exit: [], entry: [] })
  })
})
