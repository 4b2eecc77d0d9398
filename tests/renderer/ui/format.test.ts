import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../../renderer/i18n/index.ts'

const zh = formatOf('zh-CN')
const tw = formatOf('zh-TW')
const en = formatOf('en')
const yuan = (minor: number) => ({ minor, currency: 'CNY' })

describe('interface 33 · numbers and dates', () => {
  test('days are ISO with the weekday', () => {
    expect([zh, tw, en].map((format) => format.day('2026-11-21'))).toEqual([
      '2026-11-21（六）',
      '2026-11-21（六）',
      '2026-11-21 (Sat)',
    ])
    expect(zh.shortDay('2026-12-05', '2026-11-24')).toBe('12-05')
    expect(zh.shortDay('2027-01-05', '2026-11-24')).toBe('2027-01-05')
    expect(zh.longDay('2026-11-24')).toBe('11 月 24 日 星期二')
    expect(en.longDay('2026-11-24')).toBe('Tuesday, November 24')
    expect(zh.month('2026-12-05')).toBe('2026 年 12 月')
  })

  test('time is 24 hours at the given offset', () => {
    expect(zh.time(Date.UTC(2026, 10, 24, 6, 3), 480)).toBe('14:03')
    expect(zh.time(Date.UTC(2026, 10, 24, 16, 0), 480)).toBe('00:00')
  })

  test('ACC-8: a measured value is shown as it was typed, to four digits after the point', () => {
    expect([0.0025, 1234.5, 12, 0.12345].map((value) => zh.measure(value))).toEqual([
      '0.0025',
      '1,234.5',
      '12',
      '0.1235',
    ])
  })

  test('money: 万元 with one decimal, 萬元, and millions', () => {
    expect([zh, tw, en].map((format) => format.money(yuan(286_000_000)))).toEqual([
      '286.0 万元',
      '286.0 萬元',
      '¥2.86M',
    ])
    expect(zh.moneyFull(yuan(286_000_000))).toBe('2,860,000.00 元')
    expect(en.moneyFull(yuan(-286_000_050))).toBe('−¥2,860,000.50')
    expect(zh.moneyCell(yuan(286_000_000))).toBe('286.0')
    expect([zh, tw, en].map((format) => format.moneyUnit('CNY'))).toEqual(['万元', '萬元', '¥'])
    expect(zh.money({ minor: 5_000_000, currency: 'USD' })).toBe('5.0 万美元')
    expect(zh.money({ minor: 5_000_000, currency: 'CHF' })).toBe('5.0 万 CHF')
    expect(zh.moneyFull({ minor: 1234, currency: 'JPY' })).toBe('1,234 日元')
  })

  test('the full amount keeps every digit, however large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (minor) => {
        expect(zh.moneyFull(yuan(minor)).replace(/[^\d]/g, '')).toBe(String(minor).padStart(3, '0'))
      }),
    )
  })

  test('compact counts, signs and shares', () => {
    expect([zh, tw, en].map((format) => format.compact(123_456_789))).toEqual(['1.2 亿', '1.2 億', '123.5M'])
    expect(zh.count(10_284)).toBe('10,284')
    expect([zh.change(4), zh.change(-9), zh.change(0)]).toEqual(['+4', '−9', '0'])
    expect(zh.percent(0.9633)).toBe('96%')
    expect(zh.bytes(3_250_586)).toBe('3.1 MB')
    expect(zh.bytes(900)).toBe('900 B')
  })

  test('age of a day, in words only for today and its neighbours', () => {
    expect(zh.dayAge('2026-11-24', '2026-11-24')).toBe('今天')
    expect(zh.dayAge('2026-11-23', '2026-11-24')).toBe('昨天')
    expect(zh.dayAge('2026-11-22', '2026-11-24')).toBe('2 天前')
    expect(zh.dayAge('2026-10-28', '2026-11-24')).toBe('27 天前')
    expect(tw.dayAge('2026-12-05', '2026-11-24')).toBe('11 天後')
    expect(en.dayAge('2026-11-21', '2026-11-24')).toBe('3 days ago')
    const now = Date.UTC(2026, 10, 24, 12)
    expect(zh.age(now - 30_000, now)).toBe('现在')
    expect(zh.age(now - 300_000, now)).toBe('5 分钟前')
    expect(zh.age(now - 26 * 3_600_000, now)).toBe('昨天')
  })
})

describe('interface 34 · names in their order', () => {
  test('pinyin in zh-CN, strokes in zh-TW, numbers as numbers', () => {
    const names = ['张', '安', '李', '王']
    expect([...names].sort(zh.collator.compare)).toEqual(['安', '李', '王', '张'])
    expect(['李', '王', '丁'].sort(tw.collator.compare)).toEqual(['丁', '王', '李'])
    expect(['二分厂 10', '二分厂 9'].sort(zh.collator.compare)).toEqual(['二分厂 9', '二分厂 10'])
  })

  test('the week begins on Monday in zh-CN and on Sunday in zh-TW', () => {
    expect([zh.weekStart, tw.weekStart]).toEqual([1, 0])
  })
})
