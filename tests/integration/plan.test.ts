import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/kernel/index.ts'
import { anAccount, aNote, aPerson } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.store.rebuild().equal).toBe(true)
  await core.stop()
  expect(core.bugs).toEqual([])
})

const missing = newId(testClock(), seededRandom(99))
const planOf = (accountId: string) => core.call('plan.get', { accountId })

describe('ACC-8 why they bought', () => {
  test('ACC-8, VAL-4 nothing hangs on the plan of another customer, and a task that moves leaves its step behind', async () => {
    const own = await anAccount(core, { name: '岚汀重工' })
    const other = await anAccount(core, { name: '霁程物流' })
    const intent = await core.call('intent.create', { accountId: other, statement: '少抄表' })
    const outcome = await core.call('outcome.create', { accountId: other, title: '日报不手抄' })
    const step = await core.call('milestone.create', { accountId: other, title: '上线' })
    const task = await core.call('task.create', { accountId: other, title: '导数据', milestoneId: step.id })
    const entry = await core.call('valueEntry.create', { accountId: own, result: '省两天' })
    for (const refused of [
      core.ask('outcome.create', { accountId: own, title: '少停线', intentId: intent.id }),
      core.ask('milestone.create', { accountId: own, title: '培训', outcomeId: outcome.id }),
      core.ask('task.create', { accountId: own, title: '建账号', milestoneId: step.id }),
      core.ask('valueEntry.update', { id: entry.id, patch: { outcomeId: outcome.id } }),
    ])
      expect(await refused).toMatchObject({ ok: false, error: { code: 'not_found' } })
    // As a form sends it, with the step it had.
    await core.call('task.update', { id: task.id, patch: { accountId: own, milestoneId: step.id } })
    expect((await core.call('task.list', { accountId: own })).tasks).toMatchObject([
      { title: '导数据', milestoneId: null },
    ])
  })

  test('ACC-8 is in the customer’s words, with who said it, and keeps its sentence', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '曾国强' })
    const noteId = aNote(core, accountId, { happenedAt: Date.UTC(2026, 9, 25, 6) })
    const quote = '月底对账要三个人三天'
    const { id } = await undoneAndRedone(core, () =>
      core.call('intent.create', {
        accountId,
        statement: ` ${quote} `,
        evidence: { noteId, quote, start: 0, end: 10 },
      }),
    )
    await undoneAndRedone(core, () =>
      core.call('intent.update', { id, patch: { kind: 'efficiency', personId } }),
    )
    expect((await planOf(accountId)).intents).toMatchObject([
      {
        id,
        statement: quote,
        kind: 'efficiency',
        personName: '曾国强',
        // The sentence was said on the day of its note.
        saidOn: '2026-10-25',
        evidence: [{ noteId, quote }],
      },
    ])
    const note = await core.call('note.get', { id: noteId })
    expect(note.evidence).toMatchObject([{ targetKind: 'intent', targetId: id, title: quote }])
    expect(await core.call('account.ofRecord', { kind: 'purchase_intent', id })).toEqual({ accountId })
    expect(await core.ask('intent.create', { accountId: missing, statement: '一' })).toMatchObject({
      error: { code: 'not_found' },
    })
    await undoneAndRedone(core, () => core.call('intent.remove', { id }))
    expect((await planOf(accountId)).intents).toEqual([])
  })
})

describe('ACC-8 outcomes', () => {
  test('ACC-8 progress and state follow from the numbers; a new value is of today', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '曾国强' })
    const intent = await core.call('intent.create', { accountId, statement: '对账慢' })
    const { id } = await undoneAndRedone(core, () =>
      core.call('outcome.create', {
        accountId,
        intentId: intent.id,
        title: '月结从三天到一天',
        measure: '月结天数',
        unit: '天',
        baseline: 3,
        target: 1,
        startDay: '2026-11-01',
        dueDay: '2026-12-31',
        agreedOn: '2026-11-03',
        agreedPersonId: personId,
      }),
    )
    const outcomeOf = async () => (await planOf(accountId)).outcomes[0]
    expect(await outcomeOf()).toMatchObject({
      intentId: intent.id,
      agreedPersonName: '曾国强',
      progress: null,
      state: 'not_started',
      measuredOn: null,
    })
    await undoneAndRedone(core, () => core.call('outcome.update', { id, patch: { current: 2 } }))
    expect(await outcomeOf()).toMatchObject({ progress: 0.5, state: 'on_track', measuredOn: '2026-11-21' })
    await core.call('outcome.update', { id, patch: { current: 1, measuredOn: '2026-11-20' } })
    expect(await outcomeOf()).toMatchObject({ progress: 1, state: 'reached', measuredOn: '2026-11-20' })
    // The form hands over all of its fields: the day that stood there is not the day of the new value.
    await core.call('outcome.update', { id, patch: { current: 3, measuredOn: '2026-11-20' } })
    expect(await outcomeOf()).toMatchObject({ state: 'behind', measuredOn: '2026-11-21' })
    await core.call('outcome.update', { id, patch: { current: null } })
    expect(await outcomeOf()).toMatchObject({ state: 'not_started', measuredOn: null })
    expect(await core.call('outcome.update', { id, patch: { target: 1 } })).toEqual({ actionId: null })
  })

  test('ACC-8 is proven by sentences and by entries of the value ledger', async () => {
    const accountId = await anAccount(core)
    const noteId = aNote(core, accountId)
    const quote = '现在一天就结完了'
    const { id } = await core.call('outcome.create', {
      accountId,
      title: '月结一天',
      evidence: { noteId, quote, start: 2, end: 10 },
    })
    const entry = await undoneAndRedone(core, () =>
      core.call('valueEntry.create', { accountId, result: '省一个人', outcomeId: id }),
    )
    expect((await planOf(accountId)).outcomes).toMatchObject([
      { state: 'unmeasured', evidence: [{ noteId, quote }], entries: [{ id: entry.id, result: '省一个人' }] },
    ])
    await core.call('outcome.update', { id, patch: { reachedOn: '2026-11-20' } })
    expect((await planOf(accountId)).outcomes).toMatchObject([{ state: 'reached' }])
    expect(
      await core.ask('valueEntry.update', { id: entry.id, patch: { outcomeId: missing } }),
    ).toMatchObject({ error: { code: 'not_found' } })
  })

  test('ACC-8 a first day behind the last one is refused, on every level', async () => {
    const accountId = await anAccount(core)
    const backward = { startDay: '2026-12-05', dueDay: '2026-12-01' }
    const refused = { error: { code: 'backward_days', data: backward } }
    expect(await core.ask('outcome.create', { accountId, title: '一', ...backward })).toMatchObject(refused)
    expect(await core.ask('milestone.create', { accountId, title: '一', ...backward })).toMatchObject(refused)
    expect(await core.ask('task.create', { accountId, title: '一', ...backward })).toMatchObject(refused)
    const dueDay = '2026-12-01'
    const patch = { startDay: '2026-12-05' }
    const outcome = await core.call('outcome.create', { accountId, title: '一', dueDay })
    const milestone = await core.call('milestone.create', { accountId, title: '一', dueDay })
    const task = await core.call('task.create', { accountId, title: '一', dueDay })
    expect(await core.ask('outcome.update', { id: outcome.id, patch })).toMatchObject(refused)
    expect(await core.ask('milestone.update', { id: milestone.id, patch })).toMatchObject(refused)
    expect(await core.ask('task.update', { id: task.id, patch })).toMatchObject(refused)
  })
})

describe('VAL-4 one plan', () => {
  test('VAL-4 outcomes, milestones and tasks hang together, each in an order of its own', async () => {
    const accountId = await anAccount(core)
    const outcome = await core.call('outcome.create', { accountId, title: '月结一天' })
    const [first, second] = [
      await core.call('milestone.create', { accountId, title: '启动会', outcomeId: outcome.id }),
      await core.call('milestone.create', { accountId, title: '上线', startDay: '2026-12-01' }),
    ]
    await undoneAndRedone(core, () =>
      core.call('milestone.update', {
        id: second.id,
        patch: { outcomeId: outcome.id, dueDay: '2026-12-20' },
      }),
    )
    const tasks = [
      await core.call('task.create', {
        accountId,
        title: '发资料',
        milestoneId: first.id,
        dueDay: '2026-12-02',
      }),
      await core.call('task.create', {
        accountId,
        title: '订会议室',
        milestoneId: first.id,
        dueDay: '2026-12-01',
      }),
    ]
    await core.call('task.create', { accountId, title: '不在计划里' })
    expect((await planOf(accountId)).tasks.map(({ title }) => title)).toEqual(['订会议室', '发资料'])
    await undoneAndRedone(core, () =>
      core.call('plan.reorder', { level: 'task', ids: tasks.map(({ id }) => id) }),
    )
    await undoneAndRedone(core, () =>
      core.call('plan.reorder', { level: 'milestone', ids: [second.id, first.id] }),
    )
    const plan = await planOf(accountId)
    expect(plan.tasks.map(({ title }) => title)).toEqual(['发资料', '订会议室'])
    expect(plan.milestones).toMatchObject([
      { id: second.id, outcomeId: outcome.id, startDay: '2026-12-01', dueDay: '2026-12-20' },
      { id: first.id, outcomeId: outcome.id },
    ])
    expect(await core.call('plan.reorder', { level: 'milestone', ids: [second.id, first.id] })).toEqual({
      actionId: null,
    })
    expect(await core.ask('plan.reorder', { level: 'outcome', ids: [missing] })).toMatchObject({
      error: { code: 'not_found' },
    })
    // A milestone of an outcome in the bin stays, and comes back to it with an undo.
    await undoneAndRedone(core, () => core.call('outcome.remove', { id: outcome.id }))
    expect((await planOf(accountId)).milestones).toHaveLength(2)
    expect(await core.ask('plan.get', { accountId: missing })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('VAL-5 a milestone shows for whom it waited, from when to when', async () => {
    const accountId = await anAccount(core)
    const { id } = await core.call('milestone.create', { accountId, title: '联调', waitingOn: 'customer' })
    core.clock.advance(3 * 86_400_000)
    await core.call('milestone.update', { id, patch: { waitingOn: 'us' } })
    core.clock.advance(86_400_000)
    expect((await planOf(accountId)).milestones[0]?.waiting).toEqual([
      { side: 'customer', from: '2026-11-21', to: '2026-11-24' },
      { side: 'us', from: '2026-11-24', to: '2026-11-25' },
    ])
  })
})

describe('VAL-7 training', () => {
  test('VAL-7 per role, by a day, held or not, and who was there', async () => {
    const accountId = await anAccount(core)
    const [zeng, shen] = [
      await aPerson(core, accountId, { name: '曾国强' }),
      await aPerson(core, accountId, { name: '沈砚秋' }),
    ]
    const { ids } = await undoneAndRedone(core, () =>
      core.call('training.create', {
        accountId,
        trainings: [
          { role: 'user', title: ' 日常录入 ', dueDay: '2026-12-10' },
          { role: 'economic_buyer', title: '看板怎么看' },
        ],
      }),
    )
    const [id = ''] = ids
    await undoneAndRedone(core, () =>
      core.call('training.update', {
        id,
        patch: { heldOn: '2026-11-20', trainer: '我', attendeeIds: [zeng, shen] },
      }),
    )
    await undoneAndRedone(core, () => core.call('training.update', { id, patch: { attendeeIds: [shen] } }))
    expect((await planOf(accountId)).trainings).toMatchObject([
      {
        id,
        role: 'user',
        title: '日常录入',
        dueDay: '2026-12-10',
        heldOn: '2026-11-20',
        attendeeIds: [shen],
        attendees: [{ name: '沈砚秋' }],
      },
      { role: 'economic_buyer', attendees: [] },
    ])
    expect(await core.call('training.update', { id, patch: { attendeeIds: [shen] } })).toEqual({
      actionId: null,
    })
    expect(await core.ask('training.update', { id, patch: { attendeeIds: [missing] } })).toMatchObject({
      error: { code: 'not_found' },
    })
    await undoneAndRedone(core, () => core.call('training.remove', { id }))
    expect((await planOf(accountId)).trainings).toHaveLength(1)
  })
})

describe('VAL-4 plan templates', () => {
  test('VAL-4 a template is shown with its days, and written as it was shown, less what was left out, in one step', async () => {
    const accountId = await anAccount(core)
    const intent = await core.call('intent.create', { accountId, statement: '对账慢' })
    // A Saturday: every day goes on to a working one.
    const startDay = '2026-11-28'
    const { templates } = await core.call('plan.templates', { accountId, startDay })
    const shown = templates.find(({ key }) => key === 'quick')
    expect(shown?.outcomes).toMatchObject([{ title: '一个班组每天在用', startDay: '2026-11-30' }])
    const left = shown?.outcomes[0]?.milestones[2]?.key ?? ''
    const taken = await undoneAndRedone(core, () =>
      core.call('plan.takeOver', {
        accountId,
        templateKey: 'quick',
        startDay,
        intentId: intent.id,
        leaveOut: [left],
      }),
    )
    expect(taken).toMatchObject({ outcomes: 1, milestones: 2, tasks: 2 })
    const plan = await planOf(accountId)
    expect(plan.outcomes).toMatchObject([{ title: '一个班组每天在用', intentId: intent.id }])
    expect(plan.milestones).toMatchObject([
      { title: '线上启动会', kind: 'kick_off', outcomeId: plan.outcomes[0]?.id },
      { kind: 'go_live', startDay: '2026-12-01', dueDay: '2026-12-08' },
    ])
    expect(plan.tasks).toMatchObject([{ milestoneId: plan.milestones[0]?.id, state: 'open' }, {}])
    expect(
      await core.call('plan.takeOver', {
        accountId,
        templateKey: 'quick',
        startDay,
        intentId: null,
        leaveOut: shown?.outcomes.map(({ key }) => key) ?? [],
      }),
    ).toMatchObject({ actionId: null })
    expect(
      await core.ask('plan.takeOver', {
        accountId,
        templateKey: 'no such',
        startDay,
        intentId: null,
        leaveOut: [],
      }),
    ).toMatchObject({ error: { code: 'not_found' } })
  })

  test('PLY-1, VAL-4 the open tasks of the stage are a template too, and are not offered again', async () => {
    const accountId = await anAccount(core, { signupDay: '2026-11-02' })
    const taken = await core.call('plan.takeOver', {
      accountId,
      templateKey: 'stage',
      startDay: '2026-11-21',
      intentId: null,
      leaveOut: ['contract_terms'],
    })
    expect(taken).toMatchObject({ outcomes: 0, milestones: 1, tasks: 5 })
    const offer = await core.call('playbook.offer', { accountId })
    expect(offer.tasks.map(({ taskKey }) => taskKey)).toEqual(['contract_terms'])
    expect((await planOf(accountId)).milestones).toMatchObject([{ outcomeId: null }])
    await core.call('playbook.start', { accountId, taskKeys: ['contract_terms'] })
    const { templates } = await core.call('plan.templates', { accountId, startDay: '2026-11-21' })
    expect(templates.map(({ key }) => key)).not.toContain('stage')
  })
})

describe('VAL-7 proposals', () => {
  test('VAL-7 follow roles, reasons to buy and go-live, and vanish when they are planned', async () => {
    const accountId = await anAccount(core)
    await aPerson(core, accountId, { name: '曾国强', role: 'gatekeeper' })
    const intent = await core.call('intent.create', { accountId, statement: '要过审计', kind: 'compliance' })
    await core.call('milestone.create', { accountId, kind: 'go_live', title: '上线', dueDay: '2026-12-20' })
    const proposalsOf = async () => (await planOf(accountId)).proposals
    const audit = { topic: 'audit_trail', role: 'gatekeeper', intentId: intent.id, dueDay: '2026-12-27' }
    expect(await proposalsOf()).toContainEqual(audit)
    await core.call('training.create', {
      accountId,
      trainings: [{ role: 'gatekeeper', topic: 'audit_trail', title: '审计留痕' }],
    })
    expect(await proposalsOf()).not.toContainEqual(audit)
  })
})
