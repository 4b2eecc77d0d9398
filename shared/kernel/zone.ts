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

/** By zone, the offset that was asked for last: a screen asks for that of now in each of its rows. */
const lastOffsets = new Map<string, { readonly second: number; readonly minutes: number }>()

/** Minutes by which a zone's wall clock is ahead of UTC at an instant (ms UTC). Shanghai: 480. */
export function zoneOffsetMinutes(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000)
  const last = lastOffsets.get(timeZone)
  if (last?.second === second) return last.minutes
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
  const minutes = Math.round((wall - second * 1000) / 60_000)
  lastOffsets.set(timeZone, { second, minutes })
  return minutes
}

/** The calendar day of an instant (ms UTC) in a zone. */
export const dayInZone = (instant: number, timeZone: string): Day =>
  instantToDay(instant, zoneOffsetMinutes(instant, timeZone))

/** The first instant (ms UTC) of a calendar day in a zone; where the clocks jump, the offset after the jump counts. */
export function startOfDayInZone(day: Day, timeZone: string): number {
  const wall = dayToNumber(day) * 86_400_000
  const guess = wall - zoneOffsetMinutes(wall, timeZone) * 60_000
  return wall - zoneOffsetMinutes(guess, timeZone) * 60_000
}
