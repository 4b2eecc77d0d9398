import { officeCalendar, type WorkingCalendar, type WorkingHours } from './working-calendar.ts'

export interface NamedCalendar extends WorkingCalendar {
  /** Names it for levels and accounts. */
  readonly code: string
  /** Whose public holidays are free; null: nobody's. */
  readonly region: string | null
}

const wholeDay: readonly WorkingHours[] = [{ from: 0, to: 1_440 }]

/** Shipped calendars, to be changed; the first is used where none is named. */
export const shippedCalendars: readonly NamedCalendar[] = [
  { ...officeCalendar, code: 'cn-office', region: 'CN' },
  { ...officeCalendar, code: 'tw-office', timeZone: 'Asia/Taipei', region: 'TW' },
  {
    code: 'always',
    region: null,
    timeZone: 'Asia/Shanghai',
    week: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay],
    makeUpDay: wholeDay,
  },
]

/** The calendar of a code; the first of the list where there is no such code (any more). Throws on an empty list. */
export function calendarOf<Calendar extends NamedCalendar>(
  calendars: readonly Calendar[],
  code: string | null,
): Calendar {
  const [first] = calendars
  if (first === undefined) throw new Error('there is no calendar')
  return calendars.find((calendar) => calendar.code === code) ?? first
}
