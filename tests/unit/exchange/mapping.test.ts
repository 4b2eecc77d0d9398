import { describe, expect, it } from 'vitest'
import {
  type Table,
  chooseKeyFields,
  composeName,
  convertRows,
  entitySpecs,
  findHeaderRow,
  mappingFor,
  mappingProblems,
  parseMappingFile,
  proposeMapping,
  proposeMappings,
  recordKey,
} from '../../../shared/domain/exchange/index.ts'
import { catalogue } from '../../../electron/core/store/catalogue.ts'
import { china, fieldsOf } from './support.ts'

const tableOf = (name: string, header: string, ...rows: readonly string[]): Table => ({
  name,
  columns: header.split(','),
  rows: rows.map((row, index) => ({ line: index + 2, cells: row.split(',') })),
  broken: [],
  headerRow: 1,
})

describe('IOX-1 mappings are proposed', () => {
  it('IOX-1 a column whose values are none of the field its header names says which value in which line', () => {
    const [proposal] = proposeMappings([
      tableOf(
        '客户清单',
        '客户编号,客户名称,签约日期,员工人数,备用',
        'X-1,岚汀重工,2024-01-01,很多,一',
        'X-2,奔流物流,2024-13-45,120,二',
        'X-3,青屿医械,待定,不详,三',
      ),
    ])
    expect(proposal?.columns.map(({ field, reason, unfit }) => [field, reason, unfit])).toEqual([
      ['code', 'header', undefined],
      ['name', 'header', undefined],
      [null, 'unfit-values', { field: 'signup_day', kind: 'day', value: '2024-13-45', line: 3, count: 2 }],
      [null, 'unfit-values', { field: 'employees', kind: 'number', value: '很多', line: 2, count: 2 }],
      [null, 'no-match', undefined],
    ])
    // Another column fills the field: that is the reason then, and no value is blamed.
    const [twice] = proposeMappings([
      tableOf('客户清单', '客户名称,签约日期,签约日', '岚汀重工,2024-01-01,甲', '奔流物流,2024-02-01,乙'),
    ])
    expect(twice?.columns.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'header'],
      ['signup_day', 'header'],
      [null, 'no-match'],
    ])
  })

  it('IOX-1 简体 headers of a Chinese export, with 万元, relation by name, stages and flags', () => {
    const customers = tableOf(
      '客户清单',
      '客户编号,客户名称,客户等级,是否大客户,客户阶段,客户经理,城市,所属行业,签约日期,年营收（万元）,员工人数,统一社会信用代码,邮编',
      '001,杭州云帆科技有限公司,A,是,成长,王敏,杭州,制造业,2024年3月1日,3500,1200,91330100MA27XXXX0A,310000',
      '002,深圳蓝海软件,B,否,续约,李强,深圳,金融,2023年12月15日,800.5,85,91440300MA5DYYYY1B,518000',
    )
    const contracts = tableOf(
      '合同明细',
      '合同编号,客户名称,产品名称,开始日期,到期日期,席位数,合同金额,自动续费,付款周期',
      'HT-1,杭州云帆科技有限公司,云帆专业版,2024-03-01,2025-02-28,200,12万,是,按年',
    )
    const people = tableOf(
      '联系人',
      '姓名,所属客户,职务,部门,手机,邮箱,微信号,决策角色,态度',
      '赵静,杭州云帆科技有限公司,采购总监,采购部,13800138000,zhao@example.com,zhaojing,决策者,支持',
    )
    const proposals = proposeMappings([customers, contracts, people])
    expect(proposals.map(({ entity }) => entity)).toEqual(['account', 'contract_line', 'person'])
    const [account, contract, person] = proposals
    if (!account?.mapping || !contract?.mapping || !person?.mapping) throw new Error('not proposed')
    expect(fieldsOf(account)).toEqual({
      客户编号: 'code',
      客户名称: 'name',
      客户等级: 'tier',
      是否大客户: 'ka',
      客户阶段: 'stage',
      客户经理: 'owner',
      城市: 'city',
      所属行业: 'industry',
      签约日期: 'signup_day',
      '年营收（万元）': 'annual_revenue_minor',
      员工人数: 'employees',
      统一社会信用代码: 'tax_id',
      邮编: null,
    })
    expect(account.columns.at(-1)?.customOffer).toEqual({ custom: '邮编', kind: 'text' })
    expect(convertRows(customers, account.mapping, china).records[1]?.values).toMatchObject({
      code: '002',
      ka: false,
      stage: 'renewal',
      signup_day: '2023-12-15',
      annual_revenue_minor: 800_500_000,
      currency: 'CNY',
    })
    expect(contract.relations).toEqual([{ column: '客户名称', entity: 'account', by: 'name' }])
    expect(convertRows(contracts, contract.mapping, china).records[0]?.values).toMatchObject({
      account_code: '杭州云帆科技有限公司',
      amount_minor: 12_000_000,
      amount_basis: 'span',
      quantity: 200,
      auto_renew: true,
      billing: 'annual',
    })
    expect(convertRows(people, person.mapping, china).records[0]?.values).toMatchObject({
      name: '赵静',
      title: '采购总监',
      phone: '13800138000',
      chat: 'zhaojing',
      role: 'economic_buyer',
      attitude: 'support',
    })
  })

  it('IOX-1 繁體 headers, 民國 dates, NT$', () => {
    const customers = tableOf(
      '客戶資料',
      '客戶編號,客戶名稱,產業,簽約日期,負責人,統一編號',
      'T1,臺北雲帆科技,製造業,民國113年3月1日,王敏,12345678',
    )
    const proposal = proposeMapping(customers)
    expect(fieldsOf(proposal)).toEqual({
      客戶編號: 'code',
      客戶名稱: 'name',
      產業: 'industry',
      簽約日期: 'signup_day',
      負責人: 'owner',
      統一編號: 'tax_id',
    })
    if (!proposal.mapping) throw new Error('not proposed')
    expect(convertRows(customers, proposal.mapping, china).records[0]?.values.signup_day).toBe('2024-03-01')
  })

  it('IOX-1 values overrule a header that names another field', () => {
    // "stage" without dates is fine; a start date that holds words is no date.
    const proposal = proposeMapping(
      tableOf(
        'subscriptions',
        'subscription_id,account_id,start_date,seats',
        'S1,A1,soon,many',
        'S2,A2,later,few',
      ),
    )
    expect(fieldsOf(proposal)).toMatchObject({ start_date: null, seats: null })
    expect(proposal.mapping).toBeNull()
    expect(proposal.missing).toContainEqual(['from_day'])
  })

  it('IOX-1 a missing column is named, and the person can say what the table is', () => {
    const table = tableOf('data', 'account_id,day', 'A1,2024-01-01')
    const proposal = proposeMapping(table, { entity: 'usage' })
    expect(proposal.entity).toBe('usage')
    expect(proposal.missing).toEqual([['count']])
    expect(proposal.mapping).toBeNull()
    expect(proposeMapping(tableOf('x', 'foo,bar', '1,2')).entity).toBeNull()
  })

  it('IOX-1 an order of dates that one file leaves open is taken from the others of the import', () => {
    const open = tableOf('churn_events', 'churn_event_id,account_id,churn_date', 'C1,A1,03-04-2024')
    const sure = tableOf('tickets', 'ticket_id,account_id,submitted_at', 'T1,A1,25-04-2024')
    expect(proposeMapping(open).columns[2]?.dates).toMatchObject({ order: 'ambiguous', used: null })
    const [first] = proposeMappings([open, sure])
    expect(first?.columns[2]?.target).toMatchObject({ dayOrder: 'DMY' })
    if (!first?.mapping) throw new Error('not proposed')
    expect(convertRows(open, first.mapping, china).records[0]?.values.day).toBe('2024-04-03')
  })

  it('IOX-1 an open order refuses the rows until the person has said it', () => {
    const open = tableOf(
      'churn_events',
      'churn_event_id,account_id,churn_date',
      'C1,A1,03-04-2024',
      'C2,A1,2024-05-06',
    )
    const { mapping } = proposeMapping(open)
    if (!mapping) throw new Error('not proposed')
    const before = convertRows(open, mapping, china)
    expect(before.refused).toEqual([
      { line: 2, column: 'churn_date', field: 'day', code: 'order-ambiguous', value: '03-04-2024' },
    ])
    const asked = {
      ...mapping,
      columns: { ...mapping.columns, churn_date: { field: 'day', dayOrder: 'MDY' as const } },
    }
    expect(convertRows(open, asked, china).records.map(({ values }) => values.day)).toEqual([
      '2024-03-04',
      '2024-05-06',
    ])
  })

  it('IOX-1 keys: the first combination that differs in every row', () => {
    const columns = {
      id: { field: 'code' },
      who: { field: 'account_code' },
      mail: { field: 'email' },
      name: { field: 'name' },
    }
    const rows = (ids: string, mails: string): Table =>
      tableOf('people', 'id,who,mail,name', `${ids[0]},A,${mails[0]},n1`, `${ids[1]},A,${mails[1]},n2`)
    expect(chooseKeyFields(rows('12', 'ab'), 'person', columns)).toEqual(['code'])
    expect(chooseKeyFields(rows('11', 'ab'), 'person', columns)).toEqual(['email'])
    expect(chooseKeyFields(rows('11', 'aa'), 'person', columns)).toEqual(['account_code', 'name'])
    expect(recordKey({ code: ' Ａ1 ' }, ['code'])).toBe(recordKey({ code: 'A1' }, ['code']))
    expect(recordKey({ code: null }, ['code'])).toBeNull()
  })

  it('IOX-1 every field is a column of the store, apart from those that stand for a relation or a part', () => {
    const notStored = new Set(['account_code', 'parent_code', 'line_code', 'family_name', 'given_name'])
    for (const [entity, { fields }] of Object.entries(entitySpecs)) {
      const columns = Object.keys(catalogue[entity as keyof typeof entitySpecs])
      for (const field of Object.keys(fields)) {
        if (!notStored.has(field)) expect(columns, `${entity}.${field}`).toContain(field)
      }
    }
  })

  it('IOX-1 every header is listed as it compares', () => {
    for (const [entity, { fields }] of Object.entries(entitySpecs)) {
      for (const [field, spec] of Object.entries(fields)) {
        const headers = [
          ...spec.headers,
          ...('nameHeaders' in spec ? spec.nameHeaders : []),
          ...('yearHeaders' in spec ? spec.yearHeaders : []),
        ]
        for (const header of headers) {
          expect(header, `${entity}.${field}`).toMatch(/^[\p{Ll}\p{Lo}\p{N}]+$/u)
        }
      }
    }
  })
})

describe('IOX-1 rows are converted or refused with their reason', () => {
  const mapping = {
    entity: 'contract_line' as const,
    keyFields: ['code'],
    columns: {
      id: { field: 'code' },
      account: { field: 'account_code' },
      from: { field: 'from_day' },
      seats: { field: 'quantity' },
      mrr: { field: 'amount_minor', basis: 'month' as const },
      cur: { field: 'currency' },
      renew: { field: 'auto_renew' },
    },
  }
  const convert = (...rows: readonly string[]): ReturnType<typeof convertRows> =>
    convertRows(tableOf('lines', 'id,account,from,seats,mrr,cur,renew', ...rows), mapping, china)

  it('IOX-1 each bad cell is listed, the row stays out', () => {
    const { records, refused } = convert(
      '1,A,2024-01-01,5,10,USD,yes',
      '2,A,2024-02-30,x,10,USD,yes',
      '3,A,2024-01-01,1.5,abc,USD,perhaps',
      '4,,2024-01-01,5,10,moon money,yes',
      '5,A,,5,10,USD,yes',
      '6,A,2024-01-01,5,99999999999999999999,USD,yes',
    )
    expect(records.map(({ line }) => line)).toEqual([2])
    expect(refused.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '3 from no-such-day',
      '3 seats not-a-number',
      '4 seats not-an-integer',
      '4 mrr not-a-number',
      '4 renew not-a-boolean',
      '5 cur unknown-currency',
      '5 account required-empty',
      '6 from required-empty',
      '7 mrr number-too-large',
    ])
  })

  it('IOX-1 a monthly price is kept as a year, in the currency of its row', () => {
    const { records } = convert(
      '1,A,2024-01-01,5,0.1,usd,y',
      '2,A,2024-01-01,,US$ 10,,n',
      '3,A,2024-01-01,5,100,JPY,',
    )
    expect(records.map(({ values }) => [values.amount_minor, values.currency, values.amount_basis])).toEqual([
      [120, 'USD', 'year'],
      [12000, 'USD', 'year'],
      [1200, 'JPY', 'year'],
    ])
    expect(records[1]?.values).toMatchObject({ quantity: null, auto_renew: false })
    expect(records[2]?.values.auto_renew).toBeNull()
  })

  it('IOX-1 text is kept to the character, ids stay text', () => {
    const table = tableOf('accounts', 'id,name,fax', '007, padded \u3000,000123')
    const { records } = convertRows(
      table,
      {
        entity: 'account',
        keyFields: ['code'],
        columns: { id: { field: 'code' }, name: { field: 'name' }, fax: { custom: 'Fax', kind: 'text' } },
      },
      china,
    )
    expect(records).toEqual([
      { line: 2, values: { code: '007', name: ' padded \u3000' }, custom: { Fax: '000123' } },
    ])
  })

  it('IOX-1 codes by row number count broken rows too, so that references stay right', () => {
    const table: Table = {
      ...tableOf('accounts', 'name', 'a', 'b', 'c'),
      rows: [
        { line: 2, cells: ['a'] },
        { line: 4, cells: ['c'] },
      ],
      broken: [{ line: 3, reason: { code: 'unclosed-quote' }, excerpt: '' }],
    }
    const { records } = convertRows(
      table,
      {
        entity: 'account',
        keyFields: ['name'],
        codePrefix: 'AccountRef',
        columns: { name: { field: 'name' } },
      },
      china,
    )
    expect(records.map(({ values }) => values.code)).toEqual(['AccountRef1', 'AccountRef3'])
  })

  it('PPL-1 names of two parts, Chinese and Western', () => {
    expect(composeName('王', '小明')).toBe('王小明')
    expect(composeName('Sinisbury', 'Lianna')).toBe('Lianna Sinisbury')
    expect(composeName('', 'Lianna')).toBe('Lianna')
  })

  it('IOX-1 headers are told from data', () => {
    expect(findHeaderRow([['id', 'name', '2024']])).toBeNull()
    expect(findHeaderRow([['id', 'name', 'a', 'b', 'c', '2024']])).toBe(0)
    expect(
      findHeaderRow([
        ['Report', '', ''],
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ]),
    ).toBe(1)
    expect(
      findHeaderRow([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBeNull()
    expect(findHeaderRow([[]])).toBeNull()
  })
})

describe('IOX-1 the mapping file of the command line', () => {
  const valid = {
    version: 1,
    currency: 'USD',
    tables: [
      {
        file: 'ravenstack_*.csv',
        entity: 'account',
        columns: { account_id: 'code', account_name: 'name', x: null },
      },
      {
        file: 'deals.xlsx',
        table: 'Sheet1',
        entity: 'contract_line',
        columns: {
          No: { field: 'code' },
          Customer: { field: 'account_code', by: 'name' },
          Start: { field: 'from_day', dayOrder: 'MDY' },
          Amount: { field: 'amount_minor', scale: 10000, basis: 'year', currency: 'CNY' },
        },
        keyFields: ['code'],
      },
    ],
  }

  it('IOX-1 short and long forms are read, files are found by pattern', () => {
    const parsed = parseMappingFile(`\ufeff${JSON.stringify(valid)}`)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const entry = mappingFor(parsed.value, '/tmp/a/ravenstack_accounts.csv', 'ravenstack_accounts')
    expect(entry?.columns.account_id).toEqual({ field: 'code' })
    expect(mappingFor(parsed.value, 'C:\\data\\deals.xlsx', 'Sheet1')?.entity).toBe('contract_line')
    expect(mappingFor(parsed.value, 'deals.xlsx', 'Sheet2')).toBeNull()
    expect(mappingFor(parsed.value, 'xravenstack_accounts.csv', 'x')).toBeNull()
  })

  const problems = (document: unknown): readonly string[] => {
    const parsed = parseMappingFile(typeof document === 'string' ? document : JSON.stringify(document))
    return parsed.ok ? [] : parsed.error.map(({ path, code }) => `${path} ${code}`)
  }

  it('IOX-1 every mistake has its place and code', () => {
    expect(problems('{')).toEqual([' not-json'])
    expect(problems({ version: 2, tables: [] })).toEqual(['version wrong-shape', 'tables wrong-shape'])
    const one = (table: object): readonly string[] =>
      problems({ version: 1, tables: [{ file: 'a.csv', ...table }] })
    expect(one({ entity: 'alien', columns: {} })).toEqual(['tables[0].entity wrong-shape'])
    expect(one({ entity: 'account', columns: { a: 'nmae', b: 'name', c: 'name' } })).toEqual([
      'tables[0].columns.a unknown-field',
      'tables[0].columns.c field-twice',
    ])
    expect(one({ entity: 'usage', columns: { a: { custom: 'A' } } })).toEqual([
      'tables[0].columns.a custom-not-allowed',
    ])
    expect(one({ entity: 'account', columns: { a: 'name' }, keyFields: ['code'] })).toEqual([
      'tables[0].keyFields key-not-mapped',
    ])
    expect(one({ entity: 'account', columns: { a: 'constructor', b: '__proto__' } })).toEqual([
      'tables[0].columns.a unknown-field',
      'tables[0].columns.b unknown-field',
    ])
    expect(one({ entity: 'account', columns: {}, colour: 'red' })).toEqual(['tables[0] wrong-shape'])
    const parsed = parseMappingFile(
      JSON.stringify({ version: 1, tables: [{ file: 'a', entity: 'person', columns: { x: 'nmae' } }] }),
    )
    expect(!parsed.ok && parsed.error[0]?.detail).toContain('person has no field "nmae"; it has code, name')
  })

  it('IOX-1 a proposal passes its own check', () => {
    const proposal = proposeMapping(tableOf('people', 'lastName,firstName,email', '王,敏,a@b'))
    if (!proposal.mapping) throw new Error('not proposed')
    expect(mappingProblems(proposal.mapping)).toEqual([])
  })
})
