import {
  currencyDigits,
  type Day,
  dayToNumber,
  daysBetween,
  minorToDecimal,
  type Money,
} from '../../shared/kernel/index.ts'
import { type AnyLanguage, pseudoLanguage } from './languages.ts'

/** How numbers, days and money read in one language. Everything takes plain values and returns text. */
export interface Format {
  readonly language: AnyLanguage
  /** `2026-11-21（六）`, in English `2026-11-21 (Sat)`. */
  day(day: Day): string
  /** `2026-11-21`, or `11-21` when the year is the given one: dates stay ISO in tables. */
  shortDay(day: Day, sameYearAs?: Day): string
  /** `六`, `Sat`. */
  weekday(day: Day): string
  /** `11 月 24 日 星期二`, `Tuesday, November 24`: page titles only. */
  longDay(day: Day): string
  /** `2026 年 12 月`, `December 2026`. */
  month(day: Day): string
  /** `14:03`, from milliseconds since 1970 and the zone's offset in minutes. */
  time(instant: number, offsetMinutes: number): string
  /** `10,284`. */
  count(value: number): string
  /** `1.2 亿`, `1.2 億`, `123.5M`. */
  compact(value: number): string
  /** A measured value as it was typed, up to four digits after the point. */
  measure(value: number): string
  /** A ratio as `96%`; `digits` after the point. */
  percent(ratio: number, digits?: number): string
  /** A change with its sign, `+4`, `−9`, `0`: the minus is U+2212. */
  change(value: number, digits?: number): string
  /** `286.0`: one decimal of 万 (English: `2.86M`), for a column whose header says the unit. Digits only. */
  moneyCell(money: Money): string
  /** `286.0 万元`, `¥2.86M`. */
  money(money: Money): string
  /** `2,860,000.00 元`, `¥2,860,000.00`: hover and exports. */
  moneyFull(money: Money): string
  /** `万元`, `萬元`, `¥`: for a column header. */
  moneyUnit(currency: string): string
  /** `今天`, `27 天前`, `3 天后`. */
  dayAge(day: Day, today: Day): string
  /** `刚刚`, `5 分钟前`, `3 天前`. */
  age(instant: number, now: number): string
  /** `名称和编号`, `name and code`. */
  list(words: readonly string[]): string
  /** `3.1 MB`. */
  bytes(count: number): string
  /** Names in their order: pinyin in zh-CN, strokes in zh-TW. Numbers inside names sort as numbers. */
  readonly collator: Intl.Collator
  /** 0 Sunday, 1 Monday. */
  readonly weekStart: 0 | 1
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const currencyNames: Readonly<Record<'zh-CN' | 'zh-TW', Readonly<Record<string, string>>>> = {
  'zh-CN': { CNY: '元', TWD: '新台币', HKD: '港元', USD: '美元', EUR: '欧元', JPY: '日元' },
  'zh-TW': { CNY: '元', TWD: '新臺幣', HKD: '港元', USD: '美元', EUR: '歐元', JPY: '日圓' },
}

/** House style: one space between Han characters and digits or Latin, which `Intl` leaves out. */
const spaced = (text: string): string =>
  text.replace(/(\p{Script=Han})(?=[\dA-Za-z])/gu, '$1 ').replace(/([\dA-Za-z%])(?=\p{Script=Han})/gu, '$1 ')

const noon = (day: Day): number => dayToNumber(day) * dayMs + 12 * hourMs

export function createFormat(language: AnyLanguage): Format {
  const locale = language === pseudoLanguage ? 'en' : language
  const chinese = locale === 'zh-CN' || locale === 'zh-TW'
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const weekdayShort = dates({ weekday: chinese ? 'narrow' : 'short' })
  const long = dates({ weekday: 'long', month: 'long', day: 'numeric' })
  const monthFormat = dates({ year: 'numeric', month: 'long' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })
  const counts = new Intl.NumberFormat(locale)
  const measures = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  const compactFormat = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const millions = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const relativeNumeric = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const fixed = new Map<number, Intl.NumberFormat>()
  const withDigits = (digits: number): Intl.NumberFormat => {
    let format = fixed.get(digits)
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      fixed.set(digits, format)
    }
    return format
  }
  const tenThousand = locale === 'zh-TW' ? '萬' : '万'
  const major = (money: Money): number => money.minor / 10 ** currencyDigits(money.currency)
  const currencyName = (currency: string): string =>
    locale === 'en' ? currency : (currencyNames[locale][currency] ?? currency)
  const currencySign = (currency: string): string => (currency === 'CNY' ? '¥' : `${currency} `)
  const weekday = (day: Day): string => weekdayShort.format(noon(day))
  /** The minus before everything, currency included, and U+2212 as in tables. */
  const signed = (money: Money, text: string): string => (money.minor < 0 ? `−${text}` : text)
  const moneyCell = (money: Money): string => {
    const amount = Math.abs(major(money))
    return signed(money, chinese ? oneDecimal.format(amount / 10_000) : millions.format(amount))
  }

  return {
    language,
    day: (day) => (chinese ? `${day}（${weekday(day)}）` : `${day} (${weekday(day)})`),
    shortDay: (day, sameYearAs) => (sameYearAs?.slice(0, 4) === day.slice(0, 4) ? day.slice(5) : day),
    weekday,
    longDay: (day) => spaced(long.format(noon(day))).replace(/日(?=星期)/, '日 '),
    month: (day) => spaced(monthFormat.format(noon(day))),
    time: (instant, offsetMinutes) => clock.format(instant + offsetMinutes * minuteMs),
    count: (value) => counts.format(value),
    measure: (value) => measures.format(value),
    list: (words) => lists.format(words),
    compact: (value) => spaced(compactFormat.format(value)),
    percent: (ratio, digits = 0) => `${withDigits(digits).format(ratio * 100)}%`,
    change: (value, digits = 0) => {
      const text = withDigits(digits).format(Math.abs(value))
      return value === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
    },
    moneyCell,
    money: (money) => {
      if (!chinese)
        return signed(money, `${currencySign(money.currency)}${millions.format(Math.abs(major(money)))}`)
      const unit = currencyName(money.currency)
      return `${moneyCell(money)} ${tenThousand}${/^[A-Z]/.test(unit) ? ` ${unit}` : unit}`
    },
    moneyFull: (money) => {
      // On the decimal text: a float would lose the last digits of the largest amounts.
      const [whole = '0', fraction = ''] = minorToDecimal(Math.abs(money.minor), money.currency).split('.')
      const text = `${counts.format(BigInt(whole))}${fraction === '' ? '' : `.${fraction}`}`
      return signed(
        money,
        chinese ? `${text} ${currencyName(money.currency)}` : `${currencySign(money.currency)}${text}`,
      )
    },
    moneyUnit: (currency) =>
      chinese ? `${tenThousand}${currencyName(currency)}` : currencySign(currency).trim(),
    dayAge: (day, today) => spaced(relativeDays(daysBetween(today, day), relative, relativeNumeric)),
    age: (instant, now) => {
      const past = now - instant
      if (Math.abs(past) < minuteMs) return relative.format(0, 'second')
      if (Math.abs(past) < hourMs) return spaced(relative.format(-Math.trunc(past / minuteMs), 'minute'))
      if (Math.abs(past) < dayMs) return spaced(relative.format(-Math.trunc(past / hourMs), 'hour'))
      return spaced(relativeDays(-Math.trunc(past / dayMs), relative, relativeNumeric))
    },
    bytes: (count) => {
      if (count < 1024) return `${counts.format(count)} B`
      const power = Math.min(3, Math.floor(Math.log2(count) / 10))
      return `${withDigits(1).format(count / 1024 ** power)} ${['B', 'KB', 'MB', 'GB'][power]}`
    },
    collator: new Intl.Collator(
      locale === 'zh-CN' ? 'zh-CN-u-co-pinyin' : locale === 'zh-TW' ? 'zh-TW-u-co-stroke' : 'en',
      { numeric: true },
    ),
    weekStart: locale === 'zh-CN' ? 1 : 0,
  }
}

/** Words only for yesterday, today and tomorrow; `前天` would be a word where a number decides. */
const relativeDays = (
  days: number,
  words: Intl.RelativeTimeFormat,
  numbers: Intl.RelativeTimeFormat,
): string => (Math.abs(days) <= 1 ? words.format(days, 'day') : numbers.format(days, 'day'))
