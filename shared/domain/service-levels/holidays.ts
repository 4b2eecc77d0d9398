import { addDays, type Day } from '../../kernel/index.ts'
import cn2024 from './holidays/cn-2024.json' with { type: 'json' }
import cn2025 from './holidays/cn-2025.json' with { type: 'json' }
import cn2026 from './holidays/cn-2026.json' with { type: 'json' }
import tw2026 from './holidays/tw-2026.json' with { type: 'json' }

/**
 * The public holidays of a region in one year, as they were announced. Mainland China: the notice of the State
 * Council's general office, which also names the weekend days that are worked instead (调休).
 */
export interface HolidayYear {
  /** `CN`, `TW`, or a name that people gave their own list. */
  readonly region: string
  readonly year: number
  /** Who announced it: the notice by its name. */
  readonly source: string
  readonly announcedOn: Day
  /** Free days, both ends included. `name` is a key for people: `spring_festival`. */
  readonly off: readonly { readonly name: string; readonly first: Day; readonly last: Day }[]
  /** Weekend days that are worked, with the holiday they make up for. */
  readonly work: readonly { readonly name: string; readonly day: Day }[]
}

/**
 * Years that are shipped. A year is here only once its notice is known word for word; for every other year the rules
 * answer `yearsWithoutHolidays` instead of guessing.
 */
export const shippedHolidays: readonly HolidayYear[] = [cn2024, cn2025, cn2026, tw2026]

export interface HolidayDay {
  readonly kind: 'off' | 'work'
  readonly name: string
}

/** Holidays of one region, looked up by day. */
export interface Holidays {
  readonly on: (day: Day) => HolidayDay | null
  /** Whether that year was announced. */
  readonly isKnown: (year: number) => boolean
}

/** Nobody is free but by the week: every year is known. */
export const noHolidays: Holidays = { on: () => null, isKnown: () => true }

/**
 * The holidays of a region. A later entry of `years` for the same region and year replaces an earlier one, so that
 * people's own lists go behind the shipped ones. Region null: a calendar without holidays.
 */
export function holidaysOf(region: string | null, years: readonly HolidayYear[]): Holidays {
  if (region === null) return noHolidays
  const byYear = new Map<number, HolidayYear>()
  for (const year of years) if (year.region === region) byYear.set(year.year, year)
  const days = new Map<Day, HolidayDay>()
  for (const { off, work } of byYear.values()) {
    for (const { name, first, last } of off)
      for (let day = first; day <= last; day = addDays(day, 1)) days.set(day, { kind: 'off', name })
    for (const { name, day } of work) days.set(day, { kind: 'work', name })
  }
  return { on: (day) => days.get(day) ?? null, isKnown: (year) => byYear.has(year) }
}
