import { type Day, instantToDay, dayToNumber } from './day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** Whether the runtime knows a time zone (IANA name). */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

const msPerDay = 86_400_000

/**
 * By zone and day of UTC: the offset at its beginning. A list asks for the offset of each of its rows, and the system's
 * answer takes longer than the rest of the row.
 */
const offsets = new Map<string, Map<number, number>>()
/** Some fifty years of days. */
const mostDays = 20_000

function offsetAtStartOf(utcDay: number, timeZone: string): number {
  let known = offsets.get(timeZone)
  if (known === undefined || known.size >= mostDays) offsets.set(timeZone, (known = new Map()))
  let minutes = known.get(utcDay)
  if (minutes === undefined) known.set(utcDay, (minutes = askOffset(utcDay * msPerDay, timeZone)))
  return minutes
}

/** Minutes by which a zone's wall clock is ahead of UTC at an instant (ms UTC). Shanghai: 480. */
export function zoneOffsetMinutes(instant: number, timeZone: string): number {
  const utcDay = Math.floor(instant / msPerDay)
  const before = offsetAtStartOf(utcDay, timeZone)
  // No zone changes its clocks and changes them back within a day.
  return before === offsetAtStartOf(utcDay + 1, timeZone) ? before : askOffset(instant, timeZone)
}

function askOffset(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000)
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) part[type] = Number(value)
  const wall = Date.UTC(
    part['year'] ?? 1970,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
  return Math.round((wall - second * 1000) / 60_000)
}

/** The calendar day of an instant (ms UTC) in a zone. */
export const dayInZone = (instant: number, timeZone: string): Day =>
  instantToDay(instant, zoneOffsetMinutes(instant, timeZone))

/**
 * The instant (ms UTC) at which a zone's clocks show a wall time (given as if it were UTC, ms). Where the clocks jump
 * over it or show it twice, the offset after the jump counts.
 */
export function instantOfWall(wall: number, timeZone: string): number {
  const guess = wall - zoneOffsetMinutes(wall, timeZone) * 60_000
  return wall - zoneOffsetMinutes(guess, timeZone) * 60_000
}

/**
 * The instant (ms UTC) of a time of a calendar day, in minutes after midnight on the clock (570 is 9:30), in a zone.
 * Never the start of the day plus minutes: on a day when the clocks change that is an hour off.
 */
export const instantInZone = (day: Day, minutes: number, timeZone: string): number =>
  instantOfWall(dayToNumber(day) * msPerDay + minutes * 60_000, timeZone)

/** The first instant (ms UTC) of a calendar day in a zone. */
export const startOfDayInZone = (day: Day, timeZone: string): number => instantInZone(day, 0, timeZone)
