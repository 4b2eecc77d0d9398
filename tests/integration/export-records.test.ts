import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportTables } from '../../shared/contract/index.ts'
import { anAccount, aPerson } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { exported } from '../support/downloads.ts'
import { cellsOf, csvRows, unzip, workbook } from '../support/exported-files.ts'
import { changeTheRules, workAround } from '../support/work-of-an-account.ts'

let core: TestCore
let accountId: string
beforeEach(async () => {
  core = await openTestCore()
  accountId = await anAccount(core, { name: '岚汀重工', code: 'K-1', city: '宁波', tier: 'large' })
  const personId = await aPerson(core, accountId, { name: '覃若谷', role: 'economic_buyer' })
  await workAround(core, accountId, personId)
  await changeTheRules(core, accountId)
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

type Table = (typeof exportTables)[number]

const records = async (what: Table): Promise<Record<string, unknown>[]> =>
  JSON.parse((await exported(core, { what, format: 'json' })).text).records

/** The rows of a CSV file under their headers, as people read them. */
async function rowsIn(what: Table, language = 'zh-CN'): Promise<Record<string, string>[]> {
  const [heads = [], ...rows] = csvRows((await exported(core, { what, format: 'csv', language })).text)
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ''])))
}

const ofAccount = { 客户名称: '岚汀重工', 客户编号: 'K-1' }

describe('IOX-2 the records around a customer, in words for people and in codes for programs', () => {
  test('ACC-7 the hand-over and its whole checklist as on screen: shipped points in the language of the file', async () => {
    expect(await rowsIn('hand_overs')).toEqual([
      { ...ofAccount, 交接日: '2026-10-08', 销售方: '邵明澈', 客户成功方: '陆闻笙', 备注: '电话里交接' },
    ])
    const points = await rowsIn('hand_over_items')
    const [point, own] = points
    expect(point).toMatchObject({
      ...ofAccount,
      状态: '完成',
      由谁: '邵明澈',
      完成日: '2026-10-07',
      备注: '两次降价',
    })
    expect(own).toMatchObject({ 清单项: '等保证书在谁手里', 状态: '未做' })
    const shown = await core.call('handOver.get', { accountId })
    const title = shown.points.find(({ key }) => key === 'price_history')?.title
    expect(title).toBeTruthy()
    const listed = (rows: readonly (readonly [string | undefined, string | undefined])[]) =>
      rows.map(([name, state]) => `${name} ${state}`).toSorted()
    const states: Readonly<Record<string, string>> = { open: '未做', done: '完成' }
    expect(listed(points.map((row) => [row['清单项'], row['状态']]))).toEqual(
      listed(shown.points.map(({ title: name, state }) => [name, states[state]])),
    )
    expect(shown.points.length).toBeGreaterThan(10)
    expect(point?.['清单项']).toBe(title)
    const [english] = await rowsIn('hand_over_items', 'en')
    expect(english).toMatchObject({ 'Account name': '岚汀重工', State: 'Done' })
    expect(english?.['Point']).toMatch(/^[A-Z][\u0020-\u024f’]+$/)
    expect((await records('hand_over_items')).slice(0, 3)).toMatchObject([
      { itemKey: 'price_history', state: 'done', accountRecordId: accountId },
      { itemKey: null, title: '等保证书在谁手里', state: 'open' },
      { itemKey: 'contract_terms', state: 'open', accountName: '岚汀重工', accountRecordId: accountId },
    ])
    // Nobody has begun the hand-over of another account: there is nothing of it.
    await anAccount(core, { name: '奔流物流' })
    expect(await rowsIn('hand_over_items')).toHaveLength(points.length)
  })

  test('VAL-3 the kick-off with who was there, and who does what until when', async () => {
    expect(await rowsIn('kick_offs')).toEqual([
      {
        ...ofAccount,
        计划日期: '2026-10-12',
        召开日期: '2026-10-13',
        地点: '宁波二楼会议室',
        会上要达成什么: '月底前排产上线',
        备注: '财务没来',
        确认日期: '2026-10-14',
        客户关键人: '覃若谷',
      },
    ])
    expect(await rowsIn('kick_off_participants', 'zh-TW')).toEqual([
      {
        姓名: '覃若谷',
        客戶名稱: '岚汀重工',
        客戶編號: 'K-1',
        哪一方: '客戶',
        職稱或角色: '总负责',
      },
    ])
    const shown = (await core.call('kickOff.get', { accountId, language: 'en' })).duties
    const duties = await rowsIn('duties', 'en')
    expect(duties.map((row) => [row['Duty'], row['What done means']])).toEqual(
      shown.map(({ title, detail }) => [title, detail]),
    )
    expect(duties.at(-1)).toEqual({
      Duty: '打通 MES 接口',
      'Account name': '岚汀重工',
      'Account code': 'K-1',
      'What done means': '工单两分钟内同步',
      Whose: 'Third party',
      Person: '迦楼软件',
      Due: '2026-11-30',
    })
    expect((await records('duties'))[0]).toMatchObject({ dutyKey: 'their_lead', side: 'theirs' })
  })

  test('PPL-2 VIS-2 whose word weighs with whom, and what was answered', async () => {
    expect(await rowsIn('person_influences')).toEqual([
      {
        姓名: '覃若谷',
        ...ofAccount,
        影响谁: '华叙白',
        对方所在客户: '岚汀重工',
        强弱: '强',
        备注: '一起来的',
      },
    ])
    expect(await rowsIn('question_answers')).toMatchObject([
      {
        问题: '谁拍板？',
        ...ofAccount,
        回答: '覃若谷说了算，五十万以下不用上会。',
        回答日: (await core.call('today.list', {})).today,
      },
    ])
    expect(await records('question_answers')).toMatchObject([{ rule: 'buyer_unknown' }])
  })

  test('PPL-3 a change of stance reads as on screen, and keeps its codes for programs', async () => {
    const id = await aPerson(core, accountId, { name: '楚怀瑾', influence: 'mid', attitude: 'neutral' })
    await core.call('person.update', { id, patch: { influence: 'high', attitude: 'support' } })
    const changes = async (language: string, header: string) =>
      (await rowsIn('person_events', language)).map((row) => row[header]).filter((words) => words !== '')
    expect(await changes('zh-CN', '详情')).toContain('影响力：中 → 高\n态度：中立 → 支持')
    expect(await changes('en', 'Detail')).toContain('Influence: Medium → High\nAttitude: Neutral → Supports')
    const events = await records('person_events')
    expect(events.flatMap(({ detail }) => detail)).toContainEqual({
      field: 'influence',
      from: 'mid',
      to: 'high',
    })
  })

  test('ACC-5 VAL-4 the calendar of an account by its name, a task with its step', async () => {
    await core.call('account.setCalendar', { id: accountId, calendar: 'tw-office' })
    expect(await rowsIn('accounts')).toMatchObject([{ 客户名称: '岚汀重工', 工作日历: '台湾办公时间' }])
    const { id: milestoneId } = await core.call('milestone.create', {
      accountId,
      kind: 'other',
      title: '接口联调',
    })
    await core.call('task.create', { accountId, title: '要测试账号', milestoneId })
    expect(await rowsIn('tasks')).toMatchObject([{ 标题: '要测试账号', 里程碑: '接口联调' }])
    expect(await records('tasks')).toMatchObject([{ milestoneRecordId: milestoneId }])
    expect(await records('milestones')).toContainEqual(expect.objectContaining({ recordId: milestoneId }))
  })

  test('ACC-5 how long a ticket waited for the customer, and how long it was taken for solved', async () => {
    const pauses = await rowsIn('ticket_waits')
    expect(pauses).toMatchObject([
      {
        工单: '排产导出报错',
        工单编号: 'GD-7',
        ...ofAccount,
        暂停的原因: '等客户',
        当时写的: '请发一份日志',
      },
      { 工单: '排产导出报错', 暂停的原因: '已解决', 当时写的: '月底又报错' },
    ])
    const [waited] = await records('ticket_waits')
    const ms = (at: unknown): number => Date.parse(String(at))
    expect(ms(waited?.['to']) - ms(waited?.['from'])).toBe(3_600_000)
    expect(ms(waited?.['from'])).toBe(core.clock.now() - 4 * 3_600_000)
    expect(pauses[0]?.['从']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
  })

  test('PLY-2 a row of Today that was put off or handed over says what it is and which record, not a code and an id', async () => {
    expect(await rowsIn('today_marks')).toMatchObject([
      { 今日的种类: '承诺', 对应记录: '补一次培训', ...ofAccount, 推迟到: '2026-12-01', 转交给: '骆一苇' },
    ])
    const [mark] = await records('today_marks')
    expect(mark).toMatchObject({ markedKind: 'promise', marked: '补一次培训' })
    expect(mark?.['markedRecordId']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('IOX-2 the rules of the workspace', () => {
  test('ACC-2 ACC-4 VAL-6 tier rules in words, how each tier is looked after, by when a launch must be there', async () => {
    expect(await rowsIn('tier_rules')).toMatchObject([
      { 序: '1', 条件: '客单价 ≥ CNY 500000.00，且 行业是 银行、保险', 分级: '大', 大客户: 'TRUE' },
      { 序: '2', 条件: '其余所有客户', 分级: '小', 大客户: 'FALSE' },
    ])
    expect((await rowsIn('tier_rules', 'en'))[0]?.['When']).toBe(
      'Price per year ≥ CNY 500000.00, and Industry is 银行, 保险',
    )
    expect((await records('tier_rules'))[0]?.['rule']).toMatchObject({
      id: 'big',
      when: [{ measure: 'unit_price', atLeast: 50_000_000 }, { oneOf: ['银行', '保险'] }],
    })
    expect(await rowsIn('tier_coverages')).toEqual([
      {
        分级: '大',
        谁来做: '资深客户成功经理',
        用什么方式: '拜访; 线上',
        几天拜访一次: '21',
        每季度小时: '12.5',
      },
    ])
    expect(await records('tier_coverages')).toMatchObject([{ channels: ['visit', 'online'] }])
    expect(await records('launch_limits')).toMatchObject([
      { tier: 'mid', goLiveByDay: 45, firstValueByDay: 90, warnDays: 10 },
    ])
  })

  test('ACC-2 rules that were all taken away say so; those that were never changed are not there', async () => {
    await core.call('tier.saveRules', { rules: [] })
    expect(await rowsIn('tier_rules')).toMatchObject([{ 序: '', 条件: '没有规则，按规则谁都没有分级。' }])
    const other = await openTestCore({ seed: 2 })
    expect(await other.call('export.preview', { what: 'tier_rules' })).toEqual({ rows: 0 })
    await other.stop()
  })

  test('PLY-1 ACC-6 a playbook of one’s own reads as on screen; a move that it did not allow says what was missing', async () => {
    const { playbooks } = await core.call('playbook.list', {})
    const growth = playbooks.find(({ stage }) => stage === 'growth')?.versions.at(-1)
    if (growth === undefined) throw new Error('no playbook')
    const { version: _version, savedAt: _savedAt, savedBy: _savedBy, ...content } = growth
    await core.call('playbook.save', {
      playbook: {
        ...content,
        goal: '每条产线都用起来',
        entry: [
          { check: 'confirmed', key: 'own', text: '厂长说可以推广' },
          { check: 'seat_use', limit: 60 },
        ],
        exit: [{ check: 'visited_within', limit: 1 }],
        tasks: [
          {
            key: 'one',
            kind: 'delivery',
            role: 'csm',
            offsetDays: 3,
            title: '走一遍产线',
            detail: '带上班组长',
          },
        ],
      },
    })
    const [chinese] = await rowsIn('playbooks')
    expect(chinese).toMatchObject({ 阶段: '成长', 目标: '每条产线都用起来' })
    expect(chinese?.['进入条件']).toMatch(/^厂长说可以推广\n.+（至少 60%）$/)
    expect(chinese?.['任务']).toBe('第 3 天 · 走一遍产线 · 带上班组长 · 客户成功 · 交付')
    const [english] = await rowsIn('playbooks', 'en')
    expect(english?.['To leave']).toMatch(/ \(within 1 day\)$/)
    expect((await records('playbooks'))[0]?.['content']).toMatchObject({ goal: '每条产线都用起来' })

    const { today } = await core.call('today.list', {})
    await core.call('account.moveStage', { id: accountId, to: 'growth', day: today, reason: '厂长催' })
    const moved = (await rowsIn('stages')).find((row) => row['到'] === '成长')
    expect(moved).toMatchObject({ 原因: '厂长催', 条件未满足仍移动: 'TRUE' })
    expect(moved?.['当时缺']).toContain('厂长说可以推广')
  })

  test('ACC-5 what tiers are promised, calendars with their hours, holidays in the lines they are typed in', async () => {
    expect(await rowsIn('service_levels')).toEqual([
      {
        分级: '大',
        '首次答复（工作分钟）': '30',
        '解决（工作分钟）': '480',
        几天至少拜访一次: '25',
        剩百分之几时提醒: '40',
        工作日历: '两班倒',
      },
      expect.objectContaining({ 分级: '小', '解决（工作分钟）': '', 工作日历: '台湾办公时间' }),
    ])
    expect(await rowsIn('work_calendars')).toEqual([
      {
        名称: '两班倒',
        时区: 'Asia/Shanghai',
        按哪里的假日: '中国大陆',
        周一: '08:00-20:00',
        周二: '08:00-12:00',
        周三: '',
        周四: '',
        周五: '',
        周六: '',
        周日: '',
        调休上班日: '09:00-17:00',
      },
    ])
    expect((await records('work_calendars'))[0]).toMatchObject({
      makeUpDay: [{ from: 540, to: 1_020 }],
    })
    expect(await rowsIn('holiday_years')).toEqual([
      {
        地区: '中国大陆',
        年: '2027',
        放假: '2027-01-01 ~ 2027-01-03 元旦\n2027-05-20 厂庆',
        调休上班: '2027-02-07 春节',
        来源: '厂里的通知',
        公布日期: '2026-11-10',
      },
    ])
  })

  test('ACC-11 fields and views of one’s own; what accounts said in a retired field is not lost', async () => {
    expect(await rowsIn('custom_fields')).toMatchObject([
      { 名称: '部署方式', 类型: '选项', 选项: '私有化; 公有云', 停用日: expect.stringMatching(/^\d{4}-/) },
    ])
    expect(await rowsIn('retired_values')).toEqual([{ 字段: '部署方式', ...ofAccount, 内容: '私有化' }])
    expect(await rowsIn('saved_views')).toEqual([{ 视图名称: '宁波的大客户', 列表: '客户' }])
    expect(await records('saved_views')).toMatchObject([
      { definition: { conditions: [{ field: 'city', operator: 'is', values: ['宁波'] }] } },
    ])
  })
})

describe('IOX-2 everything', () => {
  const said = [
    '电话里交接',
    '等保证书在谁手里',
    '月底前排产上线',
    '总负责',
    '打通 MES 接口',
    '一起来的',
    '五十万以下不用上会',
    '请发一份日志',
    '补一次培训',
  ]
  const ruled = ['资深客户成功经理', '两班倒', '厂里的通知', '部署方式', '私有化', '宁波的大客户']

  test('IOX-2 in each format; a second reader opens the workbook, and JSON alone has ids and keys', async () => {
    const { bytes } = await exported(core, { what: 'all', format: 'xlsx' })
    const book = await workbook(bytes)
    expect(book.worksheets).toHaveLength(exportTables.length)
    const sheet = book.getWorksheet('双方分工')
    if (sheet === undefined) throw new Error('no sheet of duties')
    expect(cellsOf(sheet, 1)).toEqual([
      '事项',
      '客户名称',
      '客户编号',
      '做到什么算完成',
      '由谁',
      '责任人',
      '期限',
    ])
    expect(cellsOf(sheet, sheet.actualRowCount)[6]).toEqual(new Date('2026-11-30T00:00:00.000Z'))
    const whole = {
      xlsx: [...(await unzip(bytes)).values()].join('\n'),
      csv: [...(await unzip((await exported(core, { what: 'all', format: 'csv' })).bytes)).values()].join(
        '\n',
      ),
      md: (await exported(core, { what: 'all', format: 'md' })).text,
      json: (await exported(core, { what: 'all', format: 'json' })).text,
    }
    for (const [format, text] of Object.entries(whole))
      for (const words of [...said, ...ruled]) expect(text, `${format}: ${words}`).toContain(words)
    for (const key of ['dutyKey', 'personRecordId', 'makeUpDay', 'recordId'])
      for (const [format, text] of Object.entries(whole))
        expect(text.includes(key), `${format}: ${key}`).toBe(format === 'json')
  })

  test('IOX-2 the file of one account has what is of it, and no rules of the workspace', async () => {
    const other = await anAccount(core, { name: '奔流物流' })
    const { text } = await exported(core, { what: 'account', accountId, format: 'md' })
    for (const words of said) expect(text).toContain(words)
    for (const words of ['资深客户成功经理', '两班倒', '宁波的大客户']) expect(text).not.toContain(words)
    const empty = await exported(core, { what: 'account', accountId: other, format: 'json' })
    expect(Object.keys(JSON.parse(empty.text))).toEqual(['name', 'accounts', 'stages', 'columns'])
  })

  test('SAF-3 nothing of it is left in the file once the account is in the bin', async () => {
    await core.call('account.remove', { ids: [accountId] })
    const { text } = await exported(core, { what: 'all', format: 'json' })
    for (const words of said) expect(text).not.toContain(words)
  })
})
