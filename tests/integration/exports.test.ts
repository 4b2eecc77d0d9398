import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportFormats, exportTables, exportWhats } from '../../shared/contract/index.ts'
import { unguardCell } from '../../shared/domain/exchange/index.ts'
import {
  aLine,
  anAccount,
  aNote,
  aPerson,
  aRequirement,
  seedRow,
  seedRows,
} from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { exported } from '../support/downloads.ts'
import { cellsOf, csvRows, unzip, workbook } from '../support/exported-files.ts'
import { changeTheRules, workAround } from '../support/work-of-an-account.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

async function firstSheet(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const [sheet] = (await workbook(bytes)).worksheets
  if (sheet === undefined) throw new Error('a workbook without a sheet')
  return sheet
}

/** A record in every table that can be exported. */
async function fullAccount(name: string, isFirst = true): Promise<string> {
  const accountId = await anAccount(core, { name, code: 'K-1', city: '宁波', tier: 'large' })
  const personId = await aPerson(core, accountId, {
    name: '覃若谷',
    title: '运营总监',
    role: 'economic_buyer',
  })
  const lineId = await aLine(core, accountId, { product: '排产', quantity: 300 })
  const requirementId = aRequirement(core, { title: '批次冻结', background: '月底对账' })
  const { id: noteId } = await core.call('note.create', {
    accountId,
    title: '生产例会',
    body: '## 现状\n产能要放在一张图上看。',
    happenedAt: core.clock.now() - 3_600_000,
  })
  seedRows(core, (write) => {
    const visitId = write.insert('visit', {
      accountId,
      title: '年度复盘',
      kind: 'visit',
      plannedStart: core.clock.now(),
    })
    write.insert('visit_attendee', { visitId, personId, name: '覃若谷', side: 'customer' })
    write.insert('person_event', { personId, kind: 'joined', day: '2026-01-05', detail: [] })
    write.insert('requirement_ask', { requirementId, accountId, personId, askedOn: '2026-11-05' })
    write.insert('requirement_move', {
      requirementId,
      fromState: 'needs_background',
      toState: 'in_review',
      at: core.clock.now(),
    })
    const promiseId = write.insert('promise', {
      accountId,
      kind: 'csm',
      title: '修好导出',
      byName: '陆闻笙',
      madeOn: '2026-11-01',
      dueDay: '2026-11-20',
      state: 'open',
    })
    write.insert('evidence', {
      noteId,
      targetKind: 'promise',
      targetId: promiseId,
      quote: '产能要放在一张图上看。',
      anchorStart: 6,
      anchorEnd: 17,
    })
    write.insert('first_value', { accountId, statement: '准交率 95%', target: '95' })
    write.insert('milestone', { accountId, kind: 'go_live', title: '上线', position: 0 })
    const intentId = write.insert('purchase_intent', {
      accountId,
      kind: 'cost',
      statement: '旺季不再靠外协',
      personId,
      position: 0,
    })
    const outcomeId = write.insert('outcome', {
      accountId,
      intentId,
      title: '外协费降三成',
      measure: '外协费',
      baseline: 130.5,
      target: 90,
      dueDay: '2026-12-31',
      agreedPersonId: personId,
      position: 0,
    })
    const trainingId = write.insert('training', {
      accountId,
      intentId,
      role: 'economic_buyer',
      title: '看结果',
      heldOn: '2026-10-12',
      position: 0,
    })
    write.insert('training_attendee', { trainingId, personId })
    write.insert('value_entry', {
      accountId,
      outcomeId,
      result: '外协费少付',
      amountMinor: 40_000_000,
      currency: 'CNY',
      day: '2026-10-01',
      quote: '旺季没有再靠加班顶',
    })
    write.insert('risk', {
      accountId,
      symptom: 'competitor',
      title: '擎序驻场',
      severity: 'high',
      seenOn: '2026-11-02',
      state: 'open',
    })
    write.insert('task', { accountId, kind: 'task', title: '寄合同', state: 'open' })
    write.insert('playbook_version', { stage: 'growth', version: 1, content: {} })
    write.insert('today_mark', { accountId, kind: 'visit', targetId: accountId, handedTo: '骆一苇' })
    write.insert('account_apart', { oneId: accountId, otherId: accountId, reason: '两家工厂' })
    write.insert('decline_wording', {
      reason: 'cost',
      title: '今年没有名额',
      wording: '明年再议。',
      replacesShipped: false,
    })
    write.insert('opportunity', { accountId, name: '二期' })
    write.insert('ticket', { accountId, code: 'T-1', openedAt: core.clock.now(), escalated: false })
    write.insert('churn_event', {
      accountId,
      code: 'C-1',
      day: '2025-01-01',
      precedingUpgrade: false,
      precedingDowngrade: false,
      reactivation: true,
    })
    write.insert('usage', { accountId, lineId, code: 'U-1', day: '2026-11-01', count: 5, beta: false })
    write.insert('attachment', {
      accountId,
      noteId,
      kind: 'image',
      name: '产能看板.png',
      mime: 'image/png',
      size: 12,
      sha256: 'a'.repeat(64),
    })
  })
  await workAround(core, accountId, personId)
  if (isFirst) await changeTheRules(core, accountId)
  return accountId
}

/** What holds for the whole workspace: it is of no single account. */
const ofTheWorkspace: readonly string[] = [
  'playbooks',
  'decline_wordings',
  'tier_rules',
  'tier_coverages',
  'launch_limits',
  'service_levels',
  'work_calendars',
  'holiday_years',
  'custom_fields',
  'saved_views',
]

describe('IOX-2 every table in every format', () => {
  test('IOX-2 each holds the record it was given, and says how many rows it has', async () => {
    const accountId = await fullAccount('岚汀重工')
    let total = 0
    for (const what of exportTables) {
      const { rows } = await core.call('export.preview', { what })
      expect(rows, what).toBeGreaterThan(0)
      if (!ofTheWorkspace.includes(what)) total += rows
      for (const format of exportFormats) {
        const { result, bytes, text } = await exported(core, { what, format })
        expect(result, `${what} ${format}`).toMatchObject({ rows, bytes: bytes.length, losses: [] })
        expect(result.name).toMatch(new RegExp(`^[^/\\\\]+ \\d{4}-\\d{2}-\\d{2}\\.${format}$`))
        if (format === 'csv') expect(csvRows(text)).toHaveLength(rows + 1)
        if (format === 'json') expect(JSON.parse(text)).toMatchObject({ records: { length: rows } })
        if (format === 'xlsx') expect((await firstSheet(bytes)).actualRowCount).toBe(rows + 1)
        if (format === 'md') expect(text.startsWith('# ')).toBe(true)
      }
    }
    const everything = new Set<string>(exportWhats)
    for (const what of [...exportTables, 'account', 'all', 'import_problems'])
      expect(everything).toContain(what)
    expect(await core.call('export.preview', { what: 'account', accountId })).toEqual({ rows: total })
  })

  test('IOX-2 spreadsheets keep types: days, times, amounts and numbers are no text', async () => {
    const accountId = await fullAccount('岚汀重工')
    await aLine(core, accountId, { amountMinor: 1_234_56, currency: 'USD', product: '质检' })
    const { bytes } = await exported(core, { what: 'contracts', format: 'xlsx', language: 'en' })
    const sheet = await firstSheet(bytes)
    const headers = cellsOf(sheet, 1)
    const cell = (row: number, header: string) => sheet.getRow(row).getCell(headers.indexOf(header) + 1).value
    const line = [2, 3].find((row) => cell(row, 'Product') === '排产') ?? 0
    expect(cell(line, 'Amount (CNY)')).toBe(28_600)
    expect(cell(line, 'Quantity')).toBe(300)
    expect(cell(line, 'Start date')).toEqual(new Date('2026-03-01T00:00:00.000Z'))
    const other = line === 2 ? 3 : 2
    expect(cell(other, 'Amount (CNY)')).toBe('USD 1234.56')

    const notes = await workbook(
      (await exported(core, { what: 'notes', format: 'xlsx', language: 'en' })).bytes,
    )
    const happened = notes.worksheets[0]?.getRow(2).getCell(5).value
    expect(happened).toBeInstanceOf(Date)
    // Wall clock of the workspace's zone, as on screen.
    expect((happened as Date).getTime()).toBe(core.clock.now() - 3_600_000 + 8 * 3_600_000)
  })

  test('IOX-2 ACC-8 VAL-7 why they bought, what has to come of it and the training, each with what it belongs to', async () => {
    await fullAccount('岚汀重工')
    const records = async (what: 'intents' | 'outcomes' | 'trainings' | 'values') =>
      JSON.parse((await exported(core, { what, format: 'json' })).text).records
    expect(await records('intents')).toMatchObject([
      { statement: '旺季不再靠外协', kind: 'cost', personName: '覃若谷', accountName: '岚汀重工' },
    ])
    expect(await records('outcomes')).toMatchObject([
      { title: '外协费降三成', intent: '旺季不再靠外协', baseline: 130.5, target: 90, agreedWith: '覃若谷' },
    ])
    expect(await records('trainings')).toMatchObject([
      { title: '看结果', role: 'economic_buyer', heldOn: '2026-10-12', attendees: '覃若谷' },
    ])
    expect(await records('values')).toMatchObject([{ result: '外协费少付', outcome: '外协费降三成' }])
    const { bytes } = await exported(core, { what: 'outcomes', format: 'xlsx', language: 'en' })
    const sheet = await firstSheet(bytes)
    const at = cellsOf(sheet, 1).indexOf('Target')
    expect(sheet.getRow(2).getCell(at + 1).value).toBe(90)
  })

  test('IOX-2 ACC-5 a ticket says what it is about, when it was answered and what solved it', async () => {
    const accountId = await anAccount(core, { name: '岚汀重工' })
    const answeredAt = core.clock.now() - 60_000
    const said = { detail: '月底导出报错', solution: '升到 3.3' }
    seedRow(core, 'ticket', {
      accountId,
      title: '导出',
      openedAt: answeredAt - 60_000,
      answeredAt,
      escalated: false,
      ...said,
    })
    const { text } = await exported(core, { what: 'tickets', format: 'json' })
    const [ticket] = JSON.parse(text).records
    expect(ticket).toMatchObject(said)
    expect(Date.parse(ticket.answeredAt)).toBe(answeredAt)
    const { text: csv } = await exported(core, { what: 'tickets', format: 'csv', language: 'zh-TW' })
    expect(csvRows(csv)[0]).toEqual(expect.arrayContaining(['問題描述', '解決方式', '首次回覆時間']))
  })

  test('IOX-2 words are in the language asked for; JSON keeps codes and stable keys', async () => {
    await fullAccount('岚汀重工')
    const heads = async (language: string) =>
      csvRows((await exported(core, { what: 'people', format: 'csv', language })).text)
    expect((await heads('zh-CN'))[0]?.slice(0, 6)).toEqual([
      '姓名',
      '客户名称',
      '客户编号',
      '职位',
      '部门',
      '角色',
    ])
    expect((await heads('zh-TW'))[0]?.slice(0, 6)).toEqual([
      '姓名',
      '客戶名稱',
      '客戶編號',
      '職位',
      '部門',
      '角色',
    ])
    expect((await heads('en'))[0]?.slice(0, 3)).toEqual(['Full name', 'Account name', 'Account code'])
    expect((await heads('zh-TW'))[1]?.[5]).toBe('經濟決策人')
    const json = JSON.parse(
      (await exported(core, { what: 'people', format: 'json', language: 'zh-TW' })).text,
    )
    expect(json).toMatchObject({
      records: [{ name: '覃若谷', role: 'economic_buyer', accountName: '岚汀重工' }, { name: '华叙白' }],
      columns: { role: { header: '角色', type: 'text' } },
    })
  })
})

describe('IOX-2 what is on screen is what is in the file', () => {
  const definition = (fields: readonly (readonly [string, boolean])[]) => ({
    search: '',
    conditions: [],
    sort: [{ field: 'name', descending: false }],
    columns: fields.map(([field, hidden]) => ({ field, width: null, hidden })),
    groupBy: null,
  })

  test('IOX-2 ACC-11 a grouped view without ids: its groups in their order, the empty one last', async () => {
    for (const [name, city] of [
      ['甲', '苏州'],
      ['乙', null],
      ['丙', '上海'],
      ['丁', '苏州'],
    ] as const)
      await anAccount(core, { name, city })
    const { text } = await exported(core, {
      what: 'accounts',
      format: 'csv',
      view: { ...definition([['name', false]]), groupBy: 'city' },
    })
    expect(csvRows(text).slice(1).flat()).toEqual(['丙', '丁', '甲', '乙'])
  })

  test('IOX-2 the ids of the screen in their order, and the columns of the view in theirs', async () => {
    const ids: string[] = []
    for (const name of ['丙', '甲', '乙']) ids.push(await anAccount(core, { name, city: `${name}城` }))
    const [third = '', first = '', second = ''] = ids
    const { text } = await exported(core, {
      what: 'accounts',
      format: 'csv',
      ids: [second, third],
      view: definition([
        ['city', false],
        ['stage', true],
        ['name', false],
        ['arrMinor', false],
      ]),
    })
    expect(csvRows(text)).toEqual([
      ['城市', '客户名称', 'ARR'],
      ['乙城', '乙', ''],
      ['丙城', '丙', ''],
    ])
    await core.call('account.remove', { ids: [second] })
    const left = await exported(core, { what: 'accounts', format: 'csv', ids: [second, first] })
    expect(left.result.rows).toBe(1)
  })

  test('IOX-2 without ids a view of accounts filters and sorts like the grid, in the order of the language', async () => {
    for (const [name, city] of [
      ['周', '上海'],
      ['王', '宁波'],
      ['陈', '宁波'],
      ['安', '宁波'],
    ] as const)
      await anAccount(core, { name, city })
    const { text } = await exported(core, {
      what: 'accounts',
      format: 'csv',
      view: {
        ...definition([['name', false]]),
        conditions: [{ field: 'city', operator: 'is', values: ['宁波'] }],
      },
    })
    expect(csvRows(text).map(([name]) => name)).toEqual(['客户名称', '安', '陈', '王'])
  })

  test('IOX-2 a view that finds by pinyin or initials exports what the grid shows', async () => {
    for (const name of ['岚汀重工', '霁程物流']) await anAccount(core, { name })
    for (const search of ['lanting', 'ltzg']) {
      const { text } = await exported(core, {
        what: 'accounts',
        format: 'csv',
        view: { ...definition([['name', false]]), search },
      })
      expect(csvRows(text).map(([name]) => name)).toEqual(['客户名称', '岚汀重工'])
    }
  })

  test('ACC-11 fields that the person added stand under their names, with their types', async () => {
    const budget = await core.call('customField.create', {
      name: '预算',
      kind: 'money',
      options: [],
      currency: 'CNY',
    })
    const due = await core.call('customField.create', {
      name: '招标日',
      kind: 'date',
      options: [],
      currency: null,
    })
    const id = await anAccount(core)
    await core.call('account.update', {
      ids: [id],
      patch: {},
      custom: { [budget.id]: '123456', [due.id]: '2027-01-15' },
    })
    const { bytes } = await exported(core, {
      what: 'accounts',
      format: 'xlsx',
      view: definition([
        ['name', false],
        [`custom:${budget.id}`, false],
        [`custom:${due.id}`, false],
      ]),
    })
    const sheet = await firstSheet(bytes)
    expect(cellsOf(sheet, 1)).toEqual(['客户名称', '预算 (CNY)', '招标日'])
    expect(sheet.getRow(2).getCell(2).value).toBe(1234.56)
    expect(sheet.getRow(2).getCell(3).value).toEqual(new Date('2027-01-15T00:00:00.000Z'))
  })

  test('SAF-3 what lies in the bin, or belongs to an account there, is in no file', async () => {
    const id = await fullAccount('要删的公司')
    await core.call('account.remove', { ids: [id] })
    const { text } = await exported(core, { what: 'all', format: 'json' })
    expect(text).not.toContain('要删的公司')
    expect(text).not.toContain('修好导出')
    expect(text).not.toContain('生产例会')
  })

  test('VIS-6 words that were typed and are no revision yet are in the file', async () => {
    const accountId = await anAccount(core)
    const { id: noteId } = await core.call('note.create', { accountId, title: '电话', body: '旧的一句。' })
    const { headRevId } = await core.call('note.get', { id: noteId })
    await core.call('note.saveDraft', {
      noteId,
      body: '旧的一句。刚打的半句',
      baseRevId: headRevId,
      selection: null,
    })
    const { text } = await exported(core, { what: 'notes', format: 'json' })
    expect(JSON.parse(text).records[0].body).toBe('旧的一句。刚打的半句')
  })
})

describe('IOX-2 an account with everything in it', () => {
  const everything = [
    '岚汀重工',
    '宁波',
    '覃若谷',
    '运营总监',
    '排产',
    '产能要放在一张图上看。',
    '修好导出',
    '批次冻结',
    '月底对账',
    '准交率 95%',
    '上线',
    '外协费少付',
    '旺季没有再靠加班顶',
    '擎序驻场',
    '寄合同',
    '产能看板.png',
    '年度复盘',
    'T-1',
    'U-1',
  ]

  test('IOX-2 Markdown, JSON, sheets and CSV files all hold it, and nothing of another account', async () => {
    const accountId = await fullAccount('岚汀重工')
    const other = await anAccount(core, { name: '别家公司' })
    aNote(core, other, { title: '别家的会' })
    for (const format of exportFormats) {
      const { result, bytes, text } = await exported(core, { what: 'account', accountId, format })
      const whole =
        format === 'csv'
          ? [...(await unzip(bytes)).values()].join('\n')
          : format === 'xlsx'
            ? [...(await unzip(bytes)).entries()].map(([, part]) => part).join('\n')
            : text
      for (const words of everything) expect(whole, `${format}: ${words}`).toContain(words)
      expect(whole).not.toContain('别家')
      expect(result.name.startsWith('岚汀重工 ')).toBe(true)
    }
  })

  test('IOX-2 the Markdown reads as a document: facts as a list, tables, notes in full as they were written', async () => {
    const accountId = await fullAccount('岚汀重工')
    const { text } = await exported(core, { what: 'account', accountId, format: 'md' })
    expect(text).toContain('# 岚汀重工\n\n## 客户\n\n- 客户编号: K-1\n')
    expect(text).toContain('- 客户等级: 大\n')
    expect(text).toContain('\n### 生产例会\n\n')
    expect(text).toContain('\n\n## 现状\n产能要放在一张图上看。\n')
    expect(text).toContain('| 修好导出 | 客户成功 | 未兑现 | 陆闻笙 |')
    const json = JSON.parse((await exported(core, { what: 'account', accountId, format: 'json' })).text)
    expect(json.promises).toMatchObject([
      { title: '修好导出', evidence: '产能要放在一张图上看。', dueDay: '2026-11-20' },
      { title: '补一次培训', evidence: null },
    ])
    expect(json.values[0].amount).toBe(400_000)
    expect(json.attachments).toMatchObject([{ name: '产能看板.png', note: '生产例会' }])
  })

  test.each([
    ['zh-CN', '没有标题'],
    ['zh-TW', '沒有標題'],
    ['en', 'Untitled'],
  ] as const)(
    'IOX-2 in %s a note without a title stands under a heading that says so',
    async (language, words) => {
      const accountId = await anAccount(core)
      await core.call('note.create', { accountId, kind: 'visit', title: '', happenedAt: core.clock.now() })
      const { text } = await exported(core, { what: 'notes', format: 'md', language })
      expect(text).toContain(`\n## ${words}\n\n- `)
      expect(text).not.toMatch(/^#+ *$/m)
    },
  )

  test('IOX-2 an account that is not there, and an account that is not named, are refused', async () => {
    const id = await anAccount(core)
    await core.call('account.remove', { ids: [id] })
    const run = (accountId?: string) =>
      core.runJob('export.run', { what: 'account', format: 'md', language: 'en', accountId })
    await expect(run(id)).rejects.toMatchObject({ refusal: { code: 'not_found' } })
    await expect(run()).rejects.toMatchObject({ refusal: { code: 'invalid_input' } })
    expect(await core.ask('export.preview', { what: 'import_problems' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    })
  })

  test('IOX-2 everything: every table is a sheet, a file, a section and a member', async () => {
    await fullAccount('岚汀重工')
    await fullAccount('奔流物流', false)
    const book = await workbook((await exported(core, { what: 'all', format: 'xlsx' })).bytes)
    expect(book.worksheets.map(({ name }) => name)).toHaveLength(exportTables.length)
    const json = JSON.parse((await exported(core, { what: 'all', format: 'json' })).text)
    const once = [...ofTheWorkspace, 'retired_values']
    for (const table of exportTables)
      expect(json[table].length, table).toBeGreaterThan(once.includes(table) ? 0 : 1)
    const files = await unzip((await exported(core, { what: 'all', format: 'csv' })).bytes)
    expect(files.get('客户.csv')?.startsWith('\ufeff客户编号,客户名称')).toBe(true)
    expect(files.size).toBe(exportTables.length)
    const { text } = await exported(core, { what: 'all', format: 'md', language: 'zh-TW' })
    expect(text.split('\n').filter((line) => line.startsWith('## '))).toContain('## 承諾')
  })
})

describe('IOX-1 problems of an import as a file', () => {
  test('IOX-1 each with its file, line and the reason in words', async () => {
    const importId = core.store.local((write) => {
      const id = '01936f00-0000-7000-8000-000000000001'
      write.run({
        sql: "INSERT INTO import_run (id, at, state, sample, summary) VALUES (?, 1, 'done', 0, '{}')",
        parameters: [id],
      })
      write.run({
        sql: `INSERT INTO import_issue (import_id, position, kind, file, line, column_name, code, data)
          VALUES (?, 1, 'refused', '客户.csv', 7, '签约日期', 'no-such-day', '{"value":"2026-02-30"}'),
            (?, 2, 'contradiction', '用量.csv', 9, NULL, 'unknown-account', '{}')`,
        parameters: [id, id],
      })
      return id
    })
    const { text } = await exported(core, { what: 'import_problems', importId, format: 'csv' })
    expect(csvRows(text).slice(1)).toEqual([
      ['没有导入', '客户.csv', '7', '签约日期', '没有这一天', expect.stringContaining('2026-02-30')],
      ['前后矛盾', '用量.csv', '9', '', '指向不存在的客户', ''],
    ])
    const json = await exported(core, { what: 'import_problems', importId, format: 'json' })
    expect(JSON.parse(json.text).records[0]).toMatchObject({
      code: 'no-such-day',
      data: { value: '2026-02-30' },
    })
  })
})

describe('formula injection', () => {
  const dangers = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']
  const before = ['', ' ', '\u00a0', '\ufeff', "'", 'x\n', 'x\r\n']
  const after = ['1+1', 'cmd|"/c calc"!A1', 'HYPERLINK("http://x")']
  const payloads = dangers.flatMap((danger) =>
    before.flatMap((lead) => after.map((rest) => `${lead}${danger}${rest}`)),
  )

  test('IOX-2 200 payloads: no cell of the CSV begins a formula, and each reads back exactly', async () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200)
    const accountId = await anAccount(core)
    for (const title of payloads)
      seedRow(core, 'risk', {
        accountId,
        symptom: 'price',
        title,
        severity: 'low',
        seenOn: '2026-11-01',
        state: 'open',
      })
    const { text } = await exported(core, { what: 'risks', format: 'csv' })
    const cells = csvRows(text)
      .slice(1)
      .map(([title = '']) => title)
    for (const cell of cells)
      for (const line of cell.split(/\r\n|\r|\n/))
        expect(line, JSON.stringify(cell)).not.toMatch(/^[\s\u00a0\ufeff]*[=+\-@＝＋－＠\t]/)
    expect(cells.map(unguardCell).toSorted()).toEqual(payloads.toSorted())
  })

  test('IOX-2 the workbook holds them as text: no formula, no link to elsewhere', async () => {
    const accountId = await anAccount(core)
    for (const title of payloads)
      seedRow(core, 'risk', {
        accountId,
        symptom: 'price',
        title,
        severity: 'low',
        seenOn: '2026-11-01',
        state: 'open',
      })
    const { bytes } = await exported(core, { what: 'risks', format: 'xlsx' })
    const parts = await unzip(bytes)
    expect([...parts.keys()].filter((name) => name.includes('externalLink'))).toEqual([])
    for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]/)
    const sheet = await firstSheet(bytes)
    const read = Array.from(
      { length: payloads.length },
      (_, index) => sheet.getRow(index + 2).getCell(1).value,
    )
    expect(read.every((value) => typeof value === 'string')).toBe(true)
  })
})

describe('IOX-2 long work', () => {
  const leftOvers = (): string[] => {
    const folder = join(core.dataDir, 'exports')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  async function manyNotes(count: number): Promise<void> {
    const accountId = await anAccount(core)
    seedRows(core, (write) => {
      for (let index = 0; index < count; index += 1)
        write.insert('note', {
          accountId,
          kind: 'memo',
          title: `第 ${index} 次`,
          happenedAt: core.clock.now() - index,
        })
    })
  }

  test('IOX-2 progress goes to the end; the waiting file is not readable on the disk and is gone once fetched', async () => {
    await manyNotes(1_200)
    const seen: number[] = []
    const result = await core.runJob(
      'export.run',
      { what: 'notes', format: 'csv', language: 'zh-CN' },
      (job) => {
        core.clock.advance(200)
        if (job.totalCount !== null) seen.push(job.doneCount)
        expect([null, 1_200]).toContain(job.totalCount)
      },
    )
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual(seen.toSorted((left, right) => left - right))
    const [folder = ''] = leftOvers()
    expect(folder).not.toBe('')
    const answer = core.tickets.take(result.ticket, null)
    if (answer.kind !== 'found') throw new Error('no download')
    let size = 0
    for await (const part of answer.chunks) size += part.length
    expect(size).toBe(result.bytes)
    expect(leftOvers()).toEqual([])
    expect(core.tickets.take(result.ticket, null).kind).toBe('unknown')
  })

  test('IOX-2 cancelled: it says so and leaves nothing', async () => {
    await manyNotes(3_000)
    await expect(
      core.runJob('export.run', { what: 'notes', format: 'xlsx', language: 'zh-CN' }, (job, cancel) => {
        core.clock.advance(200)
        if (job.doneCount > 0) cancel()
      }),
    ).rejects.toMatchObject({ refusal: { code: 'cancelled' } })
    expect(leftOvers()).toEqual([])
  })

  test('IOX-2 a download that nobody fetches is let go of with its ticket', async () => {
    await manyNotes(3)
    await core.runJob('export.run', { what: 'notes', format: 'csv', language: 'zh-CN' })
    expect(leftOvers()).toHaveLength(1)
    core.clock.advance(60 * 60_000)
    core.tickets.sweep()
    await expect.poll(leftOvers).toEqual([])
  })

  test('IOX-2 what a format cannot hold is counted, not kept quiet', async () => {
    const accountId = await anAccount(core)
    await core.call('note.create', { accountId, title: '长', body: '字'.repeat(40_000) })
    const { result } = await exported(core, { what: 'notes', format: 'xlsx' })
    expect(result.losses).toEqual([{ kind: 'text-too-long', count: 1 }])
    expect((await exported(core, { what: 'notes', format: 'json' })).result.losses).toEqual([])
  })
})
