/**
 * A calendar day as ISO text, `YYYY-MM-DD`, in the proleptic Gregorian calendar and without a time zone.
 * Compared as text. Never goes through `new Date('…')`, whose meaning depends on the machine.
 */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const msPerDay = 86_400_000

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Whether the text is a day that exists: `2026-11-31` is not. */
export function isDay(text: string): boolean {
  const match = shape.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Whole days since 1970-01-01. Throws on text that is not a day: check with `isDay` at the border. */
export function dayToNumber(day: Day): number {
  if (!isDay(day)) throw new Error(`not a calendar day: ${day}`)
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay
}

export const numberToDay = (number: number): Day => new Date(number * msPerDay).toISOString().slice(0, 10)

/** The day `days` after (or before, when negative) a day. */
export const addDays = (day: Day, days: number): Day => numberToDay(dayToNumber(day) + days)

/** Days from `from` to `to`: the same day is 0. */
export const daysBetween = (from: Day, to: Day): number => dayToNumber(to) - dayToNumber(from)

/** Days of a span with both ends included, as contracts count. */
export const spanDays = (first: Day, last: Day): number => daysBetween(first, last) + 1

/** The calendar day of an instant (ms UTC) at a fixed offset from UTC in minutes (China: 480). */
export const instantToDay = (instant: number, offsetMinutes: number): Day =>
  numberToDay(Math.floor((instant + offsetMinutes * 60_000) / msPerDay))
