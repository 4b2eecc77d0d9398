/**
 * A calendar day as ISO text, `YYYY-MM-DD`, in the proleptic Gregorian calendar and without a time zone.
 * Compared as text. Never goes through `new Date('…')`, whose meaning depends on the machine.
 */
export type Day = string

const msPerDay = 86_400_000

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const zero = 48
const hyphen = 45

/** The number that the digits from `start` to before `end` write; -1 where one of them is none. */
function digitsAt(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - zero
    if (!(digit >= 0 && digit <= 9)) return -1
    number = number * 10 + digit
  }
  return number
}

/** Year, month and day that exist together. */
const exists = (year: number, month: number, day: number): boolean =>
  year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

const isShaped = (text: string): boolean =>
  text.length === 10 && text.charCodeAt(4) === hyphen && text.charCodeAt(7) === hyphen

/** Whether the text is a day that exists: `2026-11-31` is not. */
export const isDay = (text: string): boolean =>
  isShaped(text) && exists(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10))

/** Days from 0000-03-01 to 1970-01-01, and the days of 400 years, after which the calendar repeats. */
const daysTo1970 = 719_468
const daysOf400Years = 146_097

/**
 * Whole days since 1970-01-01, by the arithmetic of the proleptic Gregorian calendar with the year begun in March
 * (Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil): a list of ten thousand accounts turns
 * days into numbers a hundred thousand times. Throws on text that is not a day: check with `isDay` at the border.
 */
export function dayToNumber(text: Day): number {
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10)]
  if (!isShaped(text) || !exists(year, month, day)) throw new Error(`not a calendar day: ${text}`)
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysOf400Years + dayOfEra - daysTo1970
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

/** 0000-01-01 and 9999-12-31: what a day in text can say. */
const [firstNumber, lastNumber] = [-719_528, 2_932_896]

/**
 * The day so many whole days after 1970-01-01 (the same source, civil_from_days). Beyond the years 0 to 9999 it is the
 * first or the last day of them: 30 days after a contract that ends on 9999-12-31 is not before everything else.
 * Throws on what is no number.
 */
export function numberToDay(number: number): Day {
  if (Number.isNaN(number)) throw new Error('not a number of days')
  const days = Math.floor(Math.min(lastNumber, Math.max(firstNumber, number))) + daysTo1970
  const era = Math.floor(days / daysOf400Years)
  const dayOfEra = days - era * daysOf400Years
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The day `days` after (or before, when negative) a day. */
export const addDays = (day: Day, days: number): Day => numberToDay(dayToNumber(day) + days)

/** Days from `from` to `to`: the same day is 0. */
export const daysBetween = (from: Day, to: Day): number => dayToNumber(to) - dayToNumber(from)

/** Days of a span with both ends included, as contracts count. */
export const spanDays = (first: Day, last: Day): number => daysBetween(first, last) + 1

/** The calendar day of an instant (ms UTC) at a fixed offset from UTC in minutes (China: 480). */
export const instantToDay = (instant: number, offsetMinutes: number): Day =>
  numberToDay(Math.floor((instant + offsetMinutes * 60_000) / msPerDay))
