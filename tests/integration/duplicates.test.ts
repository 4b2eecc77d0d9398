import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tableNames } from '../../electron/core/store/index.ts'
import { aLine, anAccount, aNote, aPerson, aRequirement, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

/** Every synced row as SQLite holds it. */
const everyRow = (): Record<string, unknown[]> =>
  Object.fromEntries(
    tableNames.map((table) => [table, core.store.read.rows(`SELECT * FROM "${table}" ORDER BY id`)]),
  )

/** Living rows of an account by table. */
const rowsOf = (accountId: string): Record<string, number> =>
  Object.fromEntries(
    tableNames.flatMap((table) => {
      if (
        !core.store.read.rows(`SELECT 1 FROM pragma_table_info('${table}') WHERE name = 'account_id'`).length
      )
        return []
      const [row] = core.store.read.rows<{ count: number }>(
        `SELECT count(*) AS count FROM "${table}" WHERE account_id = ? AND deleted_at IS NULL`,
        accountId,
      )
      return row === undefined || row.count === 0 ? [] : [[table, row.count]]
    }),
  )

const undoLast = async (): Promise<void> => {
  const { actions } = await core.call('history.actions', { limit: 1 })
  const [last] = actions
  if (last === undefined) throw new Error('nothing to undo')
  await core.call('history.undo', { actionId: last.id })
}

/** Two accounts that are one company, each with its own of everything. */
async function twice(): Promise<{ keepId: string; dropId: string }> {
  const keepId = await anAccount(core, {
    name: '华达精密有限公司',
    city: '苏州',
    tier: 'large',
    tierReason: '大单',
  })
  const dropId = await anAccount(core, {
    name: '華達精密',
    city: '崑山',
    phone: '0512-8899001',
    tier: 'mid',
    tierReason: '分厂',
    employees: 420,
  })
  const { id: fieldId } = await core.call('customField.create', {
    name: '产线数',
    kind: 'number',
    options: [],
    currency: null,
  })
  const { id: otherField } = await core.call('customField.create', {
    name: '班次',
    kind: 'text',
    options: [],
    currency: null,
  })
  await core.call('account.update', {
    ids: [keepId],
    patch: {},
    custom: { [fieldId]: '3' },
    addTags: ['汽车', '华东'],
  })
  await core.call('account.update', {
    ids: [dropId],
    patch: {},
    custom: { [fieldId]: '5', [otherField]: '两班' },
    addTags: ['汽车', '试点'],
  })
  for (const accountId of [keepId, dropId]) {
    await aLine(core, accountId)
    const personId = await aPerson(core, accountId)
    const noteId = aNote(core, accountId)
    seedRow(core, 'promise', {
      accountId,
      kind: 'csm',
      title: '月底给报表',
      byName: '陆闻笙',
      toPersonId: personId,
      madeOn: '2026-11-01',
      state: 'open',
    })
    seedRow(core, 'task', { accountId, kind: 'todo', title: '回电话', state: 'open' })
    seedRow(core, 'attachment', {
      accountId,
      noteId,
      kind: 'file',
      name: '纪要.pdf',
      mime: 'application/pdf',
      size: 3,
      sha256: 'a'.repeat(64),
    })
  }
  const shared = aRequirement(core)
  const own = aRequirement(core, { code: 'R-2', title: '移动端审批' })
  for (const [requirementId, accountId] of [
    [shared, keepId],
    [shared, dropId],
    [own, dropId],
  ] as const)
    seedRow(core, 'requirement_ask', { requirementId, accountId, askedOn: '2026-11-02' })
  return { keepId, dropId }
}

describe('ACC-10 accounts that may be one', () => {
  test('ACC-10 the same name in simplified and traditional, the same sound, domain, tax id and phone are found with their reasons', async () => {
    const found = async () => (await core.call('account.duplicates', { limit: 50 })).candidates
    const one = await anAccount(core, { name: '华达精密有限公司', taxId: '91320594MA1XK2Q33T' })
    const other = await anAccount(core, { name: '華達精密', taxId: '9132 0594 MA1XK2Q33T' })
    await anAccount(core, { name: '瀚海物流', website: 'https://www.hanhai.example.cn' })
    const mailed = await anAccount(core, { name: '远洋冷链' })
    await aPerson(core, mailed, { email: 'qin@hanhai.example.cn' })
    await anAccount(core, { name: '霁程科技' })
    await anAccount(core, { name: '季诚科技' })
    await anAccount(core, { name: '澄野食品' })
    const candidates = await found()
    expect(
      candidates.map(({ one: left, other: right, reasons }) => [
        [left.name, right.name].toSorted(),
        reasons.map(({ code }) => code),
      ]),
    ).toEqual([
      [['华达精密有限公司', '華達精密'].toSorted(), ['tax_id', 'core_name']],
      [['瀚海物流', '远洋冷链'].toSorted(), ['domain']],
      [['季诚科技', '霁程科技'].toSorted(), ['pinyin']],
    ])
    expect(candidates[0]?.certainty).toBeGreaterThan(candidates[2]?.certainty ?? 100)
    // Parent and child are two on purpose.
    await core.call('account.update', { ids: [other], patch: { parentId: one } })
    expect(await found()).toHaveLength(2)
  })

  test('ACC-10 the preview says per field what both say and what is taken, and changes nothing', async () => {
    const { keepId, dropId } = await twice()
    const before = everyRow()
    const preview = await core.call('account.mergePreview', { keepId, dropId, choices: { city: 'dropped' } })
    const fields = new Map(preview.fields.map((field) => [field.name ?? field.field, field]))
    expect(fields.get('city')).toMatchObject({
      kept: '苏州',
      dropped: '崑山',
      state: 'conflict',
      take: 'dropped',
    })
    expect(fields.get('employees')).toMatchObject({ kept: null, state: 'only_dropped', take: 'dropped' })
    expect(fields.get('产线数')).toMatchObject({ kept: '3', dropped: '5', state: 'conflict', take: 'kept' })
    expect(fields.get('班次')).toMatchObject({ state: 'only_dropped', take: 'dropped' })
    // A reason goes with its tier and is no question of its own.
    expect(fields.has('tierReason')).toBe(false)
    expect(new Map(preview.moved.map(({ kind, count }) => [kind, count]))).toEqual(
      new Map([
        ['account_stage', 1],
        ['account_tag', 1],
        ['person', 1],
        ['person_event', 1],
        ['contract_line', 1],
        ['note', 1],
        ['attachment', 1],
        ['promise', 1],
        ['requirement_ask', 1],
        ['task', 1],
      ]),
    )
    expect(preview.left).toBe(2)
    expect(everyRow()).toEqual(before)
  })

  test('ACC-10 ACC-5 the working calendar of its own is a field like others: shown, and taken over', async () => {
    const keepId = await anAccount(core, { name: '华达精密' })
    const dropId = await anAccount(core, { name: '華達精密' })
    await core.call('account.setCalendar', { id: dropId, calendar: 'tw-office' })
    const { fields } = await core.call('account.mergePreview', { keepId, dropId, choices: {} })
    expect(fields).toContainEqual({
      field: 'calendar',
      name: null,
      kept: null,
      dropped: 'tw-office',
      keptName: null,
      droppedName: null,
      state: 'only_dropped',
      take: 'dropped',
    })
    await undoneAndRedone(core, () => core.call('account.merge', { keepId, dropId, choices: {} }))
    expect(await core.call('service.account', { accountId: keepId })).toMatchObject({
      ownCalendar: 'tw-office',
    })
  })

  test('ACC-10 everything goes over in one step, and undo brings every row of the store back as it was', async () => {
    const { keepId, dropId } = await twice()
    const childId = await anAccount(core, { name: '华达三厂', parentId: dropId })
    const binned = seedRow(core, 'task', { accountId: dropId, kind: 'todo', title: '旧事', state: 'open' })
    await core.call('task.remove', { id: binned })
    const before = everyRow()
    const had = [rowsOf(keepId), rowsOf(dropId)]
    const actionsBefore = (await core.call('history.actions', { limit: 50 })).actions.length

    await core.call('account.merge', { keepId, dropId, choices: { tier: 'dropped', city: 'dropped' } })
    expect((await core.call('history.actions', { limit: 50 })).actions).toHaveLength(actionsBefore + 1)
    const kept = await core.call('account.get', { id: keepId })
    expect(kept.fields).toMatchObject({
      name: '华达精密有限公司',
      city: '崑山',
      tier: 'mid',
      tierReason: '分厂',
      phone: '0512-8899001',
      employees: 420,
    })
    expect(kept.tags.toSorted()).toEqual(['华东', '汽车', '试点'].toSorted())
    expect(Object.values(kept.custom).toSorted()).toEqual(['3', '两班'].toSorted())
    expect(kept.counts).toMatchObject({
      people: 2,
      notes: 2,
      promises: 2,
      tasks: 2,
      files: 2,
      requirements: 2,
    })
    expect(kept.children).toEqual([{ id: childId, name: '华达三厂' }])
    expect(await core.ask('account.get', { id: dropId })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    })
    expect(rowsOf(dropId)).toEqual({ account_tag: 1, requirement_ask: 1 })
    // What lay in the bin comes back to the account that is left.
    expect(core.store.read.rows('SELECT account_id FROM task WHERE id = ?', binned)).toEqual([
      { account_id: keepId },
    ])

    await undoLast()
    expect([rowsOf(keepId), rowsOf(dropId)]).toEqual(had)
    expect(everyRow()).toEqual(before)
    expect(core.store.rebuild().differences).toEqual([])
  })

  test('ACC-10 no account comes to stand above itself, and none is merged with itself', async () => {
    const topId = await anAccount(core, { name: '云陆集团' })
    const middleId = await anAccount(core, { name: '云陆东区', parentId: topId })
    const lowId = await anAccount(core, { name: '云陆东区一厂', parentId: middleId })
    const parentOf = async (id: string) => (await core.call('account.get', { id })).parentId
    // The lower one is kept and the top goes: what lies between comes under the kept one.
    await core.call('account.merge', { keepId: lowId, dropId: topId, choices: { parentId: 'dropped' } })
    expect([await parentOf(lowId), await parentOf(middleId)]).toEqual([null, lowId])
    await undoLast()
    expect([await parentOf(lowId), await parentOf(middleId), await parentOf(topId)]).toEqual([
      middleId,
      topId,
      null,
    ])
    // The dropped one stands below the kept one: that is no parent for it.
    await core.call('account.merge', { keepId: topId, dropId: lowId, choices: { parentId: 'dropped' } })
    expect(await parentOf(topId)).toBeNull()
    expect(await core.ask('account.merge', { keepId: topId, dropId: topId, choices: {} })).toMatchObject({
      ok: false,
      error: { code: 'same_account' },
    })
  })
})

describe('ACC-10 not duplicates', () => {
  const lookAlikes = async () => {
    const one = await anAccount(core, { name: '华达精密有限公司' })
    const other = await anAccount(core, { name: '華達精密' })
    return { one, other }
  }
  const pairs = async () => core.call('account.duplicates', { limit: 50 })

  test('ACC-10 a pair that is two customers is not proposed any more, until that is taken back or undone', async () => {
    const { one, other } = await lookAlikes()
    expect((await pairs()).candidates).toHaveLength(1)
    const { id } = await undoneAndRedone(core, () =>
      core.call('account.setApart', { oneId: other, otherId: one, reason: ' 两家工厂 ' }),
    )
    const after = await pairs()
    expect(after).toMatchObject({
      candidates: [],
      total: 0,
      apart: [{ id, reason: '两家工厂', by: '陆闻笙' }],
    })
    // Said again, in the other order: still one mark.
    expect(await core.call('account.setApart', { oneId: one, otherId: other, reason: null })).toMatchObject({
      id,
    })
    await undoneAndRedone(core, () => core.call('account.removeApart', { id }))
    expect(await pairs()).toMatchObject({ total: 1, apart: [] })
    expect(core.store.rebuild().equal).toBe(true)
  })

  test('ACC-10 an account is not apart from itself, nor from one that is not there', async () => {
    const { one } = await lookAlikes()
    expect(await core.ask('account.setApart', { oneId: one, otherId: one, reason: null })).toMatchObject({
      error: { code: 'same_account' },
    })
    const gone = '01936f00-0000-7000-8000-000000000001'
    expect(await core.ask('account.setApart', { oneId: one, otherId: gone, reason: null })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('ACC-10 who was apart from a merged account is apart from the one that is left, and the undo gives it back', async () => {
    const { one, other } = await lookAlikes()
    const third = await anAccount(core, { name: '华达精密' })
    await core.call('account.setApart', { oneId: one, otherId: other, reason: null })
    await undoneAndRedone(core, () =>
      core.call('account.merge', { keepId: third, dropId: other, choices: {} }),
    )
    expect((await pairs()).candidates).toEqual([])
  })
})
