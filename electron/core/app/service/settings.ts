import type { z } from 'zod'
import { holidayYear, serviceLevel, workCalendar } from '../../../../shared/contract/index.ts'
import { type Tier, tiers } from '../../../../shared/domain/journey/index.ts'
import {
  calendarOf,
  holidaysOf,
  shippedCalendars,
  shippedHolidays,
  shippedLevels,
  type WorkingTime,
  workingTime,
} from '../../../../shared/domain/service-levels/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

export type StoredLevel = z.output<typeof serviceLevel>
export type StoredCalendar = z.output<typeof workCalendar>
export type StoredHolidays = z.output<typeof holidayYear>

/** Two devices may have made a record each before they met: of one key the newest counts, on both alike. */
export const levelRecord = (read: ReadStore, tier: Tier): RecordOf<'service_level'> | undefined =>
  read.records('service_level', { tier }, { orderBy: ['createdAt', 'id'] }).at(-1)
export const calendarRecords = (read: ReadStore, code: string): RecordOf<'work_calendar'>[] =>
  read.records('work_calendar', { code }, { orderBy: ['createdAt', 'id'] })
export const holidayRecords = (read: ReadStore, region: string, year: number): RecordOf<'holiday_year'>[] =>
  read.records('holiday_year', { region, year }, { orderBy: ['createdAt', 'id'] })

/** What each tier is promised, as the workspace says, else as shipped. */
export const serviceLevels = (
  read: ReadStore,
): { readonly tier: Tier; readonly level: StoredLevel; readonly isShipped: boolean }[] =>
  tiers.map((tier) => {
    const own = serviceLevel.safeParse(levelRecord(read, tier))
    return own.success
      ? { tier, level: own.data, isShipped: false }
      : { tier, level: { ...shippedLevels[tier], calendar: null }, isShipped: true }
  })

export interface CalendarInForce extends StoredCalendar {
  readonly isShipped: boolean
  readonly isChanged: boolean
}

/** All calendars, the shipped ones first; what a later version of the product wrote in its own form is left out. */
export function calendarsInForce(read: ReadStore): CalendarInForce[] {
  const calendars = new Map<string, CalendarInForce>(
    shippedCalendars.map((calendar) => [
      calendar.code,
      { ...workCalendar.parse({ ...calendar, name: null }), isShipped: true, isChanged: false },
    ]),
  )
  for (const record of read.records('work_calendar', {}, { orderBy: ['createdAt', 'id'] })) {
    const own = workCalendar.safeParse(record)
    if (!own.success) continue
    const isShipped = calendars.get(record.code)?.isShipped ?? false
    calendars.set(record.code, { ...own.data, isShipped, isChanged: true })
  }
  return [...calendars.values()]
}

export interface HolidaysInForce extends StoredHolidays {
  readonly isShipped: boolean
  readonly isChanged: boolean
}

/** All years, by region and year; the workspace's own stand in the place of those shipped. */
export function holidaysInForce(read: ReadStore): HolidaysInForce[] {
  const keyOf = ({ region, year }: { readonly region: string; readonly year: number }): string =>
    `${region}/${year}`
  const years = new Map<string, HolidaysInForce>(
    shippedHolidays.map((each) => [
      keyOf(each),
      { ...holidayYear.parse(each), isShipped: true, isChanged: false },
    ]),
  )
  for (const record of read.records('holiday_year', {}, { orderBy: ['createdAt', 'id'] })) {
    const own = holidayYear.safeParse(record)
    if (!own.success) continue
    const isShipped = years.get(keyOf(record))?.isShipped ?? false
    years.set(keyOf(record), { ...own.data, isShipped, isChanged: true })
  }
  return [...years.values()].sort((left, right) =>
    left.region === right.region ? left.year - right.year : left.region < right.region ? -1 : 1,
  )
}

/** What the clocks of a whole answer share: levels, calendars, and the working time of each calendar once counted. */
export interface ServiceRules {
  readonly levelOf: (tier: Tier | null) => StoredLevel | null
  readonly calendarFor: (account: string | null, level: StoredLevel | null) => CalendarInForce
  readonly timeOf: (calendar: CalendarInForce) => WorkingTime
}

export function readServiceRules(read: ReadStore): ServiceRules {
  const levels = new Map(serviceLevels(read).map(({ tier, level }) => [tier, level]))
  const calendars = calendarsInForce(read)
  const years = holidaysInForce(read)
  const times = new Map<string, WorkingTime>()
  return {
    levelOf: (tier) => (tier === null ? null : (levels.get(tier) ?? null)),
    calendarFor: (own, level) => calendarOf(calendars, own ?? level?.calendar ?? null),
    timeOf: (calendar) => {
      let time = times.get(calendar.code)
      if (time === undefined) {
        time = workingTime(calendar, holidaysOf(calendar.region, years))
        times.set(calendar.code, time)
      }
      return time
    },
  }
}
