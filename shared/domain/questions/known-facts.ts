import { type Day, daysInMonth } from '../../kernel/index.ts'

const nextYearOf = (day: Day): number => Number(day.slice(0, 4)) + 1
const two = (number: number): string => String(number).padStart(2, '0')

/**
 * A day of every year as somebody types it: `11-15`, `11/15`, `11.15`, `11月15日`; always `MM-DD` back. Null: it is
 * none. The 29th of February is one.
 */
export function parseMonthDay(text: string): string | null {
  const [, month, day] = /^\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text) ?? []
  const [monthNumber, dayNumber] = [Number(month), Number(day)]
  if (!(monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1)) return null
  // A leap year has every day there is.
  return dayNumber > daysInMonth(2028, monthNumber) ? null : `${two(monthNumber)}-${two(dayNumber)}`
}

/**
 * The next time a day of every year (`MM-DD`) comes, today included. The 29th of February falls on the 28th where there
 * is none.
 */
export function nextMonthDay(monthDay: string, today: Day): Day {
  const inYear = (year: number): Day => {
    const month = Number(monthDay.slice(0, 2))
    const day = Math.min(Number(monthDay.slice(3)), daysInMonth(year, month))
    return `${year}-${two(month)}-${two(day)}`
  }
  const soon = inYear(Number(today.slice(0, 4)))
  return soon >= today ? soon : inYear(nextYearOf(today))
}

export type SeatMetric = 'assigned' | 'active'

const seatMetrics: Readonly<Record<SeatMetric, ReadonlySet<string>>> = {
  assigned: new Set([
    'assignedseats',
    'seatsassigned',
    'assignedusers',
    'licensesassigned',
    '已分配席位',
    '分配席位',
    '已開通席位',
    '已开通席位',
    '分配席次',
  ]),
  active: new Set([
    'activeseats',
    'seatsactive',
    'activeusers',
    'usersactive',
    'monthlyactiveusers',
    'mau',
    '活跃席位',
    '活跃用户',
    '活跃用户数',
    '活躍席位',
    '活躍用戶',
    '活躍使用者',
  ]),
}

/** Whether a line of imported usage counts seats rather than use: by the name of its feature. Null: it counts use. */
export function seatMetricOf(feature: string | null): SeatMetric | null {
  const name = (feature ?? '').toLowerCase().replaceAll(/[\s_.-]+/g, '')
  if (seatMetrics.assigned.has(name)) return 'assigned'
  return seatMetrics.active.has(name) ? 'active' : null
}

/** A number of seats with the day it was counted. */
export interface SeatCount {
  readonly count: number
  readonly countedOn: Day | null
  readonly source: 'usage' | 'typed'
}

/** Imported usage before what somebody typed: it is counted, not remembered. Null: neither is there. */
export const seatCountOf = (
  usage: { readonly count: number; readonly day: Day } | undefined,
  typed: number | null,
  countedOn: Day | null,
): SeatCount | null =>
  usage !== undefined
    ? { count: usage.count, countedOn: usage.day, source: 'usage' }
    : typed === null
      ? null
      : { count: typed, countedOn, source: 'typed' }

/** A cause counts as tested where it is named, with how it was tested and on which day. */
export const isCauseTested = ({
  cause,
  causeTestedHow,
  causeTestedOn,
}: {
  readonly cause: string | null
  readonly causeTestedHow: string | null
  readonly causeTestedOn: Day | null
}): boolean => (cause ?? '').trim() !== '' && (causeTestedHow ?? '').trim() !== '' && causeTestedOn !== null
