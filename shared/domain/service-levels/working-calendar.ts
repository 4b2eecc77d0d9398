import { numberToDay, zoneOffsetMinutes } from '../../kernel/index.ts'
import type { Holidays } from './holidays.ts'

/** Working hours of a day on the wall clock, in minutes since midnight: from 540 (09:00) up to 1080 (18:00). */
export interface WorkingHours {
  readonly from: number
  /** Not included; at most 1440. A shift over midnight is written as two. */
  readonly to: number
}

/** ACC-5: when work is done. */
export interface WorkingCalendar {
  /** IANA name: the wall clock that the hours are read from. */
  readonly timeZone: string
  /** Hours from Monday to Sunday, seven lists; an empty list is a free day. */
  readonly week: readonly (readonly WorkingHours[])[]
  /** Hours of a weekend day that is worked in place of a holiday (调休). */
  readonly makeUpDay: readonly WorkingHours[]
}

const officeDay: readonly WorkingHours[] = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]

/** Shipped: Monday to Friday 09:00–12:00 and 13:30–18:00, in Shanghai. */
export const officeCalendar: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []],
  makeUpDay: officeDay,
}

export type CalendarFault = 'week_not_seven_days' | 'hours_out_of_day' | 'hours_overlap' | 'no_hours'

/** What is wrong with a calendar that somebody typed; empty when it can be counted with. */
export function calendarFaults(calendar: Pick<WorkingCalendar, 'week' | 'makeUpDay'>): CalendarFault[] {
  const faults = new Set<CalendarFault>()
  const days = [...calendar.week, calendar.makeUpDay]
  if (calendar.week.length !== 7) faults.add('week_not_seven_days')
  if (!calendar.week.some((hours) => hours.length > 0)) faults.add('no_hours')
  for (const hours of days) {
    const sorted = hours.toSorted((left, right) => left.from - right.from)
    for (const [at, { from, to }] of sorted.entries()) {
      if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > 1440 || from >= to)
        faults.add('hours_out_of_day')
      if (from < (sorted[at - 1]?.to ?? 0)) faults.add('hours_overlap')
    }
  }
  return [...faults]
}

/** A stretch of time in whole minutes since 1970 UTC; `to` is not included. */
export interface MinuteSpan {
  readonly from: number
  readonly to: number
}

/** Working time of one calendar, counted in whole minutes since 1970 UTC. */
export interface WorkingTime {
  /** Working stretches within a span, in order. */
  readonly within: (from: number, to: number) => MinuteSpan[]
  /** Years (in the calendar's zone) that a span touches and whose holidays nobody announced: never guessed. */
  readonly yearsWithoutHolidays: (from: number, to: number) => number[]
}

const minutesPerDay = 1440

/**
 * Stretches of a UTC day with one offset each. Clocks change at most once within 24 hours, at a whole minute; where
 * both ends agree there was no change.
 */
function offsetsWithin(utcDay: number, timeZone: string): readonly (MinuteSpan & { offset: number })[] {
  const offsetAt = (minute: number): number => zoneOffsetMinutes(minute * 60_000, timeZone)
  const from = utcDay * minutesPerDay
  const to = from + minutesPerDay
  const before = offsetAt(from)
  const after = offsetAt(to - 1)
  if (before === after) return [{ from, to, offset: before }]
  let [last, first] = [from, to - 1]
  while (first - last > 1) {
    const middle = (last + first) >> 1
    if (offsetAt(middle) === before) last = middle
    else first = middle
  }
  return [
    { from, to: first, offset: before },
    { from: first, to, offset: after },
  ]
}

/**
 * Counts with a calendar. A minute is a working minute when the wall clock of the calendar's zone, at the beginning of
 * that minute, stands within the hours of its day: the hour that is skipped in spring is not worked, the one that
 * comes twice in autumn is worked twice. UTC days already counted are kept, so one calendar serves many clocks.
 */
export function workingTime(calendar: WorkingCalendar, holidays: Holidays): WorkingTime {
  const known = new Map<number, readonly MinuteSpan[]>()

  const hoursOn = (wallDay: number): readonly WorkingHours[] => {
    const holiday = holidays.on(numberToDay(wallDay))
    if (holiday?.kind === 'off') return []
    // 1970-01-01 was a Thursday: three days after a Monday.
    const week = calendar.week[(((wallDay + 3) % 7) + 7) % 7] ?? []
    return holiday?.kind === 'work' && week.length === 0 ? calendar.makeUpDay : week
  }

  const onUtcDay = (utcDay: number): readonly MinuteSpan[] => {
    const cached = known.get(utcDay)
    if (cached !== undefined) return cached
    const spans: MinuteSpan[] = []
    for (const { from, to, offset } of offsetsWithin(utcDay, calendar.timeZone)) {
      const [wallFrom, wallTo] = [from + offset, to + offset]
      for (let day = Math.floor(wallFrom / minutesPerDay); day * minutesPerDay < wallTo; day += 1)
        for (const hours of hoursOn(day).toSorted((left, right) => left.from - right.from)) {
          const begin = Math.max(from, day * minutesPerDay + hours.from - offset)
          const end = Math.min(to, day * minutesPerDay + hours.to - offset)
          if (begin < end) spans.push({ from: begin, to: end })
        }
    }
    known.set(utcDay, spans)
    return spans
  }

  const within = (from: number, to: number): MinuteSpan[] => {
    const found: MinuteSpan[] = []
    for (let day = Math.floor(from / minutesPerDay); day * minutesPerDay < to; day += 1)
      for (const span of onUtcDay(day)) {
        const begin = Math.max(from, span.from)
        const end = Math.min(to, span.to)
        if (begin < end) found.push({ from: begin, to: end })
      }
    return found
  }

  const yearOf = (minute: number): number => {
    const wall = minute + zoneOffsetMinutes(minute * 60_000, calendar.timeZone)
    return Number(numberToDay(Math.floor(wall / minutesPerDay)).slice(0, 4))
  }

  return {
    within,
    yearsWithoutHolidays: (from, to) => {
      const years: number[] = []
      for (let year = yearOf(from); year <= yearOf(Math.max(from, to - 1)); year += 1)
        if (!holidays.isKnown(year)) years.push(year)
      return years
    },
  }
}
