import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/kernel/index.ts'
import { anAccount, aNote, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const today = '2026-11-21'
const personOf = (id: string) => core.call('person.get', { id })
const found = async (text: string, limit = 10): Promise<string[]> =>
  (await core.call('person.search', { text, limit })).people.map(({ name }) => name)

describe('PPL-1 role, influence and attitude', () => {
  test('PPL-1 a new person is unknown until somebody says more, and stands in the account since today', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId, { name: '  覃若谷 ', title: ' 采购总监 ', phone: ' ' })
    const { person, events } = await personOf(id)
    expect(person).toMatchObject({
      name: '覃若谷',
      title: '采购总监',
      phone: null,
      accountName: '岚汀重工',
      role: 'other',
      influence: 'unknown',
      attitude: 'unknown',
      leftOn: null,
      lastMetOn: null,
    })
    expect(events).toMatchObject([{ kind: 'joined', day: today, accountName: '岚汀重工', changes: [] }])
  })

  test('PPL-1 each change of stance is kept with its day, its reason and where it was heard', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId, { role: 'economic_buyer', attitude: 'neutral' })
    const noteId = aNote(core, accountId)
    await core.call('person.update', {
      id,
      patch: { attitude: 'support', influence: 'high', title: '采购副总' },
      day: '2026-10-09',
      reason: ' 问过分年付款 ',
      evidence: { noteId, quote: '可以考虑三年', start: 0, end: 6 },
    })
    await core.call('person.update', { id, patch: { attitude: 'against' }, reason: '二分厂试了对手' })
    const { person, events } = await personOf(id)
    expect(person).toMatchObject({ attitude: 'against', influence: 'high', title: '采购副总' })
    expect(events.filter(({ kind }) => kind === 'stance')).toMatchObject([
      {
        day: today,
        changes: [{ field: 'attitude', from: 'support', to: 'against' }],
        reason: '二分厂试了对手',
        noteId: null,
      },
      {
        day: '2026-10-09',
        changes: [
          { field: 'influence', from: 'unknown', to: 'high' },
          { field: 'attitude', from: 'neutral', to: 'support' },
        ],
        reason: '问过分年付款',
        noteId,
      },
    ])
    const { evidence } = await core.call('account.evidence', { targetId: id })
    expect(evidence).toMatchObject([{ noteId, quote: '可以考虑三年', targetKind: 'person' }])
  })

  test('PPL-1 what is no change of stance leaves no entry, and undo takes entry and value back together', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId, { attitude: 'support' })
    await core.call('person.update', { id, patch: { attitude: 'support', department: '生产' } })
    expect((await personOf(id)).events).toHaveLength(1)
    expect(await core.call('person.update', { id, patch: { department: '生产' } })).toEqual({
      actionId: null,
    })
    await core.call('person.update', { id, patch: { role: 'champion' } })
    expect((await personOf(id)).events).toHaveLength(2)
    await core.call('history.undo', {})
    const { person, events } = await personOf(id)
    expect(person.role).toBe('other')
    expect(events).toHaveLength(1)
  })

  test('PPL-1 those who decide come first, those who left last', async () => {
    const accountId = await anAccount(core)
    await aPerson(core, accountId, { name: '柴松年', role: 'champion' })
    const goneId = await aPerson(core, accountId, { name: '祁望', role: 'economic_buyer' })
    await aPerson(core, accountId, { name: '翁蕾', role: 'user' })
    await aPerson(core, accountId, { name: '段以恒', role: 'economic_buyer' })
    await core.call('person.left', { id: goneId, day: '2026-11-03', reason: null })
    const { people } = await core.call('person.list', { accountId })
    expect(people.map(({ name }) => name)).toEqual(['段以恒', '柴松年', '翁蕾', '祁望'])
    const other = await anAccount(core, { name: '霁程物流' })
    await aPerson(core, other, { name: '单晓明' })
    expect((await core.call('person.list', { accountId })).people).toHaveLength(4)
    expect((await core.call('person.list', {})).people).toHaveLength(5)
  })

  test('PPL-1 nobody reports to themselves, by no way round', async () => {
    const accountId = await anAccount(core)
    const top = await aPerson(core, accountId, { name: '沈砚秋' })
    const middle = await aPerson(core, accountId, { name: '柴松年', reportsToId: top })
    const low = await aPerson(core, accountId, { name: '翁蕾', reportsToId: middle })
    for (const reportsToId of [top, middle, low])
      expect(await core.ask('person.update', { id: top, patch: { reportsToId } })).toMatchObject({
        ok: false,
        error: { code: 'invalid_input', data: { issues: [{ code: 'cycle' }] } },
      })
    expect((await personOf(top)).person.reportsToId).toBeNull()
  })

  test('PPL-1 last met: visits that took place and notes about the person, never a plan', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId)
    const visitId = seedRow(core, 'visit', {
      accountId,
      title: '季度回顾',
      kind: 'visit',
      plannedStart: Date.UTC(2026, 9, 28, 2),
    })
    seedRow(core, 'visit_attendee', { visitId, personId: id, name: '覃若谷', side: 'customer' })
    expect((await personOf(id)).person.lastMetOn).toBeNull()
    await core.call('visit.checkIn', { id: visitId, at: Date.UTC(2026, 9, 28, 2) })
    expect((await personOf(id)).person.lastMetOn).toBe('2026-10-28')
    const noteId = aNote(core, accountId, { happenedAt: Date.UTC(2026, 10, 12, 2) })
    await core.call('evidence.link', {
      noteId,
      targetKind: 'person',
      targetId: id,
      quote: '覃总来电',
      start: 0,
      end: 4,
    })
    expect((await personOf(id)).person.lastMetOn).toBe('2026-11-12')
  })
})

describe('PPL-3 left and arrived', () => {
  test('PPL-3 a champion who leaves raises one task to win over the successor, with the sentence as evidence', async () => {
    const accountId = await anAccount(core, { owner: '陆闻笙' })
    const id = await aPerson(core, accountId, { name: '祁望', title: '调度主管', role: 'champion' })
    const noteId = aNote(core, accountId)
    const left = await core.call('person.left', {
      id,
      day: '2026-11-03',
      reason: '去了同行',
      evidence: { noteId, quote: '祁望离职', start: 0, end: 4 },
    })
    const { tasks } = await core.call('task.list', { accountId })
    expect(tasks).toMatchObject([
      { id: left.taskId, kind: 're_sell', title: '祁望 · 调度主管', owner: '陆闻笙', state: 'open' },
    ])
    expect(tasks[0]?.dueDay).toBe(addDays(today, 7))
    expect((await personOf(id)).events).toMatchObject([
      { kind: 'joined' },
      { kind: 'left', day: '2026-11-03', noteId },
    ])
    // The day put right later raises nothing twice.
    const again = await core.call('person.left', { id, day: '2026-11-02', reason: '去了同行' })
    expect(again.taskId).toBeNull()
    const { person, events } = await personOf(id)
    expect(person.leftOn).toBe('2026-11-02')
    expect(events.filter(({ kind }) => kind === 'left')).toMatchObject([{ day: '2026-11-02' }])
    expect((await core.call('task.list', { accountId })).tasks).toHaveLength(1)
  })

  test('PPL-3 whoever decides nothing leaves without a task', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId, { role: 'user' })
    expect(await core.call('person.left', { id, day: today, reason: null })).toMatchObject({ taskId: null })
    expect((await core.call('task.list', { accountId })).tasks).toEqual([])
  })

  test('PPL-3 who starts with another customer is there now, and the way stands in the history', async () => {
    const from = await anAccount(core, { name: '岚汀重工' })
    const to = await anAccount(core, { name: '昀达电气' })
    const id = await aPerson(core, from, { role: 'champion' })
    await core.call('person.left', { id, day: '2026-09-30', reason: null })
    await core.call('person.update', { id, patch: { accountId: to }, day: '2026-11-02' })
    const { person, events } = await personOf(id)
    expect(person).toMatchObject({ accountId: to, accountName: '昀达电气', leftOn: null })
    expect(events.map(({ kind, accountName, day }) => `${kind} ${accountName} ${day}`)).toEqual([
      `joined 岚汀重工 ${today}`,
      'joined 昀达电气 2026-11-02',
      'moved 岚汀重工 2026-11-02',
      'left 岚汀重工 2026-09-30',
    ])
    const { entries } = await core.call('account.timeline', { id: to, kinds: ['person'], limit: 10 })
    expect(entries).toMatchObject([{ event: 'person.joined', title: '覃若谷' }])
  })

  test('PPL-1 a person in the bin, or with an account in the bin, is nowhere', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId)
    const other = await aPerson(core, accountId, { name: '沈砚秋' })
    await core.call('person.remove', { id: other })
    expect(await core.ask('person.get', { id: other })).toMatchObject({ error: { code: 'not_found' } })
    expect(await found('沈砚秋')).toEqual([])
    await core.call('account.remove', { ids: [accountId] })
    expect(await core.ask('person.get', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await found('覃若谷')).toEqual([])
    expect((await core.call('person.list', {})).people).toEqual([])
    await core.call('history.restore', { kind: 'account', id: accountId })
    expect(await found('覃若谷')).toEqual(['覃若谷'])
  })

  test('PPL-1 an account or superior that does not exist is refused and nothing is written', async () => {
    const accountId = await anAccount(core)
    const missing = (await core.call('person.create', { name: '占位', accountId })).id
    await core.call('person.remove', { id: missing })
    expect(await core.ask('person.create', { name: '甲', accountId: missing })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await core.ask('person.create', { name: '甲', reportsToId: missing })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await core.call('person.list', {})).people).toEqual([])
  })
})

describe('PPL-5 finding people by name', () => {
  const names = [
    '覃若谷',
    '沈砚秋',
    '单晓明',
    '曾国强',
    '张岚',
    '張嵐',
    '章蓝天',
    '陆闻笙',
    'Anne Müller',
    '乐正绫',
  ]
  const fill = async (): Promise<string> => {
    const accountId = await anAccount(core)
    for (const name of names) await aPerson(core, accountId, { name })
    return accountId
  }

  test('PPL-5 by characters: whole, the beginning, anywhere', async () => {
    await fill()
    expect(await found('沈砚秋')).toEqual(['沈砚秋'])
    expect(await found('砚秋')).toEqual(['沈砚秋'])
    expect(await found('若')).toEqual(['覃若谷'])
    expect(await found(' 曾 ')).toEqual(['曾国强'])
    expect(await found('没有这个人')).toEqual([])
    expect(await found('')).toEqual([])
    expect(await found('  ')).toEqual([])
  })

  test('PPL-5 by full pinyin, with spaces, apostrophes, capitals, and by its beginning', async () => {
    await fill()
    for (const text of ['shenyanqiu', 'Shen Yanqiu', "shen'yan'qiu", 'SHENYAN', 'shenyanq'])
      expect(await found(text)).toEqual(['沈砚秋'])
    expect(await found('luwensheng')).toEqual(['陆闻笙'])
    // Inside of the pinyin is no match: `yan` would find half of all names.
    expect(await found('yanqiu')).toEqual([])
  })

  test('PPL-5 by initials, whole or their beginning', async () => {
    await fill()
    expect(await found('syq')).toEqual(['沈砚秋'])
    expect(await found('SY')).toEqual(['沈砚秋'])
    expect((await found('zl')).toSorted()).toEqual(['张岚', '張嵐', '章蓝天'].toSorted())
    // The whole initials before their beginning.
    expect((await found('zl')).at(-1)).toBe('章蓝天')
  })

  test('PPL-5 simplified and traditional are one', async () => {
    await fill()
    for (const text of ['张岚', '張嵐', '张嵐'])
      expect((await found(text)).toSorted()).toEqual(['张岚', '張嵐'].toSorted())
    expect(await found('陸聞笙')).toEqual(['陆闻笙'])
    expect(await found('曾國強')).toEqual(['曾国强'])
  })

  test('PPL-5 a surname is read as a surname, and a reading typed by hand wins', async () => {
    const accountId = await fill()
    expect(await found('shanxiaoming')).toEqual(['单晓明'])
    expect(await found('zgq')).toEqual(['曾国强'])
    const id = await aPerson(core, accountId, { name: '乐川', reading: 'yue chuan' })
    expect(await found('yuechuan')).toContain('乐川')
    expect(await found('lechuan')).not.toContain('乐川')
    await core.call('person.update', { id, patch: { reading: 'le chuan' } })
    expect(await found('lechuan')).toEqual(['乐川'])
    expect(await found('yc')).toEqual([])
  })

  test('PPL-5 Latin names, full width, and signs that mean something to a pattern', async () => {
    const accountId = await fill()
    expect(await found('anne')).toEqual(['Anne Müller'])
    expect(await found('ＡＮＮＥ')).toEqual(['Anne Müller'])
    expect(await found('am')).toEqual(['Anne Müller'])
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
    await aPerson(core, accountId, { name: '100%_\\先生' })
    for (const text of ['100%', '%_', '_\\']) expect(await found(text)).toEqual(['100%_\\先生'])
  })

  test('PPL-5 a new name is found by it at once and no longer by the old; so after undo and a new start', async () => {
    const accountId = await anAccount(core)
    const id = await aPerson(core, accountId, { name: '谷雨' })
    await core.call('person.update', { id, patch: { name: '顾羽' } })
    expect(await found('谷雨')).toEqual([])
    expect(await found('顾羽')).toEqual(['顾羽'])
    await core.call('history.undo', {})
    expect(await found('谷雨')).toEqual(['谷雨'])
    expect(await found('顾羽')).toEqual([])
    await core.restart()
    expect(await found('guyu')).toEqual(['谷雨'])
  })

  test('PPL-5 who is still there comes before who left, and the list ends where asked', async () => {
    const accountId = await anAccount(core)
    const goneId = await aPerson(core, accountId, { name: '王伟' })
    await aPerson(core, accountId, { name: '王伟' })
    await core.call('person.left', { id: goneId, day: today, reason: null })
    const { people } = await core.call('person.search', { text: '王伟', limit: 10 })
    expect(people.map(({ leftOn }) => leftOn)).toEqual([null, today])
    for (let number = 0; number < 8; number += 1) await aPerson(core, accountId, { name: `王伟${number}` })
    expect(await found('ww', 3)).toHaveLength(3)
  })
})
