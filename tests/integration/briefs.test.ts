import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallOutput } from '../../shared/contract/index.ts'
import { addDays } from '../../shared/kernel/index.ts'
import { aLine, aNote, anAccount, aPerson, aRequirement, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let today: string
beforeEach(async () => {
  core = await openTestCore()
  today = (await core.call('account.list', {})).today
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

type Brief = CallOutput<'account.brief'>
const keysOf = ({ questions }: Pick<Brief, 'questions'>): string[] => questions.map(({ key }) => key)
const day = (days: number): string => addDays(today, days)
const hours = (count: number): number => core.clock.now() + count * 3_600_000

/** A customer with something of everything, and a visit tomorrow with two of its people. */
async function aRichAccount() {
  const accountId = await anAccount(core, { name: '岚汀重工', city: '长沙', tier: 'large', seats: 120 })
  const buyer = await aPerson(core, accountId, {
    name: '覃若谷',
    role: 'economic_buyer',
    influence: 'high',
    attitude: 'neutral',
    remark: '别在他面前提上一家供应商',
  })
  const champion = await aPerson(core, accountId, { name: '宁知远', role: 'champion', attitude: 'support' })
  await aLine(core, accountId, { fromDay: day(-300), toDay: day(64), quantity: 100 })
  const contract = await core.call('contract.create', {
    accountId,
    title: '2026 主合同',
    fromDay: day(-300),
    toDay: day(64),
    noticeDays: 30,
    remark: '底线：最低八折',
  })
  const promise = await core.call('promise.create', {
    accountId,
    title: '驻场三天',
    byName: '贺闻溪',
    dueDay: day(-4),
    remark: '内部：可能做不到',
  })
  await core.call('promise.create', { accountId, title: '给出产线名单', byName: '宁知远', dueDay: day(3) })
  await core.call('promise.create', { accountId, title: '推广方案', byName: '陆闻笙' })
  await core.call('milestone.create', {
    accountId,
    title: '客户备好主数据',
    waitingOn: 'customer',
    dueDay: day(-1),
  })
  const shipped = aRequirement(core, { code: 'R-7', title: '批次冻结', state: 'shipped', version: '5.2' })
  const bare = aRequirement(core, { code: 'R-8', title: '扫码登记', state: 'needs_background' })
  for (const requirementId of [bare, shipped])
    seedRow(core, 'requirement_ask', { requirementId, accountId, askedOn: day(-30) })
  const risk = await core.call('risk.create', {
    accountId,
    title: '换了厂长',
    severity: 'high',
    seenOn: day(-20),
  })
  await core.call('risk.create', { accountId, title: '对手来过', severity: 'low', seenOn: day(-30) })
  const value = await core.call('valueEntry.create', { accountId, result: '月结少了两天', day: day(-10) })
  const before = await core.call('visit.plan', {
    accountId,
    title: '季度回顾',
    plannedStart: hours(-240),
    attendees: [{ personId: champion, name: '宁知远', side: 'customer' }],
  })
  await core.call('visit.checkIn', { id: before.id, at: hours(-240) })
  await core.call('visit.checkOut', { id: before.id, at: hours(-238) })
  const visit = await core.call('visit.plan', {
    accountId,
    title: '续约前摸底',
    purpose: '弄清预算',
    plannedStart: hours(24),
    attendees: [
      { personId: null, name: '陆闻笙', side: 'ours' },
      { personId: champion, name: '宁知远', side: 'customer' },
    ],
  })
  return {
    accountId,
    buyer,
    champion,
    contract: contract.id,
    promise: promise.id,
    shipped,
    bare,
    risk: risk.id,
    value: value.id,
    before: before.id,
    visit: visit.id,
  }
}

const briefOf = async (visitId: string): Promise<Brief> => {
  const [brief] = (await core.call('visit.brief', { visitIds: [visitId] })).briefs
  if (brief === undefined) throw new Error('no brief')
  return brief
}

describe('VIS-2 the brief before a visit', () => {
  test('VIS-2 of several contracts that end with the term the notice that is due first counts, also of one without dates', async () => {
    const accountId = await anAccount(core)
    const addOn = { accountId, title: '加购', fromDay: day(-100), toDay: day(200), noticeDays: 30 }
    await core.call('contract.create', addOn)
    const main = await core.call('contract.create', { accountId, title: '主合同', noticeDays: 90 })
    await aLine(core, accountId, { fromDay: day(-100), toDay: day(200), contractId: main.id })
    const { id: visit } = await core.call('visit.plan', { accountId, title: '摸底', plannedStart: hours(24) })
    expect((await briefOf(visit)).renewal).toMatchObject({
      contractTitle: '主合同',
      noticeDays: 90,
      noticeDay: day(110),
    })
  })

  test('VIS-2 a term that goes on already has no window and no questions about its renewal', async () => {
    const accountId = await anAccount(core)
    await aLine(core, accountId, { fromDay: day(-300), toDay: day(64), product: '排产' })
    const { id: visit } = await core.call('visit.plan', { accountId, title: '摸底', plannedStart: hours(24) })
    const before = await briefOf(visit)
    expect(before.renewal).toMatchObject({ windowOpen: true, isRenewed: false })
    await aLine(core, accountId, { fromDay: day(65), toDay: day(430), product: '排产' })
    const after = await briefOf(visit)
    expect(after.renewal).toMatchObject({ windowOpen: false, isRenewed: true })
    expect(after.questions.length).toBeLessThan(before.questions.length)
  })

  test('VIS-2 one call has last visits, promises of both sides, what is to be told, risks, seats, renewal, people, value', async () => {
    const made = await aRichAccount()
    const brief = await briefOf(made.visit)
    expect(brief.account).toMatchObject({ id: made.accountId, name: '岚汀重工', city: '长沙', tier: 'large' })
    expect(brief.visit).toMatchObject({ id: made.visit, purpose: '弄清预算' })
    expect(brief.lastVisits).toMatchObject([{ id: made.before, title: '季度回顾', people: ['宁知远'] }])
    expect(brief.visitsTotal).toBe(1)
    expect(
      brief.promises.map(({ title, side, record, overdueDays }) => [title, side, record, overdueDays]),
    ).toEqual([
      ['驻场三天', 'ours', 'promise', 4],
      ['客户备好主数据', 'theirs', 'milestone', 1],
      ['给出产线名单', 'theirs', 'promise', 0],
      ['推广方案', 'ours', 'promise', 0],
    ])
    expect(brief.requirements).toMatchObject([
      { code: 'R-7', isToTell: true, version: '5.2' },
      { code: 'R-8', isToTell: false },
    ])
    expect(brief.risks.map(({ title }) => title)).toEqual(['换了厂长', '对手来过'])
    expect(brief.seats).toEqual({
      bought: 100,
      assigned: null,
      active: null,
      countedOn: null,
      source: null,
    })
    expect(brief.renewal).toMatchObject({
      daysLeft: 64,
      windowOpen: true,
      contractId: made.contract,
      noticeDays: 30,
      noticeDay: day(34),
    })
    expect(brief.arrMinor).toBeGreaterThan(0)
    expect(brief.people.map(({ name, isComing }) => [name, isComing])).toEqual([
      ['宁知远', true],
      ['覃若谷', false],
    ])
    expect(brief.values).toMatchObject([{ id: made.value, result: '月结少了两天', quote: null }])
    // The same without a visit: nobody comes.
    const without = await core.call('account.brief', { accountId: made.accountId })
    expect(without).toEqual({
      ...brief,
      visit: null,
      people: [
        { ...brief.people[1], isComing: false },
        { ...brief.people[0], isComing: false },
      ],
    })
  })

  test('VIS-2 asks what is not known, what decides first', async () => {
    const made = await aRichAccount()
    const { questions } = await briefOf(made.visit)
    expect(questions.map(({ key, subject }) => [key, subject])).toEqual([
      ['single_contact', made.champion],
      ['buyer_not_met', made.buyer],
      ['purchase_intent_unknown', null],
      ['first_value_undefined', null],
      ['cause_untested', expect.any(String)],
      ['cause_untested', expect.any(String)],
      ['decision_path_unknown', null],
      ['value_without_quote', made.value],
      ['clause_unread', made.contract],
      ['promise_undated', expect.any(String)],
      ['budget_day_unknown', null],
      ['requirement_without_background', made.bare],
      ['seat_use_unknown', null],
    ])
    expect(questions.find(({ key }) => key === 'clause_unread')).toMatchObject({
      subjectTitle: '2026 主合同',
      data: { missing: ['price_cap'] },
      needsRecord: true,
    })
  })

  test('VIS-2 nothing that a customer must not read is on it: no remark of contract, promise or person', async () => {
    const made = await aRichAccount()
    const text = JSON.stringify(await briefOf(made.visit))
    for (const inner of ['底线', '最低八折', '可能做不到', '别在他面前提']) expect(text).not.toContain(inner)
    // They are where they were written.
    expect((await core.call('promise.list', {})).promises.map(({ remark }) => remark)).toContain(
      '内部：可能做不到',
    )
  })

  test('VIS-2 briefs of several visits come in the order asked for; what is in the bin is left out', async () => {
    const one = await aRichAccount()
    const two = await anAccount(core, { name: '青屿医械' })
    const other = (await core.call('visit.plan', { accountId: two, title: '初访', plannedStart: hours(30) }))
      .id
    const names = async (): Promise<string[]> =>
      (await core.call('visit.brief', { visitIds: [other, one.visit, other] })).briefs.map(
        ({ account }) => account.name,
      )
    expect(await names()).toEqual(['青屿医械', '岚汀重工'])
    await core.call('visit.remove', { id: other })
    expect(await names()).toEqual(['岚汀重工'])
    expect(await core.ask('account.brief', { accountId: one.visit })).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('VIS-2 the question debt and its answers', () => {
  const ask = async (accountId: string) => core.call('question.list', { accountId })

  test('VIS-2 an answer with its sentence takes the question off the debt, one undo step, and reopening puts it back', async () => {
    const { accountId, visit } = await aRichAccount()
    const noteId = aNote(core, accountId, { visitId: visit })
    const quote = '当初是审计查出批次对不上，老板限三个月'
    const { id } = await undoneAndRedone(core, () =>
      core.call('question.answer', {
        accountId,
        questionId: 'purchase_intent_unknown/',
        question: '当初为什么买？',
        answer: quote,
        visitId: visit,
        evidence: { noteId, quote, start: 12, end: 12 + quote.length },
      }),
    )
    const { questions, answered } = await ask(accountId)
    expect(keysOf({ questions })).not.toContain('purchase_intent_unknown')
    expect(answered).toEqual([
      {
        id,
        questionId: 'purchase_intent_unknown/',
        question: '当初为什么买？',
        answer: quote,
        answeredOn: today,
        visitId: visit,
        noteId,
        start: 12,
      },
    ])
    // The sentence is evidence of the note like that of any record.
    expect((await core.call('note.get', { id: noteId })).evidence).toMatchObject([
      { targetKind: 'answer', targetId: id, quote, title: '当初为什么买？' },
    ])
    await undoneAndRedone(core, () => core.call('question.reopen', { id }))
    expect(keysOf(await ask(accountId))).toContain('purchase_intent_unknown')
  })

  test('VIS-2 why they bought, once it is recorded, is on the page and no longer asked', async () => {
    const { accountId } = await aRichAccount()
    await core.call('intent.create', { accountId, statement: '月底对账要三个人三天' })
    const brief = await core.call('account.brief', { accountId })
    expect(brief.purchaseIntent).toBe('月底对账要三个人三天')
    expect(keysOf(brief)).not.toContain('purchase_intent_unknown')
    const { id } = await core.call('outcome.create', { accountId, title: '对账半天完成' })
    expect((await ask(accountId)).questions.find(({ key }) => key === 'outcome_unmeasured')).toMatchObject({
      subject: id,
      subjectTitle: '对账半天完成',
    })
  })

  test('VIS-2 where the fact belongs into its record the sentence stands beside the question until it is there', async () => {
    const { accountId } = await aRichAccount()
    const undated = (await ask(accountId)).questions.find(({ key }) => key === 'promise_undated')
    if (undated?.subject == null) throw new Error('no such question')
    await core.call('question.answer', {
      accountId,
      questionId: undated.id,
      question: '推广方案哪天给？',
      answer: '十二月十五日前',
    })
    expect((await ask(accountId)).questions.find(({ id }) => id === undated.id)?.answer?.answer).toBe(
      '十二月十五日前',
    )
    await core.call('promise.update', { id: undated.subject, patch: { dueDay: day(20) } })
    expect((await ask(accountId)).questions.map(({ id }) => id)).not.toContain(undated.id)
  })

  test('VIS-2 the words of a customer about a result become its quote; what changes is asked again later', async () => {
    const { accountId, value } = await aRichAccount()
    await undoneAndRedone(core, () =>
      core.call('question.answer', {
        accountId,
        questionId: `value_without_quote/${value}`,
        question: '客户怎么说？',
        answer: '“现在月底不用加班了。”',
      }),
    )
    expect((await core.call('value.plan', { accountId })).entries).toMatchObject([
      { id: value, quote: '“现在月底不用加班了。”' },
    ])
    await core.call('question.answer', {
      accountId,
      questionId: 'seat_use_unknown/',
      question: '多少人在用？',
      answer: '八十来个',
    })
    expect(keysOf(await ask(accountId))).not.toContain('seat_use_unknown')
    core.clock.advance(181 * 86_400_000)
    expect(keysOf(await ask(accountId))).toContain('seat_use_unknown')
  })

  test('VIS-2 refuses a question that is none of the table and a note that is gone', async () => {
    const { accountId } = await aRichAccount()
    const answer = { accountId, question: '？', answer: '是' }
    expect(await core.ask('question.answer', { ...answer, questionId: 'nothing/' })).toMatchObject({
      error: { code: 'question_unknown' },
    })
    const before = core.store.digest()
    expect(
      await core.ask('question.answer', {
        ...answer,
        questionId: 'seat_use_unknown/',
        evidence: { noteId: accountId, quote: '是', start: 0, end: 1 },
      }),
    ).toMatchObject({ error: { code: 'not_found' } })
    expect(core.store.digest()).toBe(before)
  })
})
