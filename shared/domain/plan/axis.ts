import { addDays, type Day, dayToNumber } from '../../kernel/index.ts'

/** How close the days of a time axis lie. */
export const axisScales = ['week', 'month', 'quarter'] as const
export type AxisScale = (typeof axisScales)[number]

/** Width of a day on screen, in CSS pixels. */
export const pixelsPerDay: Readonly<Record<AxisScale, number>> = { week: 18, month: 6, quarter: 2.5 }

export interface AxisRange {
  readonly from: Day
  /** Last day, included. */
  readonly to: Day
}

/** Day 0 of 1970 was a Thursday; Monday counts as 0. */
const weekdayOf = (day: Day): number => (dayToNumber(day) + 3) % 7
const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`
const quarterOf = (day: Day): Day =>
  `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`

function startOf(day: Day, scale: AxisScale): Day {
  if (scale === 'week') return addDays(day, -weekdayOf(day))
  return scale === 'month' ? monthOf(day) : quarterOf(day)
}
function nextOf(tick: Day, scale: AxisScale): Day {
  if (scale === 'week') return addDays(tick, 7)
  // Later than the end of any month or quarter, and before the end of the one behind it.
  return startOf(addDays(tick, scale === 'month' ? 40 : 100), scale)
}

/** Free room on both sides, in days: so that a bar can be pulled beyond the last one. */
const room: Readonly<Record<AxisScale, number>> = { week: 7, month: 20, quarter: 60 }

/** The axis that shows all of these days and today, from the start of a week, month or quarter. */
export function axisRange(days: readonly Day[], today: Day, scale: AxisScale): AxisRange {
  const sorted = [...days, today].sort()
  const first = sorted[0] ?? today
  const last = sorted.at(-1) ?? today
  return {
    from: startOf(addDays(first, -Math.round(room[scale] / 3)), scale),
    to: addDays(nextOf(startOf(addDays(last, room[scale]), scale), scale), -1),
  }
}

/** The first days of the weeks, months or quarters of an axis. */
export function axisTicks({ from, to }: AxisRange, scale: AxisScale): Day[] {
  const ticks: Day[] = []
  for (let tick = startOf(from, scale); tick <= to; tick = nextOf(tick, scale))
    if (tick >= from) ticks.push(tick)
  return ticks
}
