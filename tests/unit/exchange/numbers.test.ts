import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findChoice,
  accountStages,
  headerUnit,
  inferDecimalMark,
  isEmptyWord,
  normaliseHeader,
  parseBoolean,
  parseNumber,
  shiftDecimal,
  uniqueColumns,
} from '../../../shared/domain/exchange/index.ts'
import { runs } from './support.ts'

const decimal = (text: string, mark: '.' | ',' = '.'): string => {
  const parsed = parseNumber(text, mark)
  return parsed.ok ? parsed.value.decimal : parsed.error
}

describe('IOX-1 numbers and money as people write them', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['1234.50', '1234.5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['1,234,567.89', '1234567.89'],
    ['1 234 567', '1234567'],
    ["1'234", '1234'],
    ['１，２３４．５', '1234.5'],
    ['12,3456', '123456'],
    ['3.5万', '35000'],
    ['3.5 萬元', '35000'],
    ['1.2亿', '120000000'],
    ['1.2億元', '120000000'],
    ['2亿3000万', '230000000'],
    ['1万2千', '12000'],
    ['500千', '500000'],
    ['50k', '50000'],
    ['$1.2M', '1200000'],
    ['3w', '30000'],
    ['12.5%', '0.125'],
    ['8‰', '0.008'],
    ['(1,234.00)', '-1234'],
    ['（1,234）', '-1234'],
    ['-1,234', '-1234'],
    ['1234-', '-1234'],
    ['−5', '-5'],
    ['－５', '-5'],
    ['+5', '5'],
    ['¥12,000.00', '12000'],
    ['￥12,000元', '12000'],
    ['1.5E+05', '150000'],
    ['1E-3', '0.001'],
    ['99999999999999999999', '99999999999999999999'],
    ['1,23', 'not-a-number'],
    ['12,34,567', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['3000万2亿', 'not-a-number'],
    ['1e999', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0x1F', 'not-a-number'],
    ['12 apples', 'not-a-number'],
    ['2024-01-01', 'not-a-number'],
    ['', 'not-a-number'],
    ['-', 'not-a-number'],
    ['万', 'not-a-number'],
  ])('IOX-1 %s → %s', (text, expected) => {
    expect(decimal(text)).toBe(expected)
  })

  it('IOX-1 a currency is taken only where the text names one without doubt', () => {
    const currency = (text: string): string | undefined => {
      const parsed = parseNumber(text)
      return parsed.ok ? parsed.value.currency : 'refused'
    }
    expect(currency('US$ 12')).toBe('USD')
    expect(currency('NT$1,200')).toBe('TWD')
    expect(currency('12 EUR')).toBe('EUR')
    expect(currency('人民币 12')).toBe('CNY')
    expect(currency('$12')).toBeUndefined()
    expect(currency('¥12')).toBeUndefined()
    expect(currency('12元')).toBeUndefined()
  })

  it('IOX-1 the column decides whether a comma is the decimal mark', () => {
    expect(inferDecimalMark(['1.234,56', '7,5'])).toBe(',')
    expect(inferDecimalMark(['1.234', '7,5'])).toBe(',')
    expect(inferDecimalMark(['1,234', '5,678'])).toBe('.')
    expect(inferDecimalMark(['1,234.5', '7,5'])).toBe('.')
    expect(inferDecimalMark(['12', '13'])).toBe('.')
    expect(decimal('1.234,56', ',')).toBe('1234.56')
    expect(decimal('7,5', ',')).toBe('7.5')
  })

  it('IOX-1 moving the point is exact at any size', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 25n }),
        fc.integer({ min: -12, max: 12 }),
        (value, power) => {
          const shifted = shiftDecimal(value.toString(), power)
          expect(shiftDecimal(shifted, -power)).toBe(value.toString())
          expect(shifted).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/)
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('IOX-1 any grouped number comes back; no text makes it throw', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const text = `${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`
        expect(Number(decimal(text))).toBe(Number(`${whole}.${String(cents).padStart(2, '0')}`))
      }),
      { numRuns: runs(300) },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        const parsed = parseNumber(text)
        if (parsed.ok) expect(parsed.value.decimal).toMatch(/^-?\d+(\.\d+)?$/)
        parseNumber(text, ',')
        inferDecimalMark([text])
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('IOX-1 words', () => {
  it('IOX-1 flags in three languages', () => {
    for (const word of ['TRUE', 'Yes', 'y', '1', '是', '對', '√', 'Ｙ']) expect(parseBoolean(word)).toBe(true)
    for (const word of ['FALSE', 'No', 'n', '0', '否', '無', '×']) expect(parseBoolean(word)).toBe(false)
    expect(parseBoolean('maybe')).toBeNull()
    expect(isEmptyWord(' N/A ')).toBe(true)
    expect(isEmptyWord('—')).toBe(true)
    expect(isEmptyWord('0')).toBe(false)
  })

  it('ACC-6 lifecycle stages by their words', () => {
    expect(findChoice(accountStages, '预流失')).toBe('at_risk')
    expect(findChoice(accountStages, 'At Risk')).toBe('at_risk')
    expect(findChoice(accountStages, '續約')).toBe('renewal')
    expect(findChoice(accountStages, '未知')).toBeNull()
  })

  it('IOX-1 headers compare without case, width, separators and unit', () => {
    const same = ['AccountName', 'account_name', 'Account Name', 'ACCOUNT-NAME', 'ａｃｃｏｕｎｔ ｎａｍｅ']
    expect(new Set(same.map(normaliseHeader)).size).toBe(1)
    expect(normaliseHeader('合同金额（万元）')).toBe('合同金额')
    expect(headerUnit('合同金额（万元）')).toEqual({ scale: 10000 })
    expect(headerUnit('refund_amount_usd')).toEqual({ currency: 'USD' })
    expect(headerUnit('金額 (NT$)')).toEqual({ currency: 'TWD' })
    expect(headerUnit('resolution_time_hours')).toEqual({ duration: 'hour' })
    expect(headerUnit('resolutionTimeHours')).toEqual({ duration: 'hour' })
    expect(headerUnit('首响时长(分钟)')).toEqual({ duration: 'minute' })
    expect(headerUnit('account_name')).toEqual({})
    expect(headerUnit('Thursday')).toEqual({})
  })

  it('IOX-1 columns get names that are unique and never empty', () => {
    expect(uniqueColumns(['a', '', 'a', 'a (2)', ' a '])).toEqual(['a', '#2', 'a (2)', 'a (2) (2)', 'a (3)'])
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'a (2)', '', '#2', 'b', '__proto__'), { maxLength: 20 }),
        (headers) => {
          const columns = uniqueColumns(headers)
          expect(new Set(columns).size).toBe(headers.length)
          expect(columns.every((column) => column !== '')).toBe(true)
        },
      ),
      { numRuns: runs(300) },
    )
  })
})
