import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { requirementPaths, requirementStates } from '../../shared/domain/requirement/index.ts'
import { newId } from '../../shared/kernel/index.ts'
import { aLine, anAccount, aNote, aPerson } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

type State = (typeof requirementStates)[number]
type Move = Omit<CallInput<'requirement.move'>, 'id'>

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const today = '2026-11-21'
const missing = newId(testClock(), seededRandom(99))
const detailOf = (id: string) => core.call('requirement.get', { id })
const rowOf = async (id: string) => (await detailOf(id)).requirement
const askIdsOf = async (id: string) => (await rowOf(id)).asks.map((ask) => ask.id)

const complete = { scenario: '计划员每天手工拼表一小时', background: '三个工厂抢同一批模具' }
async function aWish(values: Partial<CallInput<'requirement.create'>> = {}): Promise<string> {
  const accountId = values.accountId === undefined ? await anAccount(core) : values.accountId
  const title = '三个工厂的产能放在一张图上'
  return (await core.call('requirement.create', { title, ...complete, ...values, accountId })).id
}

const verdict = {
  reasonable: true,
  scope: 'generic',
  reason: '六家都提过',
  reviewer: '栾一舟',
  day: today,
} as const
const schedule = { version: '26.12', dueDay: '2026-12-15' }
const decline = {
  reason: 'roadmap',
  explanation: '明年改架构时一起做',
  replyBy: '陆闻笙',
  replyDue: '2026-11-28',
} as const

/** What each step needs, complete. */
const steps: Readonly<Record<string, Move>> = {
  review: { to: 'in_review', reason: null },
  schedule: { to: 'scheduled', reason: null, verdict, schedule },
  decline: { to: 'declined', reason: null, verdict, decline },
  ship: { to: 'shipped', reason: null, shippedOn: '2026-11-18' },
  tell: { to: 'told', reason: null },
}
/** The way to each state. */
const ways: Readonly<Record<State, readonly string[]>> = {
  needs_background: [],
  in_review: ['review'],
  scheduled: ['review', 'schedule'],
  shipped: ['review', 'schedule', 'ship'],
  declined: ['review', 'decline'],
  told: ['review', 'schedule', 'ship', 'tell'],
}

const telling = {
  day: today,
  by: '陆闻笙',
  how: '当面',
  to: '沈砚秋',
  reaction: 'accepted',
  reactionText: null,
} as const

async function aWishIn(state: State, values: Partial<CallInput<'requirement.create'>> = {}): Promise<string> {
  const id = await aWish(values)
  for (const step of ways[state]) {
    if (step === 'tell') await core.call('requirement.tell', { askIds: await askIdsOf(id), ...telling })
    else await core.call('requirement.move', { id, ...(steps[step] as Move) })
  }
  expect((await rowOf(id)).state).toBe(state)
  return id
}

/** With everything that any path could want. */
const everything = (to: State): Move => ({
  to,
  reason: '客户补充了新的情况',
  verdict,
  schedule,
  decline,
  shippedOn: today,
})

describe('REQ-1 capture', () => {
  test('REQ-1 from a note: the account is the first to ask, and the sentence stays', async () => {
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '柴松年' })
    const noteId = aNote(core, accountId, { title: '生产例会', happenedAt: Date.UTC(2026, 9, 25, 6) })
    const quote = '三个工厂的产能要放在一张图上看'
    const { id, code } = await undoneAndRedone(core, () =>
      core.call('requirement.create', {
        title: ` ${quote} `,
        accountId,
        personId,
        evidence: { noteId, quote, start: 4, end: 19 },
      }),
    )
    expect(code).toBe('REQ-0001')
    const { requirement, evidence, moves, allowed } = await detailOf(id)
    expect(requirement).toMatchObject({
      code,
      title: quote,
      kind: 'feature',
      state: 'needs_background',
      missing: ['scenario', 'background'],
      asks: [
        {
          accountId,
          accountName: '岚汀重工',
          personId,
          askedBy: '柴松年',
          askedOn: '2026-10-25',
          toldOn: null,
        },
      ],
    })
    expect(evidence).toMatchObject([{ noteId, noteTitle: '生产例会', quote }])
    expect(moves).toMatchObject([{ from: null, to: 'needs_background', by: '陆闻笙', reason: null }])
    expect(allowed).toEqual(['in_review'])
    expect((await core.call('note.get', { id: noteId })).evidence).toMatchObject([
      { targetKind: 'requirement', targetId: id, title: quote, state: 'needs_background' },
    ])
  })

  test('REQ-1 alone, without an account; codes go on, and one in the bin is not given again', async () => {
    const first = await core.call('requirement.create', { title: '英文质检报告', accountId: null })
    await undoneAndRedone(core, () => core.call('requirement.remove', { id: first.id }))
    const second = await core.call('requirement.create', { title: '停机原因分两级', accountId: null })
    expect([first.code, second.code]).toEqual(['REQ-0001', 'REQ-0002'])
    const { requirements } = await core.call('requirement.list', {})
    expect(requirements).toMatchObject([
      { id: second.id, asks: [], missing: ['scenario', 'background', 'asker'] },
    ])
    expect(await core.ask('requirement.get', { id: first.id })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('REQ-1 refuses who is not there and leaves nothing behind', async () => {
    const before = core.store.digest()
    for (const input of [
      { title: '一', accountId: missing },
      { title: '一', accountId: await anAccount(core), personId: missing },
      { title: '一', accountId: null, evidence: { noteId: missing, quote: '一', start: 0, end: 1 } },
    ])
      expect(await core.ask('requirement.create', input)).toMatchObject({ error: { code: 'not_found' } })
    expect((await core.call('requirement.list', {})).requirements).toEqual([])
    expect(core.store.digest()).not.toBe(before)
  })

  test('REQ-1 similar wishes are offered while a new one is typed, with how many ask for them', async () => {
    const id = await aWish()
    await core.call('requirement.addAsk', {
      id,
      accountId: await anAccount(core, { name: '青屿医械' }),
      askedOn: today,
    })
    await core.call('requirement.create', { title: '英文质检报告', accountId: null })
    const { matches } = await core.call('requirement.similar', {
      text: '想把几个工厂的产能看在一张图里',
      limit: 5,
    })
    expect(matches).toMatchObject([{ id, code: 'REQ-0001', state: 'needs_background', askers: 2 }])
    expect(await core.call('requirement.similar', { text: '发票抬头', limit: 5 })).toEqual({ matches: [] })
  })
})

describe('REQ-2 background before review', () => {
  test('REQ-2 says what is missing, and lets it through once it is there', async () => {
    const id = await aWish({ accountId: null, scenario: null, background: '  ' })
    expect(await core.ask('requirement.move', { id, to: 'in_review', reason: null })).toMatchObject({
      ok: false,
      error: { code: 'background_missing', data: { missing: ['scenario', 'background', 'asker'] } },
    })
    await undoneAndRedone(core, () => core.call('requirement.update', { id, patch: complete }))
    await core.call('requirement.addAsk', { id, accountId: await anAccount(core), askedOn: today })
    expect((await rowOf(id)).missing).toEqual([])
    await undoneAndRedone(core, () => core.call('requirement.move', { id, to: 'in_review', reason: null }))
    expect(await core.call('requirement.update', { id, patch: complete })).toEqual({ actionId: null })
  })

  test('REQ-7 a bug wants conditions, steps and severity instead', async () => {
    const id = await aWish({ kind: 'bug', title: '导出没有合计行' })
    expect((await rowOf(id)).missing).toEqual(['conditions', 'steps', 'severity'])
    const patch = { conditions: '筛选后', steps: '一、筛选\n二、导出', severity: 'major' } as const
    await core.call('requirement.update', { id, patch })
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    expect(await rowOf(id)).toMatchObject({ ...patch, state: 'in_review', missing: [] })
  })
})

describe('REQ-8 states only move along allowed paths', () => {
  const isPath = (from: State, to: State): boolean =>
    requirementPaths.some((path) => path.from === from && path.to === to)

  test.each(requirementStates)(
    'REQ-8 from %s: the paths and no other, even with everything given',
    async (from) => {
      for (const to of requirementStates) {
        const id = await aWishIn(from, { accountId: await anAccount(core, { name: `${from} ${to}` }) })
        const before = core.store.digest()
        const answer = await core.ask('requirement.move', { id, ...everything(to) })
        if (isPath(from, to) && to !== 'told') {
          expect(answer).toMatchObject({ ok: true })
          expect((await rowOf(id)).state).toBe(to)
          continue
        }
        // Nobody has been told yet: the path to told is there and its demand is not met.
        const code = isPath(from, to) ? 'not_all_told' : 'not_allowed'
        expect(answer).toMatchObject({ ok: false, error: { code } })
        expect(core.store.digest()).toBe(before)
      }
    },
  )

  test('REQ-8 each move says who, when and why, and how long it stands there', async () => {
    const id = await aWishIn('scheduled')
    core.clock.advance(86_400_000)
    await core.call('workspace.rename', { userName: '顾南枝' })
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id, to: 'in_review', reason: ' 客户改了口径 ' }),
    )
    const { moves, requirement, allowed } = await detailOf(id)
    expect(moves.at(-1)).toMatchObject({
      from: 'scheduled',
      to: 'in_review',
      by: '顾南枝',
      at: core.clock.now(),
      reason: '客户改了口径',
    })
    expect(moves.map(({ to }) => to)).toEqual(['needs_background', 'in_review', 'scheduled', 'in_review'])
    expect(requirement.stateSince).toBe(core.clock.now())
    expect(allowed).toEqual(['scheduled', 'declined', 'needs_background'])
    expect(await core.ask('requirement.move', { id: missing, to: 'in_review', reason: null })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test.each([
    ['in_review', 'needs_background'],
    ['scheduled', 'in_review'],
    ['shipped', 'in_review'],
    ['declined', 'in_review'],
    ['told', 'in_review'],
  ] as const)('REQ-8 back from %s to %s wants a reason', async (from, to) => {
    const id = await aWishIn(from)
    expect(await core.ask('requirement.move', { id, to, reason: ' ' })).toMatchObject({
      error: { code: 'reason_required' },
    })
    await undoneAndRedone(core, () => core.call('requirement.move', { id, to, reason: '又有新情况' }))
    expect(await rowOf(id)).toMatchObject({
      state: to,
      reviewer: null,
      version: null,
      explanation: null,
      shippedOn: null,
    })
  })

  test('REQ-8 back to review after telling: everyone is to be told anew', async () => {
    const id = await aWishIn('told')
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id, to: 'in_review', reason: '又坏了' }),
    )
    expect((await rowOf(id)).asks).toMatchObject([{ toldOn: null, toldBy: null, reaction: null }])
  })
})

describe('REQ-3 verdict', () => {
  test('REQ-3 neither scheduled nor declined without who judged it', async () => {
    const id = await aWishIn('in_review')
    for (const to of ['scheduled', 'declined'] as const) {
      const rest = to === 'scheduled' ? { schedule } : { decline }
      expect(await core.ask('requirement.move', { id, to, reason: null, ...rest })).toMatchObject({
        error: { code: 'verdict_missing' },
      })
      const unnamed = { ...verdict, reviewer: '  ' }
      expect(
        await core.ask('requirement.move', { id, to, reason: null, ...rest, verdict: unnamed }),
      ).toMatchObject({ error: { code: 'verdict_missing' } })
    }
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id, to: 'scheduled', reason: null, schedule, verdict }),
    )
    expect(await rowOf(id)).toMatchObject({
      reasonable: true,
      scope: 'generic',
      verdictReason: '六家都提过',
      reviewer: '栾一舟',
      reviewedOn: today,
    })
  })
})

describe('REQ-4 schedule or decline', () => {
  test('REQ-4 a schedule has version and day; a new date is a move with a reason, and is counted', async () => {
    const id = await aWishIn('in_review')
    const move = { id, to: 'scheduled', reason: null, verdict } as const
    expect(await core.ask('requirement.move', move)).toMatchObject({ error: { code: 'schedule_missing' } })
    await core.call('requirement.move', { ...move, schedule })
    const since = (await rowOf(id)).stateSince
    core.clock.advance(86_400_000)
    const later = { version: '27.1', dueDay: '2027-01-20' }
    expect(
      await core.ask('requirement.move', { id, to: 'scheduled', reason: null, schedule: later }),
    ).toMatchObject({ error: { code: 'reason_required' } })
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id, to: 'scheduled', reason: '人手不够', schedule: later }),
    )
    // The clock of the state runs on: a new date does not make it younger.
    expect(await rowOf(id)).toMatchObject({
      ...later,
      timesRescheduled: 1,
      stateSince: since,
      reviewer: '栾一舟',
    })
  })

  test('REQ-4 declined with an explanation that can be sent, and what the customer said', async () => {
    const id = await aWishIn('in_review')
    const move = { id, to: 'declined', reason: null, verdict: { ...verdict, reasonable: false } } as const
    for (const given of [undefined, { ...decline, explanation: ' ' }])
      expect(
        await core.ask('requirement.move', given === undefined ? move : { ...move, decline: given }),
      ).toMatchObject({ error: { code: 'explanation_missing' } })
    await undoneAndRedone(core, () => core.call('requirement.move', { ...move, decline }))
    expect(await rowOf(id)).toMatchObject({
      state: 'declined',
      reasonable: false,
      declineReason: 'roadmap',
      explanation: '明年改架构时一起做',
      replyBy: '陆闻笙',
      replyDue: '2026-11-28',
    })
    const askIds = await askIdsOf(id)
    const escalated = { askIds, ...telling, reaction: 'escalated', reactionText: '要找我们领导' } as const
    expect(await core.call('requirement.tell', escalated)).toMatchObject({ closed: false })
    // Told, but not accepted: it stays open until they have been talked to again.
    expect(await rowOf(id)).toMatchObject({
      state: 'declined',
      asks: [{ toldOn: today, reaction: 'escalated', reactionText: '要找我们领导' }],
    })
    const calmed = { askIds, ...telling, reaction: 'disappointed' } as const
    expect(await undoneAndRedone(core, () => core.call('requirement.tell', calmed))).toMatchObject({
      closed: true,
    })
    expect((await rowOf(id)).state).toBe('told')
  })
})

describe('REQ-6 shipped, then told', () => {
  test('REQ-6 not closed before the last asker was told; then it closes by itself', async () => {
    const id = await aWish()
    const second = await anAccount(core, { name: '青屿医械' })
    await undoneAndRedone(core, () =>
      core.call('requirement.addAsk', { id, accountId: second, askedBy: '季棠', askedOn: '2026-11-18' }),
    )
    for (const step of ways.shipped) await core.call('requirement.move', { id, ...(steps[step] as Move) })
    const [oneId = '', otherId = ''] = await askIdsOf(id)
    expect(await core.call('requirement.tell', { askIds: [oneId], ...telling })).toMatchObject({
      closed: false,
    })
    expect(await core.ask('requirement.move', { id, to: 'told', reason: null })).toMatchObject({
      error: { code: 'not_all_told', data: { missing: [otherId] } },
    })
    const last = { askIds: [otherId], ...telling, how: '  电话 ', to: ' ', reaction: null }
    expect(await undoneAndRedone(core, () => core.call('requirement.tell', last))).toMatchObject({
      closed: true,
    })
    const { requirement, moves } = await detailOf(id)
    expect(requirement).toMatchObject({ state: 'told', shippedOn: '2026-11-18' })
    expect(requirement.asks.find((ask) => ask.id === otherId)).toMatchObject({
      toldOn: today,
      toldBy: '陆闻笙',
      toldHow: '电话',
      toldTo: null,
    })
    expect(moves.at(-1)).toMatchObject({ from: 'shipped', to: 'told', by: '陆闻笙' })
  })

  test('REQ-6 there is nothing to tell before it is shipped or declined', async () => {
    const id = await aWishIn('scheduled')
    const askIds = await askIdsOf(id)
    expect(await core.ask('requirement.tell', { askIds, ...telling })).toMatchObject({
      error: { code: 'wrong_state', data: { state: 'scheduled' } },
    })
    expect(await core.ask('requirement.tell', { askIds: [missing], ...telling })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('REQ-6 a customer in the bin holds nothing up, and is asked again when it comes back', async () => {
    const id = await aWish()
    const binned = await anAccount(core, { name: '误建' })
    await core.call('requirement.addAsk', { id, accountId: binned, askedOn: today })
    await core.call('account.remove', { ids: [binned] })
    expect((await rowOf(id)).asks).toHaveLength(1)
    for (const step of ways.shipped) await core.call('requirement.move', { id, ...(steps[step] as Move) })
    expect(await core.call('requirement.tell', { askIds: await askIdsOf(id), ...telling })).toMatchObject({
      closed: true,
    })
  })

  test('REQ-6 one more customer asks for what was closed: the loop opens again', async () => {
    const id = await aWishIn('told')
    const accountId = await anAccount(core, { name: '霁程物流' })
    const noteId = aNote(core, accountId)
    const evidence = { noteId, quote: '产能图我们也要', start: 0, end: 7 }
    await undoneAndRedone(core, () =>
      core.call('requirement.addAsk', { id, accountId, askedOn: today, evidence }),
    )
    const detail = await detailOf(id)
    expect(detail.requirement.state).toBe('shipped')
    expect(detail.moves.at(-1)).toMatchObject({ from: 'told', to: 'shipped' })
    expect(detail.evidence).toMatchObject([{ noteId, quote: '产能图我们也要' }])
    expect(await core.ask('requirement.addAsk', { id, accountId, askedOn: today })).toMatchObject({
      error: { code: 'already_asked' },
    })
    const askId = detail.requirement.asks.find((ask) => ask.accountId === accountId)?.id ?? ''
    await undoneAndRedone(core, () => core.call('requirement.removeAsk', { askId }))
    expect((await rowOf(id)).asks).toHaveLength(1)
    // The sentences stay; the account may ask again.
    await core.call('requirement.addAsk', { id, accountId, askedOn: today })
  })
})

describe('REQ-9, REQ-10 figures', () => {
  test('REQ-10 what is at stake: each asker once, per currency, with the end of their term', async () => {
    const one = await anAccount(core)
    await aLine(core, one)
    const other = await anAccount(core, { name: 'Ravenstack' })
    await aLine(core, other, { amountMinor: 900_000, currency: 'USD' })
    const id = await aWish({ accountId: one })
    await core.call('requirement.addAsk', { id, accountId: other, askedOn: today })
    const row = await rowOf(id)
    expect(row.arrAtStake).toEqual([
      { minor: 2_860_000, currency: 'CNY' },
      { minor: 900_000, currency: 'USD' },
    ])
    expect(row.asks).toMatchObject([
      { arrMinor: 2_860_000, arrCurrency: 'CNY', termTo: '2027-02-28' },
      { arrMinor: 900_000, arrCurrency: 'USD' },
    ])
    const mine = await core.call('requirement.list', { accountId: other })
    expect(mine.requirements.map((requirement) => requirement.id)).toEqual([id])
    expect(
      await core.call('requirement.list', { accountId: await anAccount(core, { name: '别家' }) }),
    ).toEqual({
      requirements: [],
    })
  })

  test('REQ-9 open loops, days to told, the oldest, and how many closed lately', async () => {
    expect(await core.call('requirement.figures', {})).toEqual({
      open: 0,
      medianDaysToTold: null,
      oldestOpenDays: null,
      closedLast28Days: 0,
    })
    const accountId = await anAccount(core)
    await aWish({ accountId, askedOn: '2026-11-11' })
    await aWish({ accountId, askedOn: '2026-11-01' })
    await aWishIn('told', { accountId, askedOn: '2026-10-02' })
    expect(await core.call('requirement.figures', {})).toEqual({
      open: 2,
      medianDaysToTold: 50,
      oldestOpenDays: 20,
      closedLast28Days: 1,
    })
    expect(core.store.rebuild().equal).toBe(true)
  })
})

describe('REQ-5 the same wish of several customers', () => {
  const crowd = async (id: string, from: number, to: number): Promise<void> => {
    for (let index = from; index <= to; index += 1) {
      const accountId = await anAccount(core, { name: `客户 ${index}` })
      await core.call('requirement.addAsk', { id, accountId, askedOn: today })
    }
  }

  test.each(['scheduled', 'declined'] as const)(
    'REQ-5 %s, and the sixth account asks: back to review by itself, with the reason, in one undo step',
    async (state) => {
      const id = await aWishIn(state)
      await crowd(id, 2, 5)
      expect((await rowOf(id)).state).toBe(state)
      const accountId = await anAccount(core, { name: '第六家' })
      await undoneAndRedone(core, () => core.call('requirement.addAsk', { id, accountId, askedOn: today }))
      const { requirement, moves } = await detailOf(id)
      expect(requirement).toMatchObject({
        state: 'in_review',
        reviewedOn: null,
        version: null,
        explanation: null,
      })
      expect(moves.at(-1)).toMatchObject({
        from: state,
        to: 'in_review',
        reason: '已有 6 家提出，自动回到评审',
      })
      await crowd(id, 7, 7)
      expect((await detailOf(id)).moves.length).toBe(moves.length)
    },
  )

  test('REQ-5 the number is a setting; what is shipped stays, because there is only somebody to tell', async () => {
    await core.call('settings.set', { askersForReview: 2 })
    const declined = await aWishIn('declined')
    const shipped = await aWishIn('shipped')
    await crowd(declined, 2, 2)
    await crowd(shipped, 3, 3)
    expect((await rowOf(declined)).state).toBe('in_review')
    expect((await rowOf(shipped)).state).toBe('shipped')
  })

  test('REQ-5 merged: askers, sentences and what was missing go over, an account counts once; undo is identity', async () => {
    const both = await anAccount(core, { name: '岚汀重工' })
    const only = await anAccount(core, { name: '青屿医械' })
    const noteId = aNote(core, only, { title: '例会', happenedAt: Date.UTC(2026, 9, 25, 6) })
    const quote = '三个工厂的产能要放在一张图上看'
    const id = await aWish({ accountId: both, background: null, askedOn: '2026-11-10' })
    const fromId = await aWish({
      accountId: only,
      title: '产能合看',
      evidence: { noteId, quote, start: 4, end: 19 },
    })
    await core.call('requirement.addAsk', { id: fromId, accountId: both, askedOn: '2026-10-01' })
    await undoneAndRedone(core, () => core.call('requirement.merge', { id, fromId }))
    const { requirement, evidence } = await detailOf(id)
    expect(requirement.background).toBe(complete.background)
    expect(requirement.asks.map(({ accountName, askedOn }) => [accountName, askedOn])).toEqual([
      ['岚汀重工', '2026-10-01'],
      ['青屿医械', '2026-10-25'],
    ])
    expect(evidence).toMatchObject([{ quote, targetId: id }])
    expect(await core.ask('requirement.get', { id: fromId })).toMatchObject({ error: { code: 'not_found' } })
    expect(await core.ask('requirement.merge', { id, fromId: id })).toMatchObject({
      error: { code: 'not_allowed' },
    })
  })

  test('REQ-5 merging makes the crowd, too, and whoever comes over is told anew', async () => {
    await core.call('settings.set', { askersForReview: 3 })
    const id = await aWishIn('declined')
    const fromId = await aWishIn('told', { accountId: await anAccount(core, { name: '青屿医械' }) })
    await core.call('requirement.merge', { id, fromId })
    expect((await rowOf(id)).state).toBe('declined')
    expect((await rowOf(id)).asks.map(({ toldOn }) => toldOn)).toEqual([null, null])
    const third = await aWish({ accountId: await anAccount(core, { name: '昀达电气' }) })
    await core.call('requirement.merge', { id, fromId: third })
    expect((await rowOf(id)).state).toBe('in_review')
  })

  test('REQ-5 split again: the askers who mean something else get one of their own; somebody has to stay', async () => {
    const id = await aWish()
    await crowd(id, 2, 3)
    const { asks } = await rowOf(id)
    const staying = asks.filter(({ accountName }) => accountName === '岚汀重工')
    const leaving = asks.filter(({ accountName }) => accountName !== '岚汀重工')
    const askIds = leaving.map((ask) => ask.id)
    const made = await undoneAndRedone(core, () =>
      core.call('requirement.split', { id, askIds, title: '按车间看' }),
    )
    expect(await askIdsOf(id)).toEqual(staying.map((ask) => ask.id))
    expect(await rowOf(made.id)).toMatchObject({ title: '按车间看', state: 'needs_background', ...complete })
    expect(new Set((await rowOf(made.id)).asks.map(({ accountName }) => accountName))).toEqual(
      new Set(['客户 2', '客户 3']),
    )
    expect(
      await core.ask('requirement.split', { id, askIds: staying.map((ask) => ask.id), title: '全部' }),
    ).toMatchObject({
      error: { code: 'not_allowed' },
    })
    expect(await core.ask('requirement.split', { id, askIds: [missing], title: '无' })).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})
