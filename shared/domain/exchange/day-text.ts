import type { Result } from '../../kernel/result.ts'
import { fail, ok } from '../../kernel/result.ts'
import { addDays, type Day, dayToNumber, instantToDay, isDay, numberToDay } from '../../kernel/day.ts'

/** How the three parts of a date stand in a column. */
export type DayOrder = 'YMD' | 'DMY' | 'MDY'

/** A date as written, with the time of day and the zone where the text had them. */
export interface ParsedDay {
  readonly day: Day
  /** Milliseconds since midnight; absent where the text had no time. */
  readonly timeMs?: number
  /** Offset from UTC in minutes; absent where the text did not say, 0 for `Z`. */
  readonly offsetMinutes?: number
}

export type DayProblem = 'not-a-day' | 'no-such-day' | 'order-ambiguous'

/** What a column of dates says taken as a whole. */
export interface DayColumn {
  /**
   * `ambiguous`: every value could be D/M or M/D, the person must say. `mixed`: some can only be D/M and others
   * only M/D; the more frequent one is used, and the others are refused as days that do not exist.
   * `none`: no value is a date.
   */
  readonly order: DayOrder | 'ambiguous' | 'mixed' | 'none'
  /** The order used for values with the year last; null when it has to be asked. */
  readonly used: DayOrder | null
  /** Values that are dates under `used`, and values that are not empty. */
  readonly understood: number
  readonly filled: number
  /** Values that would be another day in another order. */
  readonly ambiguousAlone: number
  readonly hasTime: boolean
  parse(text: string): Result<ParsedDay, DayProblem>
}

interface Parts {
  readonly kind: 'fixed' | 'year-last' | 'short'
  readonly first: number
  readonly second: number
  readonly third: number
  readonly timeMs?: number
  readonly offsetMinutes?: number
}

const dayMs = 86_400_000
/** Days from 1970-01-01 back to the day that spreadsheets number 0 (counting their 29 February 1900). */
const excelEpoch = -25_569
/** Serial numbers taken as dates without being asked: 1954-10-03 … 2119-01-01. */
const serialRange = [20_000, 80_000] as const
const longestDate = 64
const earliestYear = 1000
const mostKnown = 100_000

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const chineseDigits = '〇一二三四五六七八九'

const chineseYear = (text: string): string =>
  [...text]
    .map((character) => chineseDigits.indexOf(character.replace('零', '〇').replace('○', '〇')))
    .join('')

const chineseCount = (text: string): number => {
  const plain = text.replace('廿', '二十').replace('卅', '三十')
  const [tens, units] = plain.includes('十') ? plain.split('十') : ['', plain]
  const ten = plain.includes('十') ? (tens ? chineseDigits.indexOf(tens) : 1) : 0
  return ten * 10 + (units ? chineseDigits.indexOf(units) : 0)
}

/** 二〇二六年十一月二十一日 → 2026年11月21日 */
const chineseNumeralsToDigits = (text: string): string =>
  text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/u, chineseYear)
    .replace(/[一二三四五六七八九十廿卅]{1,3}(?=[月日號号])/gu, (count) => String(chineseCount(count)))

const timeShape =
  /^[t,\s]*(上午|下午|凌晨|早上|中午|晚上|am|pm)?\s*(\d{1,2})[:時时点點](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:[.,](\d{1,9}))?秒?)?)?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?$/

interface Time {
  readonly timeMs?: number
  readonly offsetMinutes?: number
}

function parseTime(rest: string): Time | null {
  const text = rest.replace(/^\s*[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]?[)）]?/u, '').trim()
  if (text === '') return {}
  const match = timeShape.exec(text)
  if (!match) return null
  const half = match[1] ?? match[6]
  let hour = Number(match[2])
  const minute = Number(match[3] ?? 0)
  const second = Number(match[4] ?? 0)
  const milli = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3))
  const afternoon = half === 'pm' || half === '下午' || half === '晚上' || (half === '中午' && hour < 11)
  if (afternoon && hour < 12) hour += 12
  if ((half === 'am' || half === '上午' || half === '凌晨') && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second + milli > 0)) return null
  const timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + milli
  const zone = match[7]
  if (zone === undefined) return { timeMs }
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (!offset) return { timeMs, offsetMinutes: 0 }
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  if (minutes > 14 * 60) return null
  return { timeMs, offsetMinutes: offset[1] === '-' && minutes !== 0 ? -minutes : minutes }
}

const yearFirst = /^(?:公元|西元)?(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?(.*)$/su
const republic =
  /^(?:民[国國]\s*(\d{1,3})|(1\d{2}))\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?(.*)$/su
const yearLast = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)(.*)$/su
const twoDigits = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{2})(?!\d)(.*)$/su
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/su
const compactTime = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/
const dayMonthName =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s/.,]*([a-z]{3,9})[-\s/.,]*(\d{4}|\d{2})(?!\d)(.*)$/su
const monthNameDay =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?[-\s/]*(\d{1,2})(?:st|nd|rd|th)?,?[-\s/]+(\d{4})(?!\d)(.*)$/su
const yearMonthName = /^(\d{4})[-\s/]([a-z]{3,9})[-\s/](\d{1,2})(?!\d)(.*)$/su

const monthOf = (name: string): number => monthNames.indexOf(name.slice(0, 3)) + 1

function partsOf(raw: string): Parts | null {
  if (raw.length > longestDate) return null
  const text = chineseNumeralsToDigits(raw.normalize('NFKC').trim().toLowerCase())
  const build = (
    kind: Parts['kind'],
    first: string | number | undefined,
    second: string | number | undefined,
    third: string | number | undefined,
    rest: string | undefined,
  ): Parts | null => {
    const time = parseTime(rest ?? '')
    return time && { kind, first: Number(first), second: Number(second), third: Number(third), ...time }
  }
  let match = yearFirst.exec(text)
  if (match) return build('fixed', match[1], match[2], match[3], match[4])
  match = republic.exec(text)
  if (match) return build('fixed', Number(match[1] ?? match[2]) + 1911, match[3], match[4], match[5])
  match = yearLast.exec(text)
  if (match) return build('year-last', match[1], match[3], match[4], match[5])
  match = twoDigits.exec(text)
  if (match) return build('short', match[1], match[3], match[4], match[5])
  match = compact.exec(text)
  if (match) return build('fixed', match[1], match[2], match[3], match[4])
  match = compactTime.exec(text)
  if (match) return build('fixed', match[1], match[2], match[3], `${match[4]}:${match[5]}:${match[6]}`)
  match = dayMonthName.exec(text)
  if (match && monthOf(match[2] ?? '') > 0) {
    return build('fixed', fullYear(Number(match[3])), monthOf(match[2] ?? ''), match[1], match[4])
  }
  match = monthNameDay.exec(text)
  if (match && monthOf(match[1] ?? '') > 0)
    return build('fixed', match[3], monthOf(match[1] ?? ''), match[2], match[4])
  match = yearMonthName.exec(text)
  if (match && monthOf(match[2] ?? '') > 0)
    return build('fixed', match[1], monthOf(match[2] ?? ''), match[3], match[4])
  return null
}

/** Two-digit years as spreadsheets read them: 00–69 are 20xx. */
const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year)

const two = (value: number): string => String(value).padStart(2, '0')

function dayOfParts(parts: Parts, order: DayOrder): Result<ParsedDay, DayProblem> {
  const layout =
    parts.kind === 'fixed' ? 'YMD' : parts.kind === 'year-last' && order === 'YMD' ? 'DMY' : order
  const [year, month, day] =
    layout === 'YMD'
      ? [parts.first, parts.second, parts.third]
      : layout === 'DMY'
        ? [parts.third, parts.second, parts.first]
        : [parts.third, parts.first, parts.second]
  const full = parts.kind === 'short' ? fullYear(year) : year
  const text = `${full}-${two(month)}-${two(day)}`
  // 0000-00-00 and 0001-01-01 are how databases write "none"; no account is that old.
  if (full < earliestYear || !isDay(text)) return fail('no-such-day')
  if (parts.timeMs === undefined) return ok({ day: text })
  // 24:00 is how some systems write the end of a day.
  const late = parts.timeMs === dayMs
  const shifted = late ? addDays(text, 1) : text
  return ok({
    day: shifted,
    timeMs: late ? 0 : parts.timeMs,
    ...(parts.offsetMinutes === undefined ? {} : { offsetMinutes: parts.offsetMinutes }),
  })
}

const numberShape = /^\d{1,15}(?:\.\d{1,12})?$/

type NumericKind = 'serial' | 'seconds' | 'milliseconds'

/** Numbers that stand for dates: spreadsheet serials, or Unix time in seconds or milliseconds of 2000 … 2100. */
function numericKind(text: string): NumericKind | null {
  if (!numberShape.test(text)) return null
  const value = Number(text)
  if (value >= serialRange[0] && value < serialRange[1]) return 'serial'
  if (value >= 946_684_800 && value < 4_102_444_800) return 'seconds'
  if (value >= 946_684_800_000 && value < 4_102_444_800_000) return 'milliseconds'
  return null
}

function dayOfNumber(text: string, kind: NumericKind): ParsedDay {
  const value = Number(text)
  if (kind === 'serial') {
    const whole = Math.floor(value)
    // Spreadsheets keep time as a fraction of a day; a millisecond is finer than the fraction holds.
    const timeMs = Math.round((value - whole) * 86_400) * 1000
    const day = numberToDay(whole + excelEpoch + (timeMs === dayMs ? 1 : 0))
    return value === whole ? { day } : { day, timeMs: timeMs === dayMs ? 0 : timeMs }
  }
  const instant = kind === 'seconds' ? Math.round(value * 1000) : Math.round(value)
  const whole = Math.floor(instant / dayMs)
  return { day: numberToDay(whole), timeMs: instant - whole * dayMs, offsetMinutes: 0 }
}

const isPossible = (parts: Parts, order: DayOrder): boolean => dayOfParts(parts, order).ok

/** Whether the text is a date in some order. Numbers alone do not count. */
export const looksLikeDay = (text: string): boolean => {
  const parts = partsOf(text)
  return parts !== null && (['YMD', 'DMY', 'MDY'] as const).some((order) => isPossible(parts, order))
}

/**
 * Decides the order of day, month and year from all values of a column together.
 * `asked` is what the person chose. `hint` is the order of other columns of the same file, used only where this
 * column leaves it open.
 */
export function inferDayOrder(
  values: Iterable<string>,
  given: { readonly asked?: DayOrder | undefined; readonly hint?: DayOrder | undefined } = {},
): DayColumn {
  let filled = 0
  let ambiguousAlone = 0
  let fixed = 0
  let numeric = 0
  let hasTime = false
  const lastYear: Parts[] = []
  // Columns repeat their days: 25,000 usage rows hold 731 of them.
  const known = new Map<string, Parts | null>()
  const partsOnce = (text: string): Parts | null => {
    let parts = known.get(text)
    if (parts === undefined) {
      parts = partsOf(text)
      if (known.size < mostKnown) known.set(text, parts)
    }
    return parts
  }
  for (const value of values) {
    const text = value.trim()
    if (text === '') continue
    filled += 1
    const parts = partsOnce(text)
    if (!parts) {
      if (numericKind(text)) numeric += 1
      continue
    }
    if (parts.timeMs !== undefined) hasTime = true
    if (parts.kind === 'fixed') {
      if (isPossible(parts, 'YMD')) fixed += 1
      continue
    }
    lastYear.push(parts)
  }

  const counts = { YMD: 0, DMY: 0, MDY: 0 }
  for (const parts of lastYear) {
    const possible = (['DMY', 'MDY', 'YMD'] as const).filter(
      (order) => (order !== 'YMD' || parts.kind === 'short') && isPossible(parts, order),
    )
    for (const order of possible) counts[order] += 1
    const days = new Set(possible.map((order) => JSON.stringify(dayOfParts(parts, order))))
    if (days.size > 1) ambiguousAlone += 1
  }

  const total = lastYear.length
  const most = Math.max(counts.DMY, counts.MDY, counts.YMD)
  const winners = (['DMY', 'MDY', 'YMD'] as const).filter((order) => counts[order] === most && most > 0)
  let order: DayColumn['order']
  let used: DayOrder | null
  if (total === 0) {
    order = fixed + numeric > 0 ? 'YMD' : 'none'
    used = 'YMD'
  } else if (winners.length === 0) {
    order = 'none'
    used = 'DMY'
  } else if (winners.length === 1) {
    used = winners[0] ?? null
    // Others may fail under every order; only values that another order would take make the column mixed.
    const conflicting = lastYear.some(
      (parts) =>
        !isPossible(parts, used ?? 'DMY') &&
        (['DMY', 'MDY'] as const).some((other) => other !== used && isPossible(parts, other)),
    )
    order = conflicting ? 'mixed' : (used ?? 'ambiguous')
  } else if (ambiguousAlone === 0) {
    // 05/05/2024 throughout: every order gives the same days.
    order = winners[0] ?? 'DMY'
    used = order
  } else {
    order = 'ambiguous'
    used = given.hint !== undefined && winners.includes(given.hint) ? given.hint : null
    if (used) order = used
  }
  if (given.asked && total > 0) {
    used = given.asked
    order = given.asked
  }

  // A lone number is a date only in a column of such numbers, not among written dates.
  const acceptsNumbers = numeric > 0 && numeric >= (fixed + total) / 4
  const parse = (value: string): Result<ParsedDay, DayProblem> => {
    const text = value.trim()
    const parts = partsOnce(text)
    if (parts) {
      if (parts.kind === 'fixed') return dayOfParts(parts, 'YMD')
      if (used) return dayOfParts(parts, used)
      const days = (['DMY', 'MDY', 'YMD'] as const).map((one) => dayOfParts(parts, one))
      return days.some((one) => one.ok) ? fail('order-ambiguous') : fail('no-such-day')
    }
    const kind = numericKind(text)
    return kind && acceptsNumbers ? ok(dayOfNumber(text, kind)) : fail('not-a-day')
  }

  let understood = fixed + (acceptsNumbers ? numeric : 0)
  for (const parts of lastYear) if (used && isPossible(parts, used)) understood += 1
  return { order, used, understood, filled, ambiguousAlone, hasTime, parse }
}

/** The instant (ms UTC) of a parsed date; a text without a zone is in the zone given, without a time its midnight. */
export const parsedDayToInstant = (parsed: ParsedDay, zoneOffsetMinutes: number): number =>
  dayToNumber(parsed.day) * dayMs +
  (parsed.timeMs ?? 0) -
  (parsed.offsetMinutes ?? zoneOffsetMinutes) * 60_000

/** The calendar day in the zone given: `2020-12-22T21:16:01Z` is the 23rd in China. */
export const parsedDayToDay = (parsed: ParsedDay, zoneOffsetMinutes: number): Day =>
  parsed.offsetMinutes === undefined || parsed.timeMs === undefined
    ? parsed.day
    : instantToDay(parsedDayToInstant(parsed, zoneOffsetMinutes), zoneOffsetMinutes)
