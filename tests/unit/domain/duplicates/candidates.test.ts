import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type ComparedAccount,
  coreName,
  domainOf,
  findDuplicates,
  pairKey,
  phoneKey,
  taxKey,
} from '../../../../shared/domain/duplicates/index.ts'

const account = (id: string, name: string, changes: Partial<ComparedAccount> = {}): ComparedAccount => ({
  id,
  name,
  foldedNames: [name],
  pinyin: [],
  addresses: [],
  taxId: null,
  phones: [],
  parentId: null,
  ...changes,
})
const found = (...accounts: ComparedAccount[]) =>
  findDuplicates(accounts).map(({ one, other, reasons }) => [one, other, reasons.map(({ code }) => code)])

describe('ACC-10 keys', () => {
  test.each([
    ['上海华达精密机械股份有限公司', '上海华达精密机械'],
    ['华达精密（集团）有限公司', '华达精密'],
    ['Acme Robotics Co., Ltd.', 'acmerobotics'],
    ['ACME  robotics', 'acmerobotics'],
    ['Müller GmbH', 'müller'],
    ['集团', '集团'],
    ['公司', '公司'],
  ])('core of %s', (name, core) => {
    expect(coreName(name)).toBe(core)
  })

  test.each([
    ['https://www.crm.acme.com.cn/login?x=1', 'acme.com.cn'],
    ['Wang.Wei@Acme.com.cn', 'acme.com.cn'],
    ['acme.de', 'acme.de'],
    ['http://acme.io:8080', 'acme.io'],
    ['mailto:a@mail.acme.co.uk', 'acme.co.uk'],
    ['wang@qq.com', null],
    ['wang@vip.163.com', null],
    ['http://192.168.1.1/x', null],
    ['com.cn', null],
    ['no address', null],
    ['', null],
  ])('domain of %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain)
  })

  test.each([
    ['+86 (0)21-5555 0101', '2155550101'],
    ['021-55550101 转 802', '2155550101'],
    ['0086 21 5555 0101', '2155550101'],
    ['138 1234 5678', '13812345678'],
    ['+86 13812345678', '13812345678'],
    ['+886 2 2345 6789', '223456789'],
    ['110', null],
    ['', null],
  ])('phone %s', (phone, key) => {
    expect(phoneKey(phone)).toBe(key)
  })

  test.each([
    ['91310000ma1fl0000x', '91310000MA1FL0000X'],
    ['9131 0000-MA1F L0000X', '91310000MA1FL0000X'],
    ['00000000', null],
    ['1234', null],
    ['unknown tax', null],
    [null, null],
  ])('tax id %s', (taxId, key) => {
    expect(taxKey(taxId)).toBe(key)
  })
})

describe('ACC-10 candidates with their reasons', () => {
  it('ACC-10 by tax id, name, form of the company, pinyin, folding, domain and phone', () => {
    expect(
      found(
        account('1', '华达精密', { taxId: '91310000MA1FL0000X' }),
        account('2', 'Huada Precision', { taxId: '9131 0000 ma1fl0000x' }),
      ),
    ).toEqual([['1', '2', ['tax_id']]])
    expect(found(account('1', '华达 精密'), account('2', '华达精密'))).toEqual([['1', '2', ['name']]])
    expect(found(account('1', '华达精密'), account('2', '华达精密有限公司'))).toEqual([
      ['1', '2', ['core_name']],
    ])
    // Folded by the caller: traditional characters as simplified ones.
    expect(found(account('1', '华达精密'), account('2', '華達精密', { foldedNames: ['华达精密'] }))).toEqual([
      ['1', '2', ['name']],
    ])
    expect(
      found(
        account('1', '华达精密', { pinyin: ['huadajingmi'] }),
        account('2', '花大惊蜜', { pinyin: ['huadajingmi'] }),
      ),
    ).toEqual([['1', '2', ['pinyin']]])
    expect(
      found(
        account('1', '华达精密', { addresses: ['www.huada.com.cn'], phones: ['021-55550101'] }),
        account('2', 'HD', { addresses: ['it@huada.com.cn'], phones: ['+86 21 5555 0101'] }),
      ),
    ).toEqual([['1', '2', ['domain', 'phone']]])
  })

  it('ACC-10 more reasons make it surer; a different tax id speaks against it', () => {
    const sure = (...pair: [ComparedAccount, ComparedAccount]) =>
      findDuplicates(pair, { atLeast: 0 })[0]?.certainty ?? 0
    const [named, other] = [account('1', '华达精密'), account('2', '华达精密')]
    const mail = { addresses: ['a@huada.cn'] }
    expect(sure({ ...named, ...mail }, { ...other, ...mail })).toBeGreaterThan(sure(named, other))
    const differs = sure({ ...named, taxId: '91310000MA1FL0000X' }, { ...other, taxId: '91310000MA1FL0001X' })
    expect(differs).toBeLessThan(40)
    expect(
      found({ ...named, taxId: '91310000MA1FL0000X' }, { ...other, taxId: '91310000MA1FL0001X' }),
    ).toEqual([])
  })

  it('ACC-10 parent and child, pairs set apart, and free mail are no candidates', () => {
    const [parent, child] = [account('1', '华达精密'), account('2', '华达精密', { parentId: '1' })]
    expect(found(parent, child)).toEqual([])
    const pair = [account('1', '华达精密'), account('2', '华达精密')]
    expect(findDuplicates(pair, { apart: new Set([pairKey('2', '1')]) })).toEqual([])
    expect(
      found(account('1', '甲', { addresses: ['a@qq.com'] }), account('2', '乙', { addresses: ['b@qq.com'] })),
    ).toEqual([])
  })

  it('ACC-10 a phone that many share says nothing of two of them, a name does', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      account(
        String(index),
        `公司${String.fromCodePoint(0x4e00 + index * 7)}${String.fromCodePoint(0x5e00 + index * 11)}`,
        {
          phones: ['021-55550101'],
        },
      ),
    )
    expect(findDuplicates(many)).toEqual([])
    const copies = many.map((one) => ({ ...one, name: '华达精密', foldedNames: [] }))
    expect(findDuplicates(copies)).toHaveLength((30 * 29) / 2)
  })

  it('ACC-10 the order of the accounts does not matter, nobody is like themselves, each pair comes once', () => {
    const any = fc.record({
      name: fc.constantFrom('华达精密', '华达精密有限公司', '华大精工', 'Acme', 'ACME Inc.'),
      taxId: fc.constantFrom(null, '91310000MA1FL0000X', '91310000MA1FL0001X'),
      addresses: fc.constantFrom([], ['a@acme.com'], ['acme.com']),
      phones: fc.constantFrom([], ['02155550101']),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), (rows) => {
        const accounts = rows.map(({ name, ...rest }, index) => account(`id${index}`, name, rest))
        const candidates = findDuplicates(accounts, { atLeast: 0 })
        expect(findDuplicates(accounts.toReversed(), { atLeast: 0 })).toEqual(candidates)
        const keys = candidates.map(({ one, other }) => pairKey(one, other))
        expect(new Set(keys).size).toBe(keys.length)
        for (const { one, other, certainty, reasons } of candidates) {
          expect(one < other).toBe(true)
          expect(certainty).toBeGreaterThan(0)
          expect(certainty).toBeLessThanOrEqual(100)
          expect(reasons.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
