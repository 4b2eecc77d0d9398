import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { handOverKeys, handOverTexts } from '../../shared/domain/hand-over/index.ts'
import { anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let accountId: string
beforeEach(async () => {
  core = await openTestCore()
  accountId = await anAccount(core, { signupDay: '2026-03-01' })
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const handOver = () => core.call('handOver.get', { accountId })
const point = async (title: string) => {
  const found = (await handOver()).points.find((each) => each.title === title)
  if (found === undefined) throw new Error(`no point ${title}`)
  return found
}
const today = (): string => new Date(core.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('ACC-7 the checklist', () => {
  test('ACC-7 begins with the shipped points in the language of the settings, all open, nothing stored', async () => {
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      await core.call('settings.set', { language })
      const { points, id, isHandedOver } = await handOver()
      expect(points.map(({ key, title, state }) => ({ key, title, state }))).toEqual(
        handOverKeys.map((key) => ({ key, title: handOverTexts(language)[key].title, state: 'open' })),
      )
      expect({ id, isHandedOver }).toEqual({ id: null, isHandedOver: false })
    }
    expect(core.store.read.rows('SELECT count(*) AS rows FROM hand_over_item')).toEqual([{ rows: 0 }])
  })

  test('ACC-7 a point is done by whom and when; not applicable with a remark; open again forgets both; each one undo step', async () => {
    const key = 'contract_terms' as const
    await undoneAndRedone(core, () =>
      core.call('handOver.setPoint', { accountId, point: { key }, patch: { state: 'done' } }),
    )
    const done = (await handOver()).points[0]
    expect(done).toMatchObject({ key, state: 'done', doneBy: '陆闻笙', doneOn: today() })
    if (done?.id == null) throw new Error('the point is not stored')
    // The same key again reaches the same row, as does its id.
    await core.call('handOver.setPoint', {
      accountId,
      point: { key },
      patch: { state: 'not_applicable', doneBy: '王敏', doneOn: '2026-03-02', remark: '续签客户，条款未变' },
    })
    expect((await handOver()).points[0]).toMatchObject({
      id: done.id,
      state: 'not_applicable',
      doneBy: '王敏',
      doneOn: '2026-03-02',
      remark: '续签客户，条款未变',
    })
    await undoneAndRedone(core, () =>
      core.call('handOver.setPoint', { accountId, point: { id: done.id ?? '' }, patch: { state: 'open' } }),
    )
    expect((await handOver()).points[0]).toMatchObject({
      state: 'open',
      doneBy: null,
      doneOn: null,
      remark: '续签客户，条款未变',
    })
    const { entries } = await core.call('history.field', {
      kind: 'hand_over_item',
      id: done.id,
      field: 'state',
    })
    // The undo and the redo of the last step stand in it as well.
    expect(entries.map(({ value }) => value)).toEqual([
      'open',
      'not_applicable',
      'open',
      'not_applicable',
      'done',
    ])
  })

  test('ACC-7 points are added, reworded and removed per account; a removed shipped one can be put back', async () => {
    const other = await anAccount(core, { name: '乔木制药' })
    const { id } = await undoneAndRedone(core, () =>
      core.call('handOver.addPoint', { accountId, title: ' 样机归还日期 ' }),
    )
    expect((await handOver()).points.at(-1)).toMatchObject({
      id,
      key: null,
      title: '样机归还日期',
      state: 'open',
    })
    await core.call('handOver.setPoint', { accountId, point: { id }, patch: { title: '样机归还' } })
    await core.call('handOver.setPoint', {
      accountId,
      point: { key: 'payment' },
      patch: { title: '首付款' },
    })
    expect((await point('首付款')).key).toBe('payment')
    await undoneAndRedone(core, () => core.call('handOver.removePoint', { accountId, point: { id } }))
    expect((await handOver()).points.map(({ title }) => title)).not.toContain('样机归还')
    await undoneAndRedone(core, () =>
      core.call('handOver.removePoint', { accountId, point: { key: 'competitors' } }),
    )
    const removed = (await handOver()).points.find(({ key }) => key === 'competitors')
    expect(removed?.state).toBe('removed')
    expect((await handOver()).missing[0]).toEqual({ lack: 'points_open', count: handOverKeys.length - 1 })
    await core.call('handOver.setPoint', {
      accountId,
      point: { key: 'competitors' },
      patch: { state: 'open' },
    })
    expect((await handOver()).missing[0]?.count).toBe(handOverKeys.length)
    expect((await core.call('handOver.get', { accountId: other })).points).toHaveLength(handOverKeys.length)
    // A point of another account is not reached from here.
    expect(
      await core.ask('handOver.setPoint', {
        accountId: other,
        point: { id: removed?.id ?? '' },
        patch: { state: 'done' },
      }),
    ).toMatchObject({ error: { code: 'not_found' } })
  })

  test('ACC-10 a merge of accounts brings both hand-overs together and loses no remark; the undo parts them', async () => {
    const other = await anAccount(core, { name: '岚汀重工集团' })
    for (const [each, remark] of [
      [accountId, '甲'],
      [other, '乙'],
    ] as const)
      await core.call('handOver.setPoint', {
        accountId: each,
        point: { key: 'payment' },
        patch: { state: 'done', remark },
      })
    await core.call('account.merge', { keepId: accountId, dropId: other, choices: {} })
    const payments = (await handOver()).points.filter(({ key }) => key === 'payment')
    expect(new Set(payments.map(({ remark }) => remark))).toEqual(new Set(['甲', '乙']))
    await core.call('history.undo', {})
    expect((await handOver()).points.filter(({ key }) => key === 'payment')).toHaveLength(1)
  })
})

describe('ACC-7 the hand-over itself', () => {
  test('ACC-7 what is missing is said: points, promises without speaker, listener, place or day, the day and both names', async () => {
    const { id } = await core.call('promise.create', {
      accountId,
      kind: 'sales',
      title: '三个月内接通 ERP',
    })
    await core.call('promise.update', { id, patch: { byName: '' } })
    await core.call('promise.create', { accountId, kind: 'csm', title: '每周一份周报' })
    expect((await handOver()).missing).toEqual([
      { lack: 'points_open', count: handOverKeys.length },
      { lack: 'promise_without_speaker', count: 1 },
      { lack: 'promise_without_listener', count: 1 },
      { lack: 'promise_without_place', count: 1 },
      { lack: 'promise_without_day', count: 1 },
      { lack: 'day_missing', count: 1 },
      { lack: 'sales_missing', count: 1 },
      { lack: 'csm_missing', count: 1 },
    ])
    await core.call('promise.update', {
      id,
      patch: { byName: '周岚', toName: '覃若谷', place: '二轮投标答疑会', dueDay: '2026-06-30' },
    })
    for (const key of handOverKeys)
      await core.call('handOver.setPoint', { accountId, point: { key }, patch: { state: 'done' } })
    await undoneAndRedone(core, () =>
      core.call('handOver.update', {
        accountId,
        patch: { handedOn: '2026-03-05', salesName: '周岚', csmName: '陆闻笙' },
      }),
    )
    expect(await handOver()).toMatchObject({
      isHandedOver: true,
      missing: [],
      handedOn: '2026-03-05',
      salesName: '周岚',
      csmName: '陆闻笙',
    })
    await core.restart()
    expect((await handOver()).isHandedOver).toBe(true)
  })

  test('ACC-7 a sales promise keeps who said it, to whom and where, also when it is renegotiated', async () => {
    const { id } = await core.call('promise.create', {
      accountId,
      kind: 'sales',
      title: '驻场两周',
      byName: '周岚',
      toName: '覃若谷',
      place: '签约晚宴',
      dueDay: '2026-04-01',
    })
    const close = { id, state: 'renegotiated', day: '2026-04-02' } as const
    expect(await core.ask('promise.close', { ...close, newDueDay: '2026-05-01' })).toMatchObject({
      error: { code: 'agreement_required' },
    })
    const { followUpId } = await core.call('promise.close', {
      ...close,
      newDueDay: '2026-05-01',
      agreedBy: '覃若谷',
    })
    const { promises } = await core.call('promise.list', { accountId })
    expect(promises.find((each) => each.id === followUpId)).toMatchObject({
      kind: 'sales',
      byName: '周岚',
      toName: '覃若谷',
      place: '签约晚宴',
      state: 'open',
      dueDay: '2026-05-01',
    })
  })

  test('ACC-7 nothing written is nothing done; an account that is not there is said', async () => {
    expect(await core.call('handOver.update', { accountId, patch: { remark: ' ' } })).toEqual({
      id: null,
      actionId: null,
    })
    const gone = '01890000-0000-7000-8000-000000000000'
    expect(await core.ask('handOver.get', { accountId: gone })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await core.ask('handOver.addPoint', { accountId: gone, title: '甲' })).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('ACC-6 the facts of a stage move', () => {
  const checks = async (to: 'onboarding' | 'growth') => {
    const { accounts } = await core.call('playbook.checkMove', { ids: [accountId], to, reason: null })
    return new Map(
      accounts.flatMap(({ missing }) =>
        [...missing.exit, ...missing.entry].map(({ rule, have }) => [rule.check, have] as const),
      ),
    )
  }

  test('ACC-7 the hand-over is not known until somebody begins the list; then it is how many points are open', async () => {
    expect((await checks('onboarding')).get('hand_over_done')).toBeNull()
    await core.call('handOver.setPoint', {
      accountId,
      point: { key: 'payment' },
      patch: { state: 'done' },
    })
    expect((await checks('onboarding')).get('hand_over_done')).toBe(handOverKeys.length - 1)
    for (const key of handOverKeys)
      await core.call('handOver.setPoint', {
        accountId,
        point: { key },
        patch: { state: key === 'competitors' ? 'not_applicable' : 'done' },
      })
    expect((await checks('onboarding')).has('hand_over_done')).toBe(false)
  })

  test('VAL-3 the kick-off is held by its day, and the duties agreed by the customer’s agreement', async () => {
    await core.call('account.moveStage', {
      id: accountId,
      to: 'onboarding',
      day: '2026-03-02',
      reason: '客户催着启动',
    })
    const before = await checks('growth')
    expect(before.get('duties_agreed')).toBeNull()
    expect(before.get('kick_off_held')).toBe(0)
    await core.call('duty.takeUsual', { accountId })
    expect((await checks('growth')).get('duties_agreed')).toBe(0)
    await core.call('kickOff.update', {
      accountId,
      patch: { heldOn: '2026-03-10', agreedOn: '2026-03-10', agreedBy: '覃若谷' },
    })
    const after = await checks('growth')
    expect(after.has('duties_agreed')).toBe(false)
    expect(after.has('kick_off_held')).toBe(false)
  })
})
