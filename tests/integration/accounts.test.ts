import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/kernel/index.ts'
import { aLine, aNote, anAccount, aRequirement, seedRow, seedRows } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const missing = newId(testClock(), seededRandom(99))
const rowOf = async (id: string) => {
  const { rows } = await core.call('account.list', {})
  const row = rows.find((candidate) => candidate.id === id)
  if (row === undefined) throw new Error('not in the list')
  return row
}

describe('ACC-1 the account', () => {
  test('ACC-1 created with what was typed; blank lines are nothing; it begins as signed', async () => {
    const id = await anAccount(core, {
      name: '  霁程物流 ',
      city: ' 上海 ',
      owner: '  ',
      signupDay: '2026-03-01',
      description: '  两行\n文字 ',
    })
    const account = await core.call('account.get', { id })
    expect(account).toMatchObject({
      name: '霁程物流',
      city: '上海',
      owner: null,
      stage: 'signed',
      stageSince: '2026-03-01',
      createdBy: '陆闻笙',
    })
    expect(account.fields.description).toBe('  两行\n文字 ')
    expect(account.stageHistory).toMatchObject([
      { from: null, to: 'signed', day: '2026-03-01', reason: null },
    ])
  })

  test('ACC-1 the row sums the contracts as of today, and the page counts what belongs to it', async () => {
    const id = await anAccount(core)
    await aLine(core, id, { quantity: 300, product: '排产' })
    await aLine(core, id, { amountMinor: 1_000_000, quantity: 120, toDay: '2027-06-30', product: '质检' })
    await aLine(core, id, { amountMinor: 500_000, currency: 'USD', toDay: null })
    await aLine(core, id, { fromDay: '2024-01-01', toDay: '2024-12-31', amountMinor: 9_999 })
    seedRows(core, (write) => {
      const base = { accountId: id, kind: 'csm', byName: '陆闻笙', madeOn: '2026-10-01' }
      write.insert('promise', { ...base, title: '修好导出', dueDay: '2026-11-20', state: 'open' })
      write.insert('promise', { ...base, title: '驻场三天', dueDay: '2026-12-05', state: 'open' })
      write.insert('promise', { ...base, title: '已做', state: 'kept', closedOn: '2026-11-01' })
      write.insert('milestone', {
        accountId: id,
        kind: 'go_live',
        title: '上线',
        reachedOn: '2026-05-09',
        position: 0,
      })
      write.insert('first_value', { accountId: id, statement: '准交率 95%', signedOn: '2026-07-12' })
      write.insert('person', {
        accountId: id,
        name: '覃若谷',
        role: 'economic_buyer',
        influence: 'high',
        attitude: 'neutral',
      })
    })
    const requirementId = aRequirement(core)
    seedRow(core, 'requirement_ask', { requirementId, accountId: id, askedOn: '2026-11-05' })
    aNote(core, id)

    const row = await rowOf(id)
    expect(row).toMatchObject({
      // 2,860,000 for 365 days and 1,000,000 for 487.
      arrMinor: 2_860_000 + 749_487,
      arrCurrency: 'CNY',
      otherCurrencies: 1,
      termFrom: '2026-03-01',
      termTo: '2027-02-28',
      renewalStart: '2026-10-29',
      openEnded: true,
      seatsBought: 420,
      lastVisitDay: '2026-11-21',
      openRequirements: 1,
      openPromises: 2,
      overduePromises: 1,
      goLiveOn: '2026-05-09',
      firstValueOn: '2026-07-12',
    })
    const { rows: names } = await core.call('account.nameKeys', {})
    expect(names.find((each) => each.id === id)?.keys).toContain('ltzg')
    const { counts, ...detail } = await core.call('account.get', { id })
    expect(detail).toMatchObject(row)
    expect(counts).toMatchObject({
      contracts: 4,
      people: 1,
      notes: 1,
      promises: 3,
      requirements: 1,
      milestones: 1,
      milestonesReached: 1,
      visits: 0,
      files: 0,
    })
  })

  test('ACC-1 what lies in the bin counts nowhere: lines of a removed contract, told requirements, tags', async () => {
    const id = await anAccount(core)
    const { id: contractId } = await core.call('contract.create', { accountId: id, title: '主合同' })
    await aLine(core, id, { contractId })
    expect((await rowOf(id)).arrMinor).toBe(2_860_000)
    await core.call('contract.remove', { id: contractId })
    expect(await rowOf(id)).toMatchObject({ arrMinor: 0, arrCurrency: null, termTo: null })
    const requirementId = aRequirement(core, { state: 'shipped' })
    seedRow(core, 'requirement_ask', {
      requirementId,
      accountId: id,
      askedOn: '2026-11-05',
      toldOn: '2026-11-06',
    })
    expect((await rowOf(id)).openRequirements).toBe(0)
    await core.call('account.remove', { ids: [id] })
    expect((await core.call('account.list', {})).rows).toEqual([])
    expect(await core.ask('account.get', { id })).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })

  test('ACC-1 a planned visit is no visit until someone checked in or wrote a note', async () => {
    const id = await anAccount(core)
    const visitId = seedRow(core, 'visit', {
      accountId: id,
      title: '季度回顾',
      kind: 'visit',
      plannedStart: Date.UTC(2026, 10, 18, 2),
    })
    expect((await rowOf(id)).lastVisitDay).toBeNull()
    aNote(core, id, { visitId, kind: 'memo', happenedAt: Date.UTC(2026, 10, 19, 2) })
    expect((await rowOf(id)).lastVisitDay).toBe('2026-11-18')
  })

  test('ACC-1 whose record it is, for whoever holds only its id; nothing of what lies in the bin', async () => {
    const accountId = await anAccount(core)
    const { id: contractId } = await core.call('contract.create', { accountId, title: '框架' })
    const milestoneId = seedRow(core, 'milestone', { accountId, kind: 'other', title: '培训', position: 0 })
    expect(await core.call('account.ofRecord', { kind: 'contract', id: contractId })).toEqual({ accountId })
    expect(await core.call('account.ofRecord', { kind: 'milestone', id: milestoneId })).toEqual({ accountId })
    await core.call('contract.remove', { id: contractId })
    for (const [kind, id] of [
      ['contract', contractId],
      ['first_value', milestoneId],
      ['value_entry', missing],
    ] as const)
      expect(await core.ask('account.ofRecord', { kind, id })).toMatchObject({
        ok: false,
        error: { code: 'not_found' },
      })
  })

  test('ACC-1 previous and next follow the name', async () => {
    const ids = await Promise.all(['甲', '乙', '丙'].map((name) => anAccount(core, { name })))
    const inOrder = (await core.call('account.list', {})).rows
      .toSorted((left, right) => (left.name < right.name ? -1 : 1))
      .map(({ id }) => id)
    expect(ids).toHaveLength(3)
    const { siblings } = await core.call('account.get', { id: inOrder[1] ?? '' })
    expect(siblings).toEqual({ previousId: inOrder[0], nextId: inOrder[2] })
  })
})

describe('ACC-2 editing', () => {
  test('ACC-2 many accounts are one action with one undo; an edit that changes nothing is none', async () => {
    const ids = await Promise.all(['甲', '乙', '丙'].map((name) => anAccount(core, { name })))
    const before = core.store.digest()
    const edit = {
      ids,
      patch: { tier: 'large', ka: true, tierReason: '单价' },
      addTags: ['华东', '华东'],
    } as const
    const { actionId } = await core.call('account.update', {
      ...edit,
      ids: [...ids],
      addTags: [...edit.addTags],
    })
    expect(actionId).not.toBeNull()
    expect((await core.call('account.list', {})).rows).toMatchObject(
      ids.map(() => ({ tier: 'large', ka: true, tags: ['华东'] })),
    )
    const again = await core.call('account.update', { ...edit, ids: [...ids], addTags: ['华东'] })
    expect(again.actionId).toBeNull()
    const undone = await core.call('history.undo', {})
    expect(undone).toMatchObject({ name: 'account.update', label: { count: 3 } })
    expect(core.store.digest()).toBe(before)
  })

  test('ACC-2 a reason goes with the tier it was given for: another tier drops it, the same tier keeps it', async () => {
    const id = await anAccount(core)
    expect((await core.call('account.get', { id })).tierSet).toBeNull()
    await core.call('account.update', { ids: [id], patch: { tier: 'large', tierReason: '集团总部定点' } })
    expect(await rowOf(id)).toMatchObject({ tier: 'large', tierReason: '集团总部定点' })
    expect((await core.call('account.get', { id })).tierSet).toMatchObject({ by: '陆闻笙' })
    await core.call('account.update', { ids: [id], patch: { tier: 'large', city: '苏州' } })
    expect(await rowOf(id)).toMatchObject({ tierReason: '集团总部定点' })
    await core.call('account.updateEach', { changes: [{ id, patch: { tier: 'small' } }] })
    expect(await rowOf(id)).toMatchObject({ tier: 'small', tierReason: null })
    await core.call('history.undo', {})
    expect(await rowOf(id)).toMatchObject({ tier: 'large', tierReason: '集团总部定点' })
  })

  test('ACC-11 pasting from a sheet gives each account its own values in one action', async () => {
    const [first, second] = await Promise.all([
      anAccount(core, { name: '甲' }),
      anAccount(core, { name: '乙' }),
    ])
    await core.call('account.updateEach', {
      changes: [
        { id: first, patch: { city: '苏州' } },
        { id: second, patch: { city: '宁波', seats: 30 } },
      ],
    })
    expect(await rowOf(first)).toMatchObject({ city: '苏州' })
    expect(await rowOf(second)).toMatchObject({ city: '宁波', seatsBought: 30 })
    const refused = await core.ask('account.updateEach', {
      changes: [
        { id: first, patch: { city: '上海' } },
        { id: missing, patch: { city: '上海' } },
      ],
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await rowOf(first)).toMatchObject({ city: '苏州' })
  })

  test('ACC-3 parent and children; nobody becomes their own ancestor, not even in one paste', async () => {
    const group = await anAccount(core, { name: '集团' })
    const plant = await anAccount(core, { name: '一厂', parentId: group })
    const shop = await anAccount(core, { name: '车间', parentId: plant })
    expect((await core.call('account.get', { id: plant })).children).toEqual([{ id: shop, name: '车间' }])
    expect(await rowOf(plant)).toMatchObject({ parentId: group, parentName: '集团' })
    const cycle = { ok: false, error: { code: 'parent_cycle' } }
    expect(await core.ask('account.update', { ids: [group], patch: { parentId: shop } })).toMatchObject(cycle)
    expect(await core.ask('account.update', { ids: [group], patch: { parentId: group } })).toMatchObject(
      cycle,
    )
    const swap = [
      { id: group, patch: { parentId: plant } },
      { id: plant, patch: { parentId: null } },
    ]
    expect((await core.ask('account.updateEach', { changes: swap })).ok).toBe(true)
    expect(
      await core.ask('account.updateEach', {
        changes: [
          { id: plant, patch: { parentId: shop } },
          { id: shop, patch: { parentId: plant } },
        ],
      }),
    ).toMatchObject(cycle)
    expect(await core.ask('account.create', { name: '孤', parentId: missing })).toMatchObject({
      ok: false,
      error: { code: 'not_found', data: { kind: 'account' } },
    })
    await core.call('account.remove', { ids: [plant] })
    expect(await rowOf(group)).toMatchObject({ parentId: null, parentName: null })
  })
})

describe('ACC-6 stages', () => {
  test('ACC-6 a move keeps its day, reason and who; at risk and churned need a reason', async () => {
    const id = await anAccount(core, { signupDay: '2026-03-01' })
    const move = (to: 'onboarding' | 'at_risk' | 'churned' | 'mature', day: string, reason: string | null) =>
      core.ask('account.moveStage', { id, to, day, reason })
    expect((await move('onboarding', '2026-03-05', '先启动')).ok).toBe(true)
    expect(await move('onboarding', '2026-03-06', null)).toMatchObject({ error: { code: 'same_stage' } })
    expect(await move('at_risk', '2026-08-01', null)).toMatchObject({ error: { code: 'reason_required' } })
    expect(await move('churned', '2026-08-01', ' ')).toMatchObject({ error: { code: 'reason_required' } })
    expect((await move('at_risk', '2026-08-01', '支持者离职')).ok).toBe(true)
    const { stage, stageSince, stageHistory } = await core.call('account.get', { id })
    expect({ stage, stageSince }).toEqual({ stage: 'at_risk', stageSince: '2026-08-01' })
    expect(stageHistory).toMatchObject([
      { from: null, to: 'signed', day: '2026-03-01' },
      { from: 'signed', to: 'onboarding', day: '2026-03-05', reason: '先启动', by: '陆闻笙' },
      { from: 'onboarding', to: 'at_risk', day: '2026-08-01', reason: '支持者离职' },
    ])
  })
})

describe('ACC-11 custom fields', () => {
  const field = async (
    name: string,
    kind: 'text' | 'number' | 'date' | 'choice' | 'money',
    options: string[] = [],
  ): Promise<string> => (await core.call('customField.create', { name, kind, options, currency: 'CNY' })).id

  test('ACC-11 each kind takes its values, keeps them as text, and refuses the rest before anything is written', async () => {
    const id = await anAccount(core)
    const number = await field('产线数', 'number')
    const choice = await field('部署', 'choice', ['云', ' 私有 ', '云', ''])
    const date = await field('入围日', 'date')
    const money = await field('预留款', 'money')
    await core.call('account.update', {
      ids: [id],
      patch: {},
      custom: { [number]: ' +12.50', [choice]: '私有', [date]: '2026-11-30', [money]: '500000' },
    })
    expect((await core.call('account.get', { id })).customFields.map(({ name }) => name)).toEqual([
      '产线数',
      '部署',
      '入围日',
      '预留款',
    ])
    expect((await rowOf(id)).custom).toEqual({
      [number]: '12.50',
      [choice]: '私有',
      [date]: '2026-11-30',
      [money]: '500000',
    })
    const before = core.store.digest()
    for (const custom of [
      { [number]: '十二' },
      { [choice]: '混合' },
      { [date]: '2026-11-31' },
      { [money]: '1.5' },
    ]) {
      const refused = await core.ask('account.update', { ids: [id], patch: { city: '苏州' }, custom })
      expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }
    expect(core.store.digest()).toBe(before)
    await core.call('account.update', { ids: [id], patch: {}, custom: { [number]: null, [choice]: ' ' } })
    expect(Object.keys((await rowOf(id)).custom).toSorted()).toEqual([date, money].toSorted())
  })

  test('ACC-11 names are unique whatever their width and case; a removed field hides its values and brings them back', async () => {
    const id = await anAccount(core)
    const level = await field('Level', 'text')
    expect(
      await core.ask('customField.create', { name: 'ｌｅｖｅｌ', kind: 'text', options: [], currency: null }),
    ).toMatchObject({ ok: false, error: { code: 'name_taken' } })
    const other = await field('其他', 'text')
    expect(await core.ask('customField.update', { id: other, name: 'LEVEL' })).toMatchObject({
      ok: false,
      error: { code: 'name_taken' },
    })
    await core.call('account.update', { ids: [id], patch: {}, custom: { [level]: '总部' } })
    await core.call('customField.remove', { id: level })
    expect((await rowOf(id)).custom).toEqual({})
    expect((await core.call('account.list', {})).customFields.map(({ name }) => name)).toEqual(['其他'])
    await core.call('history.undo', {})
    expect((await rowOf(id)).custom).toEqual({ [level]: '总部' })
  })

  test('ACC-11 a retired field is in no list and takes nothing, keeps its values, and comes back with them by undo or later', async () => {
    const id = await anAccount(core)
    const lines = await field('产线数', 'number')
    await core.call('account.update', { ids: [id], patch: {}, custom: { [lines]: '12' } })
    const day = (await core.call('account.list', {})).today
    await core.call('customField.retire', { id: lines, retired: true })
    expect((await rowOf(id)).custom).toEqual({})
    expect((await core.call('account.list', {})).customFields).toEqual([])
    expect((await core.call('account.get', { id })).customFields).toEqual([])
    expect((await core.call('customField.list', {})).fields).toMatchObject([
      { name: '产线数', retiredOn: day, values: 1 },
    ])
    const written = { ids: [id], patch: {}, custom: { [lines]: '13' } }
    expect(await core.ask('account.update', written)).toMatchObject({ error: { code: 'not_found' } })
    expect(
      await core.ask('customField.create', { name: '产线数', kind: 'text', options: [], currency: null }),
    ).toMatchObject({ error: { code: 'name_taken' } })
    await core.call('history.undo', {})
    expect((await rowOf(id)).custom).toEqual({ [lines]: '12' })

    await core.call('customField.retire', { id: lines, retired: true })
    // Longer than anything lies in the bin.
    core.clock.advance(100 * 86_400_000)
    await core.restart()
    const again = { id: lines, retired: true }
    expect((await core.call('customField.retire', again)).actionId).toBeNull()
    await core.call('customField.retire', { id: lines, retired: false })
    expect((await rowOf(id)).custom).toEqual({ [lines]: '12' })
    expect((await core.call('history.actions', { limit: 1 })).actions[0]).toMatchObject({
      name: 'customField.bringBack',
      label: { name: '产线数' },
    })
  })

  test('ACC-11 fields stand in the order given, in one action; each value names the record of its history', async () => {
    const id = await anAccount(core)
    const [first, second, third] = [
      await field('甲', 'text'),
      await field('乙', 'text'),
      await field('丙', 'text'),
    ] as const
    const names = async () => (await core.call('account.list', {})).customFields.map(({ name }) => name)
    await core.call('customField.reorder', { ids: [third, first] })
    expect(await names()).toEqual(['丙', '甲', '乙'])
    expect((await core.call('customField.reorder', { ids: [third, first, second] })).actionId).toBeNull()
    expect(await core.ask('customField.reorder', { ids: [missing] })).toMatchObject({
      error: { code: 'not_found' },
    })
    await core.call('history.undo', {})
    expect(await names()).toEqual(['甲', '乙', '丙'])

    const write = (text: string | null) =>
      core.call('account.update', { ids: [id], patch: {}, custom: { [first]: text } })
    await write('总部')
    await write('分部')
    await write(null)
    const { customValueIds } = await core.call('account.get', { id })
    expect(Object.keys(customValueIds)).toEqual([first])
    const { entries } = await core.call('history.field', {
      kind: 'custom_value',
      id: customValueIds[first] ?? '',
      field: 'value',
    })
    expect(new Set(entries.map(({ value }) => value))).toEqual(new Set([null, '分部', '总部']))
  })

  test('ACC-11 saved views keep filter, sort, columns, in their order per screen', async () => {
    const definition = {
      search: '重工',
      conditions: [{ field: 'termTo', operator: 'within' as const, values: ['90'] }],
      sort: [{ field: 'arrMinor', descending: true }],
      columns: [{ field: 'name', width: 240, hidden: false }],
      groupBy: 'stage',
    }
    const save = (name: string, screen = 'accounts') => core.call('view.save', { screen, name, definition })
    const first = await save(' 90 天内到期 ')
    await save('预流失')
    await save('别的', 'people')
    const { views } = await core.call('view.list', { screen: 'accounts' })
    expect(views).toMatchObject([
      { name: '90 天内到期', position: 0, definition },
      { name: '预流失', position: 1 },
    ])
    const moved = { id: first.id, screen: 'accounts', name: '最后', definition, position: 9 }
    await core.call('view.save', moved)
    expect((await core.call('view.save', moved)).actionId).toBeNull()
    const names = async () =>
      (await core.call('view.list', { screen: 'accounts' })).views.map(({ name }) => name)
    expect(await names()).toEqual(['预流失', '最后'])
    await core.call('view.remove', { id: first.id })
    expect(await names()).toEqual(['预流失'])
    expect(await core.ask('view.remove', { id: first.id })).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('ACC-1 timeline', () => {
  test('ACC-1 merges what happened, the latest first, and pages without losing or repeating an entry', async () => {
    const id = await anAccount(core, { signupDay: '2026-03-01' })
    await aLine(core, id, { product: '排产' })
    const noteId = aNote(core, id, { happenedAt: Date.UTC(2026, 10, 12, 6) })
    seedRows(core, (write) => {
      write.insert('note_rev', {
        noteId,
        parents: [],
        author: '陆闻笙',
        hlc: write.hlc(),
        body: '二分厂在试对手。',
      })
      write.insert('promise', {
        accountId: id,
        kind: 'fix_date',
        title: '报表导出修复',
        byName: '研发',
        madeOn: '2026-10-28',
        dueDay: '2026-11-20',
        state: 'open',
      })
      write.insert('risk', {
        accountId: id,
        symptom: 'competitor',
        title: '对手试点',
        severity: 'high',
        seenOn: '2026-10-28',
        state: 'closed',
        closedOn: '2026-11-12',
        closedReason: '已谈妥',
      })
      write.insert('churn_event', {
        accountId: id,
        day: '2026-10-28',
        reason: 'budget',
        precedingUpgrade: false,
        precedingDowngrade: false,
        reactivation: false,
      })
      for (const minute of [0, 1, 2])
        write.insert('ticket', {
          accountId: id,
          title: `问题 ${minute}`,
          openedAt: Date.UTC(2026, 9, 27, 16),
          escalated: false,
        })
    })
    const { entries, total } = await core.call('account.timeline', { id, limit: 500 })
    expect(entries.map(({ event }) => event)).toEqual([
      'promise.overdue',
      'note.written',
      'risk.closed',
      'promise.made',
      'risk.seen',
      'ticket.opened',
      'ticket.opened',
      'ticket.opened',
      'churn.left',
      'stage.entered',
      'contract_line.begun',
    ])
    expect(total).toBe(entries.length)
    expect((await core.call('account.get', { id })).counts.timeline).toBe(total)
    expect(entries.find(({ kind }) => kind === 'note')?.detail).toBe('二分厂在试对手。')

    const walked: typeof entries = []
    for (let before: number | undefined; ; ) {
      const page = await core.call('account.timeline', {
        id,
        limit: 2,
        ...(before === undefined ? {} : { before }),
      })
      if (page.entries.length === 0) break
      walked.push(...page.entries)
      before = page.entries.at(-1)?.at
    }
    expect(walked).toEqual(entries)
    const risks = await core.call('account.timeline', { id, limit: 10, kinds: ['risk'] })
    expect(risks).toMatchObject({ total: 2, entries: [{ event: 'risk.closed' }, { event: 'risk.seen' }] })
  })

  test('ACC-1 the sentences a record came from', async () => {
    const id = await anAccount(core)
    const noteId = aNote(core, id)
    const riskId = seedRow(core, 'risk', {
      accountId: id,
      symptom: 'price',
      title: '压价',
      severity: 'mid',
      seenOn: '2026-11-20',
      state: 'open',
    })
    seedRow(core, 'evidence', {
      noteId,
      targetKind: 'risk',
      targetId: riskId,
      quote: '他们要求降价两成。',
      anchorStart: 3,
      anchorEnd: 12,
    })
    expect((await core.call('account.evidence', { targetId: riskId })).evidence).toMatchObject([
      { noteId, noteTitle: '生产例会', targetKind: 'risk', quote: '他们要求降价两成。', start: 3, end: 12 },
    ])
  })
})
