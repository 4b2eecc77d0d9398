import type { HolidayYear } from './holidays.ts'
import type { WorkingHours } from './working-calendar.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** Hours as people write them: `09:00-12:00, 13:30-18:00`; empty for a free day. */
export const hoursToText = (hours: readonly WorkingHours[]): string =>
  hours.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`).join(', ')

/** Free days as people write them: `2027-01-01 ~ 2027-01-03 元旦`, one stretch a line. */
export const offToText = (off: HolidayYear['off']): string =>
  off.map(({ name, first, last }) => `${first === last ? first : `${first} ~ ${last}`} ${name}`).join('\n')

/** Days worked instead: `2027-02-07 春节`, one a line. */
export const workToText = (work: HolidayYear['work']): string =>
  work.map(({ name, day }) => `${day} ${name}`).join('\n')
