import { isDay } from '../../kernel/index.ts'
import type { HolidayYear } from './holidays.ts'

export type HolidayFault =
  | 'source_missing'
  | 'year_unlikely'
  /** Text that is no calendar day. */
  | 'not_a_day'
  | 'out_of_year'
  | 'ends_before_start'
  /** A day that is said to be free twice. */
  | 'free_twice'
  /** A day that is said to be free and worked, or worked twice. */
  | 'work_contradicts'

/**
 * What is wrong with a list that somebody typed or brought as a file, each once and in the order above; empty when
 * clocks can be counted with it.
 */
export function holidayFaults({ year, source, off, work }: HolidayYear): HolidayFault[] {
  const faults = new Set<HolidayFault>()
  if (source.trim() === '') faults.add('source_missing')
  if (!Number.isInteger(year) || year < 1970 || year > 2200) faults.add('year_unlikely')
  const days = [...off.flatMap(({ first, last }) => [first, last]), ...work.map(({ day }) => day)]
  const real = days.filter(isDay)
  if (real.length < days.length) faults.add('not_a_day')
  if (real.some((day) => Number(day.slice(0, 4)) !== year)) faults.add('out_of_year')

  const sorted = off
    .filter(({ first, last }) => isDay(first) && isDay(last))
    .toSorted((left, right) => (left.first < right.first ? -1 : left.first > right.first ? 1 : 0))
  let until = ''
  for (const { first, last } of sorted) {
    if (last < first) faults.add('ends_before_start')
    if (first <= until) faults.add('free_twice')
    if (last > until) until = last
  }
  const worked = new Set<string>()
  for (const { day } of work) {
    if (worked.has(day) || sorted.some(({ first, last }) => first <= day && day <= last))
      faults.add('work_contradicts')
    worked.add(day)
  }
  return order.filter((fault) => faults.has(fault))
}

const order: readonly HolidayFault[] = [
  'source_missing',
  'year_unlikely',
  'not_a_day',
  'out_of_year',
  'ends_before_start',
  'free_twice',
  'work_contradicts',
]
