import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/kernel/index.ts'
import { anAccount, aNote, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const missing = newId(testClock(), seededRandom(99))
const planOf = (accountId: string) => core.call('value.plan', { accountId })
const signed = (accountId: string, signedOn: string): string =>
  seedRow(core, 'contract', { accountId, title: '主合同', signedOn, autoRenew: false })

describe('VAL-1 first value', () => {
  test('VAL-1 is in the customer’s words with a measure and a day, and keeps the sentence it came from', async () => {
    const accountId = await anAccount(core)
    const noteId = aNote(core, accountId, { title: '第一价值对数' })
    const { id } = await undoneAndRedone(core, () =>
      core.call('firstValue.create', {
        accountId,
        statement: ' 盘点误差降到百分之一以内 ',
        measure: '盘点误差',
        unit: '%',
        baseline: '1.8',
        target: '1',
        dueDay: '2026-12-31',
        evidence: { noteId, quote: '我就认你们这套系统有用', start: 3, end: 14 },
      }),
    )
    await undoneAndRedone(core, () =>
      core.call('firstValue.update', { id, patch: { current: '0.6', unit: ' ' } }),
    )
    const { firstValues } = await planOf(accountId)
    expect(firstValues).toMatchObject([
      {
        id,
        statement: '盘点误差降到百分之一以内',
        baseline: '1.8',
        current: '0.6',
        unit: null,
        signedOn: null,
        evidence: [{ noteId, noteTitle: '第一价值对数', quote: '我就认你们这套系统有用' }],
      },
    ])
    expect(await core.call('firstValue.update', { id, patch: { current: '0.6' } })).toEqual({
      actionId: null,
    })
  })

  test('VAL-1 only the customer signs it off, not before having signed; and it can be taken back with a reason', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '曾国强' })
    signed(accountId, '2026-03-01')
    const { id } = await core.call('firstValue.create', { accountId, statement: '误差一个点' })
    const signing = { id, day: '2026-11-20', signedBy: ' 曾国强 ', personId, proof: '纸质签收单' }
    expect(await core.ask('firstValue.signOff', { ...signing, day: '2026-02-28' })).toMatchObject({
      error: { code: 'before_signature', data: { signedOn: '2026-03-01' } },
    })
    expect(await core.ask('firstValue.signOff', { ...signing, signedBy: ' ' })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    expect(await core.ask('firstValue.signOff', { ...signing, personId: missing })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await planOf(accountId)).ttvState).toBe('running')

    await undoneAndRedone(core, () => core.call('firstValue.signOff', signing))
    expect(await planOf(accountId)).toMatchObject({
      ttvDays: 264,
      ttvState: 'signed_off',
      firstValues: [
        {
          signedOn: '2026-11-20',
          signedBy: '曾国强',
          signedByPersonId: personId,
          proof: '纸质签收单',
          reachedOn: '2026-11-20',
        },
      ],
    })

    await undoneAndRedone(core, () => core.call('firstValue.reopen', { id, reason: '新库又回到 1.4%' }))
    expect(await planOf(accountId)).toMatchObject({
      ttvDays: 265,
      ttvState: 'running',
      firstValues: [
        { signedOn: null, signedBy: null, reopenedOn: '2026-11-21', reopenedReason: '新库又回到 1.4%' },
      ],
    })
    // There is no sign-off to take back any more.
    expect(await core.call('firstValue.reopen', { id, reason: '再来' })).toEqual({ actionId: null })
    const history = await core.call('history.field', { kind: 'first_value', id, field: 'signedBy' })
    expect(history.entries.map(({ value }) => value)).toContain('曾国强')

    await undoneAndRedone(core, () => core.call('firstValue.remove', { id }))
    expect((await planOf(accountId)).firstValues).toEqual([])
  })

  test('VAL-1 going live is not first value: it does not stop the clock', async () => {
    const accountId = await anAccount(core, { signupDay: '2026-11-01' })
    const { id } = await undoneAndRedone(core, () =>
      core.call('milestone.create', { accountId, kind: 'go_live', title: '三个库上线' }),
    )
    await core.call('milestone.update', { id, patch: { reachedOn: '2026-11-09' } })
    expect(await planOf(accountId)).toMatchObject({
      signedOn: '2026-11-01',
      goLiveOn: '2026-11-09',
      ttvDays: 20,
      ttvState: 'running',
    })
  })

  test('VAL-1 without a signature there is no clock, and nobody can be asked about an account that is not there', async () => {
    const accountId = await anAccount(core)
    expect(await planOf(accountId)).toMatchObject({ signedOn: null, ttvDays: null, ttvState: 'not_started' })
    expect(await core.ask('value.plan', { accountId: missing })).toMatchObject({
      error: { code: 'not_found' },
    })
    const nobody = { accountId: missing }
    expect(await core.ask('firstValue.create', { ...nobody, statement: '一' })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await core.ask('milestone.create', { ...nobody, title: '一' })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await core.ask('valueEntry.create', { ...nobody, result: '一' })).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('VAL-2 time to value over all accounts', () => {
  test('VAL-2 those not there yet are censored, not left out: the median waits for them', async () => {
    // Days from signature: signed off after 30 and 60, still waiting after 40, 100 and 200.
    const signOffs = [
      ['2026-05-01', '2026-05-31'],
      ['2026-06-01', '2026-07-31'],
      ['2026-10-12', null],
      ['2026-08-13', null],
      ['2026-05-05', null],
    ] as const
    for (const [signedOn, signedOffOn] of signOffs) {
      const accountId = await anAccount(core, { name: `客户 ${signedOn}`, signupDay: signedOn })
      seedRow(core, 'first_value', { accountId, statement: '第一价值', signedOn: signedOffOn })
    }
    await anAccount(core, { name: '没有签约日' })
    const binned = await anAccount(core, { name: '误建', signupDay: '2026-01-01' })
    await core.call('account.remove', { ids: [binned] })
    const ttv = await core.call('value.ttv', {})
    // S(30) = 4/5; at 60 three are at risk: S = 4/5 · 2/3 = 8/15. Half is never reached.
    expect(ttv).toMatchObject({ accounts: 5, signedOff: 2, medianDays: null })
    expect(ttv.curve).toMatchObject([
      { day: 30, atRisk: 5, events: 1 },
      { day: 60, atRisk: 3, events: 1 },
    ])
    expect(ttv.curve[0]?.share).toBeCloseTo(1 / 5, 12)
    expect(ttv.curve[1]?.share).toBeCloseTo(7 / 15, 12)
  })

  test('VAL-2 a customer that left without first value was watched until that day', async () => {
    const gone = await anAccount(core, { name: '已流失', signupDay: '2026-01-01' })
    await core.call('account.moveStage', { id: gone, to: 'churned', day: '2026-02-10', reason: '自建' })
    expect(await planOf(gone)).toMatchObject({ ttvDays: 40, ttvState: 'running' })
    const there = await anAccount(core, { name: '在用', signupDay: '2026-01-01' })
    seedRow(core, 'first_value', { accountId: there, statement: '一', signedOn: '2026-03-02' })
    // On day 60 only one is left at risk, and it gets there.
    expect(await core.call('value.ttv', {})).toMatchObject({
      medianDays: 60,
      curve: [{ day: 60, atRisk: 1, events: 1, share: 1 }],
    })
  })

  test('VAL-2 the clock starts with the earliest contract, and else with the sign-up', async () => {
    const accountId = await anAccount(core, { signupDay: '2026-11-01' })
    signed(accountId, '2026-10-22')
    signed(accountId, '2026-09-01')
    const dropped = signed(accountId, '2025-01-01')
    await core.call('contract.remove', { id: dropped })
    expect(await planOf(accountId)).toMatchObject({ signedOn: '2026-09-01', ttvDays: 81 })
  })
})

describe('VAL-4, VAL-5 steps and for whom they wait', () => {
  test('VAL-5 the count begins when a side is named, goes on while it is the same, and ends when the step is reached', async () => {
    const accountId = await anAccount(core)
    const first = await core.call('milestone.create', { accountId, title: '启动会', kind: 'kick_off' })
    const second = await core.call('milestone.create', {
      accountId,
      title: '接口联调',
      waitingOn: 'customer',
      dueDay: '2026-12-01',
    })
    expect((await planOf(accountId)).milestones).toMatchObject([
      { id: first.id, position: 0, waitingOn: null, waitingSince: null },
      { id: second.id, position: 1, waitingOn: 'customer', waitingSince: '2026-11-21' },
    ])
    const stepOf = async () => (await planOf(accountId)).milestones[1]
    core.clock.advance(3 * 86_400_000)
    await undoneAndRedone(core, () =>
      core.call('milestone.update', { id: second.id, patch: { title: ' 接口联调（第二轮） ' } }),
    )
    expect(await stepOf()).toMatchObject({ title: '接口联调（第二轮）', waitingSince: '2026-11-21' })
    await core.call('milestone.update', { id: second.id, patch: { waitingOn: 'third_party' } })
    expect(await stepOf()).toMatchObject({ waitingOn: 'third_party', waitingSince: '2026-11-24' })
    await undoneAndRedone(core, () =>
      core.call('milestone.update', { id: second.id, patch: { reachedOn: '2026-11-24' } }),
    )
    expect(await stepOf()).toMatchObject({ reachedOn: '2026-11-24', waitingOn: null, waitingSince: null })
    await undoneAndRedone(core, () => core.call('milestone.remove', { id: first.id }))
    expect((await planOf(accountId)).milestones).toHaveLength(1)
  })
})

describe('VAL-8 value ledger', () => {
  test('VAL-8 result, amount, source, words and whose they are; the latest first', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '沈砚秋' })
    const noteId = aNote(core, accountId, { happenedAt: Date.UTC(2026, 9, 25, 6) })
    const quote = '省下的外协费有四十多万'
    const { id } = await undoneAndRedone(core, () =>
      core.call('valueEntry.create', {
        accountId,
        result: '旺季不再靠加班',
        amountMinor: 40_000_000,
        currency: 'CNY',
        source: '生产例会',
        quote,
        personId,
        evidence: { noteId, quote, start: 10, end: 21 },
      }),
    )
    await core.call('valueEntry.create', { accountId, result: '准交率九成以上' })
    const { entries } = await planOf(accountId)
    // Without a day it is the day the sentence was said, or today.
    expect(entries).toMatchObject([
      { result: '准交率九成以上', day: '2026-11-21', amountMinor: null, personName: null, evidence: [] },
      { id, day: '2026-10-25', amountMinor: 40_000_000, personName: '沈砚秋', evidence: [{ noteId, quote }] },
    ])
    await undoneAndRedone(core, () =>
      core.call('valueEntry.update', { id, patch: { amountMinor: 42_000_000, source: '' } }),
    )
    expect((await planOf(accountId)).entries[1]).toMatchObject({ amountMinor: 42_000_000, source: null })
    expect(await core.ask('valueEntry.update', { id, patch: { personId: missing } })).toMatchObject({
      error: { code: 'not_found' },
    })
    await undoneAndRedone(core, () => core.call('valueEntry.remove', { id }))
    expect((await planOf(accountId)).entries).toHaveLength(1)
    expect(core.store.rebuild().equal).toBe(true)
  })
})
