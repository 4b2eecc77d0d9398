import { addDays, type Day, daysBetween, daysInMonth, spanDays } from '../../kernel/index.ts'

/** ACC-4: how a tier is looked after. */
export interface CoverageModel {
  /** Who: a role, as typed. */
  readonly who: string | null
  /** Kinds of visit that are meant for it: `visit`, `online`, `call` …; empty: any. */
  readonly channels: readonly string[]
  readonly visitEveryDays: number | null
  /** Minutes of visits per quarter. */
  readonly minutesPerQuarter: number | null
}

export interface CoverageVisit {
  readonly day: Day
  readonly kind: string
  /** Minutes spent, travel not included. */
  readonly minutes: number
}

export interface Coverage {
  readonly plannedMinutes: number | null
  /** The part of the plan that should be spent by today, in whole minutes. */
  readonly plannedToDateMinutes: number | null
  readonly spentMinutes: number
  /** Days of the quarter ÷ cadence, rounded half up. */
  readonly plannedVisits: number | null
  readonly visits: number
  /** Visits of a kind that the tier is not meant to get. */
  readonly offChannelVisits: number
  /** Spent ÷ planned to date; not defined where nothing was planned yet. */
  readonly ratio: number | null
  /** Under 80 % or over 120 % of what was planned to date. */
  readonly state: 'none' | 'under' | 'on_plan' | 'over'
}

export interface Quarter {
  readonly first: Day
  readonly last: Day
}

/** The calendar quarter of a day. */
export function quarterOf(day: Day): Quarter {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const begin = month - ((month - 1) % 3)
  const two = (number: number): string => String(number).padStart(2, '0')
  return {
    first: `${day.slice(0, 4)}-${two(begin)}-01`,
    last: `${day.slice(0, 4)}-${two(begin + 2)}-${two(daysInMonth(year, begin + 2))}`,
  }
}

const low = 0.8
const high = 1.2

/**
 * Planned against spent of one account in a quarter, as of a day. An account that came within the quarter is planned
 * from that day on only. Today counts as passed; visits outside the quarter or after today are left out.
 */
export function coverageOf(
  model: CoverageModel,
  visits: readonly CoverageVisit[],
  quarter: Quarter,
  today: Day,
  customerSince: Day | null,
): Coverage {
  const first = customerSince !== null && customerSince > quarter.first ? customerSince : quarter.first
  const days = Math.max(0, spanDays(first, quarter.last))
  const until = today < quarter.last ? today : quarter.last
  const passed = Math.max(0, spanDays(first, until))
  const ofQuarter = spanDays(quarter.first, quarter.last)
  const share = (minutes: number, part: number): number => Math.round((minutes * part) / ofQuarter)

  const done = visits.filter(({ day }) => day >= quarter.first && day <= until)
  const spentMinutes = done.reduce((sum, { minutes }) => sum + minutes, 0)
  const { minutesPerQuarter, visitEveryDays, channels } = model
  const toDate = minutesPerQuarter === null ? null : share(minutesPerQuarter, passed)
  const ratio = toDate === null || toDate === 0 ? null : spentMinutes / toDate
  return {
    plannedMinutes: minutesPerQuarter === null ? null : share(minutesPerQuarter, days),
    plannedToDateMinutes: toDate,
    spentMinutes,
    plannedVisits: visitEveryDays === null ? null : Math.round(days / visitEveryDays),
    visits: done.length,
    offChannelVisits: channels.length === 0 ? 0 : done.filter(({ kind }) => !channels.includes(kind)).length,
    ratio,
    state: ratio === null ? 'none' : ratio < low ? 'under' : ratio > high ? 'over' : 'on_plan',
  }
}

/** Many accounts as one, for instance a tier or a person's book: minutes and visits add up, the ratio is of the sums. */
export function sumCoverage(parts: readonly Coverage[]): Coverage {
  const total = (pick: (part: Coverage) => number | null): number =>
    parts.reduce((sum, part) => sum + (pick(part) ?? 0), 0)
  const known = (pick: (part: Coverage) => number | null): number | null =>
    parts.some((part) => pick(part) !== null) ? total(pick) : null
  const toDate = known((part) => part.plannedToDateMinutes)
  // Hours given to accounts that nothing was planned for must not hide that others got none.
  const spentOnPlanned = parts.reduce(
    (sum, part) => sum + (part.plannedToDateMinutes === null ? 0 : part.spentMinutes),
    0,
  )
  const ratio = toDate === null || toDate === 0 ? null : spentOnPlanned / toDate
  return {
    plannedMinutes: known((part) => part.plannedMinutes),
    plannedToDateMinutes: toDate,
    spentMinutes: total((part) => part.spentMinutes),
    plannedVisits: known((part) => part.plannedVisits),
    visits: total((part) => part.visits),
    offChannelVisits: total((part) => part.offChannelVisits),
    ratio,
    state: ratio === null ? 'none' : ratio < low ? 'under' : ratio > high ? 'over' : 'on_plan',
  }
}

/** Days until the quarter ends, today not counted. */
export const daysLeftOf = (quarter: Quarter, today: Day): number =>
  Math.max(0, daysBetween(today, quarter.last))

/** The quarter before or after another. */
export const nextQuarter = (quarter: Quarter): Quarter => quarterOf(addDays(quarter.last, 1))
export const previousQuarter = (quarter: Quarter): Quarter => quarterOf(addDays(quarter.first, -1))

/** Shipped models per tier; people change them. */
export const shippedCoverage = {
  large: { who: null, channels: ['visit', 'online'], visitEveryDays: 30, minutesPerQuarter: 1_440 },
  mid: { who: null, channels: ['visit', 'online', 'call'], visitEveryDays: 60, minutesPerQuarter: 480 },
  small: { who: null, channels: [], visitEveryDays: 180, minutesPerQuarter: 90 },
} as const satisfies Readonly<Record<string, CoverageModel>>
