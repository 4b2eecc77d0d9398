import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLine, anAccount, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

const msPerDay = 86_400_000

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const verdict = {
  reasonable: true,
  scope: 'generic',
  reason: '数据错',
  reviewer: '祁望舒',
  day: '2026-11-22',
} as const

/** A bug with all that a review asks for, and the account that asks. */
async function aBug(fixDueDay: string | null = null) {
  const accountId = await anAccount(core)
  const personId = await aPerson(core, accountId)
  const { id } = await core.call('requirement.create', {
    title: '导出少一列',
    kind: 'bug',
    conditions: '3.2 版',
    steps: '打开报表，导出',
    severity: 'major',
    accountId,
    personId,
    fixDueDay,
  })
  return { id, accountId, personId }
}
const fixes = async (id: string) => (await core.call('requirement.get', { id })).requirement.fixPromises
const promises = async () => (await core.call('promise.list', {})).promises

async function shipped(id: string, shippedOn: string): Promise<void> {
  const { requirement } = await core.call('requirement.get', { id })
  if (requirement.state !== 'in_review')
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
  const schedule = { version: '3.3', dueDay: '2026-12-01' }
  await core.call('requirement.move', { id, to: 'scheduled', reason: null, verdict, schedule })
  await core.call('requirement.move', { id, to: 'shipped', reason: null, shippedOn })
}

describe('REQ-7 the promised fix date', () => {
  it('REQ-7 promised while it is captured: a promise of the ledger, due in Today, with whom it was made to', async () => {
    const { id, accountId, personId } = await aBug('2026-11-28')
    expect(await fixes(id)).toMatchObject([{ accountId, dueDay: '2026-11-28', state: 'open' }])
    expect(await promises()).toMatchObject([
      { kind: 'fix_date', title: '导出少一列', toPersonId: personId, toName: '覃若谷', byName: '陆闻笙' },
    ])
    core.clock.advance(10 * msPerDay)
    const { rows } = await core.call('today.list', {})
    expect(rows.find(({ kind }) => kind === 'promise')).toMatchObject({ title: '导出少一列', accountId })
  })

  it('REQ-7 everyone who asks is promised it, once; another day needs who agreed, and keeps the old one on record', async () => {
    const { id } = await aBug()
    const other = await anAccount(core, { name: '青屿医械' })
    await core.call('requirement.addAsk', { id, accountId: other, askedOn: '2026-11-22' })
    const promise = { id, dueDay: '2026-12-05', byName: '研发' }
    expect(await undoneAndRedone(core, () => core.call('requirement.promiseFix', promise))).toMatchObject({
      promised: 2,
    })
    expect(await core.call('requirement.promiseFix', promise)).toMatchObject({ promised: 0, actionId: null })
    const later = { ...promise, dueDay: '2026-12-20' }
    expect(await core.ask('requirement.promiseFix', later)).toMatchObject({
      error: { code: 'agreement_required' },
    })
    await undoneAndRedone(core, () => core.call('requirement.promiseFix', { ...later, agreedBy: '覃若谷' }))
    expect((await fixes(id)).map(({ dueDay, state }) => `${dueDay} ${state}`).sort()).toEqual([
      '2026-12-05 renegotiated',
      '2026-12-05 renegotiated',
      '2026-12-20 open',
      '2026-12-20 open',
    ])
  })

  it('REQ-7 shipped in time it is kept, too late it is broken; back to review it is open again', async () => {
    const first = await aBug('2026-12-01')
    await shipped(first.id, '2026-12-01')
    expect(await fixes(first.id)).toMatchObject([{ state: 'kept', closedOn: '2026-12-01' }])
    const second = await aBug('2026-11-30')
    await shipped(second.id, '2026-12-01')
    expect(await fixes(second.id)).toMatchObject([{ state: 'broken' }])
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id: second.id, to: 'in_review', reason: '没修好' }),
    )
    expect(await fixes(second.id)).toMatchObject([{ state: 'open', closedOn: null }])
    expect(core.store.rebuild().equal).toBe(true)
  })

  it('REQ-7 back to review a promise that somebody closed by hand stays closed, also on the day of shipping', async () => {
    const { id, accountId } = await aBug('2026-12-01')
    const other = await anAccount(core, { name: '青屿医械' })
    await core.call('requirement.addAsk', { id, accountId: other, askedOn: '2026-11-22' })
    await core.call('requirement.promiseFix', { id, dueDay: '2026-12-01', byName: '研发' })
    const byHand = (await promises()).find((promise) => promise.accountId === other)
    if (byHand === undefined) throw new Error('no promise')
    await core.call('promise.close', {
      id: byHand.id,
      state: 'kept',
      day: '2026-12-01',
      remark: '先给了补丁',
    })
    await shipped(id, '2026-12-01')
    // Shipped, taken back and done again it is the same closing.
    await core.call('history.undo', {})
    await core.call('history.redo', {})
    await core.call('requirement.move', { id, to: 'in_review', reason: '没修好' })
    expect(new Map((await fixes(id)).map((fix) => [fix.accountId, fix.state]))).toEqual(
      new Map([
        [accountId, 'open'],
        [other, 'kept'],
      ]),
    )
    await shipped(id, '2026-12-02')
    const again = (await promises()).find((promise) => promise.accountId === accountId)
    await core.call('promise.close', { id: again?.id ?? '', state: 'kept', day: '2026-12-02', remark: null })
    await core.call('requirement.move', { id, to: 'in_review', reason: '又没修好' })
    expect((await fixes(id)).map(({ state }) => state)).toEqual(['kept', 'kept'])
  })

  it('REQ-7 whoever leaves for a requirement of its own takes its promise along; shipping the other keeps it open', async () => {
    const { id, accountId } = await aBug()
    const other = await anAccount(core, { name: '青屿医械' })
    const { id: askId } = await core.call('requirement.addAsk', {
      id,
      accountId: other,
      askedOn: '2026-11-22',
    })
    await core.call('requirement.promiseFix', { id, dueDay: '2026-12-05', byName: '研发' })
    const { id: own } = await undoneAndRedone(core, () =>
      core.call('requirement.split', { id, askIds: [askId], title: '导出少两列' }),
    )
    expect(await fixes(id)).toMatchObject([{ accountId, state: 'open' }])
    await shipped(id, '2026-12-01')
    expect(await fixes(id)).toMatchObject([{ accountId, state: 'kept' }])
    expect(await fixes(own)).toMatchObject([{ accountId: other, dueDay: '2026-12-05', state: 'open' }])
  })

  it('REQ-7 after a merge a new day leaves one open promise for the account', async () => {
    const { id, accountId, personId } = await aBug('2026-12-01')
    const { id: fromId } = await core.call('requirement.create', {
      title: '导出缺列',
      kind: 'bug',
      accountId,
      personId,
      fixDueDay: '2026-12-10',
    })
    await core.call('requirement.merge', { id, fromId })
    const open = async () => (await fixes(id)).filter(({ state }) => state === 'open')
    expect(await open()).toHaveLength(2)
    const promise = { id, dueDay: '2026-12-20', byName: '研发', agreedBy: '覃若谷' }
    expect(await undoneAndRedone(core, () => core.call('requirement.promiseFix', promise))).toMatchObject({
      promised: 1,
    })
    expect(await open()).toMatchObject([{ accountId, dueDay: '2026-12-20' }])
    expect(await core.call('requirement.promiseFix', promise)).toMatchObject({ promised: 0, actionId: null })
  })

  it('REQ-7 nobody asks: there is nobody to promise it to', async () => {
    const { id } = await core.call('requirement.create', { title: '无主', kind: 'bug', accountId: null })
    expect(await core.ask('requirement.promiseFix', { id, dueDay: '2026-12-05', byName: '' })).toMatchObject({
      error: { code: 'no_asker' },
    })
  })
})

describe('REQ-4 what became of the renewal after a decline', () => {
  it('REQ-4 renewed, lost or still open stands beside each account that was told no', async () => {
    const renewed = await anAccount(core, { name: '续了' })
    const left = await anAccount(core, { name: '走了' })
    const open = await anAccount(core, { name: '还在' })
    for (const id of [renewed, left, open]) await aLine(core, id, { product: '排产' })
    const { id } = await core.call('requirement.create', {
      title: '批次冻结',
      scenario: '月底',
      background: '对账',
      accountId: renewed,
    })
    for (const accountId of [left, open])
      await core.call('requirement.addAsk', { id, accountId, askedOn: '2026-11-22' })
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    const outcomes = async () =>
      Object.fromEntries(
        (await core.call('requirement.get', { id })).requirement.asks.map((ask) => [
          ask.accountName,
          ask.renewalAfter,
        ]),
      )
    expect(await outcomes()).toEqual({ 续了: null, 走了: null, 还在: null })
    await core.call('requirement.move', {
      id,
      to: 'declined',
      reason: null,
      verdict: { ...verdict, reasonable: false },
      decline: { reason: 'roadmap', explanation: '明年再议', replyBy: '我', replyDue: null },
    })
    await aLine(core, renewed, { product: '排产', fromDay: '2027-03-01', toDay: '2028-02-29' })
    core.clock.advance(2 * msPerDay)
    seedRow(core, 'churn_event', {
      accountId: left,
      day: '2026-11-22',
      precedingUpgrade: false,
      precedingDowngrade: false,
      reactivation: false,
    })
    expect(await outcomes()).toEqual({
      续了: { outcome: 'renewed', day: '2027-02-28' },
      走了: { outcome: 'lost', day: '2026-11-22' },
      还在: { outcome: 'open', day: '2027-02-28' },
    })
  })
})

describe('REQ-9 the ways behind the figures', () => {
  it('REQ-9 every requirement with its moves by day, in their order', async () => {
    const { id } = await aBug()
    core.clock.advance(2 * msPerDay)
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    const { requirements } = await core.call('requirement.histories', {})
    expect(requirements).toMatchObject([
      { id, state: 'in_review', moves: [{ to: 'needs_background' }, { to: 'in_review' }] },
    ])
    expect(requirements[0]?.moves[0]?.day).not.toBe(requirements[0]?.moves[1]?.day)
  })
})
