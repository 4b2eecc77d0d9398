import { addDays, type Day, daysBetween } from '../../kernel/index.ts'

/** A visit of a trip: on which day, and how many minutes after midnight it begins. */
export interface TripStop {
  readonly accountId: string
  readonly day: Day
  readonly minutes: number
}

/** Half past nine, then every two and a half hours: an hour and a half there, an hour on the road. */
const firstMinutes = 9 * 60 + 30
const stepMinutes = 150
/** What a visit of a trip is planned to take. */
export const tripVisitMinutes = 90

export interface TripAccount {
  readonly dueDay: Day | null
  readonly arrMinor: number
  /** Null: no contract line is active. */
  readonly arrCurrency: string | null
}

/**
 * Most pressing first: by the day a visit is due, those without one last. Of the same day by ARR, the most first.
 * Amounts of different currencies are not compared: those in `firstCurrency` stand first, the others after them by
 * currency, those without a contract last.
 */
export const byPressing =
  (firstCurrency: string) =>
  (left: TripAccount, right: TripAccount): number => {
    const place = ({ dueDay, arrCurrency }: TripAccount): string =>
      [dueDay ?? '9999', arrCurrency === firstCurrency ? '' : (arrCurrency ?? '~')].join(' ')
    const [one, other] = [place(left), place(right)]
    return one === other ? right.arrMinor - left.arrMinor : one < other ? -1 : 1
  }

/** The days of a trip, both ends included; empty where it would end before it begins. At most two weeks. */
export const tripDays = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, Math.min(14, daysBetween(from, to) + 1)) }, (_, index) =>
    addDays(from, index),
  )

/**
 * Spreads accounts over the days of a trip in the order given: as even as can be, the earlier days first filled (ACC-9).
 * A proposal: people change day and time of each.
 */
export function planTrip(accountIds: readonly string[], days: readonly Day[]): readonly TripStop[] {
  if (days.length === 0) return []
  const least = Math.floor(accountIds.length / days.length)
  const more = accountIds.length % days.length
  const stops: TripStop[] = []
  let next = 0
  for (const [index, day] of days.entries()) {
    const count = least + (index < more ? 1 : 0)
    for (let place = 0; place < count; place += 1) {
      const accountId = accountIds[next]
      next += 1
      if (accountId !== undefined) stops.push({ accountId, day, minutes: firstMinutes + place * stepMinutes })
    }
  }
  return stops
}

/**
 * The last day on which the next visit is in time by the cadence of the account's tier: counted from the last visit,
 * or from `firstDay` (`cadenceStart`) where there was none, as in Today. Null: no cadence.
 */
export const visitDueDay = (lastVisit: Day | null, firstDay: Day, everyDays: number | null): Day | null =>
  everyDays === null ? null : addDays(lastVisit ?? firstDay, everyDays)
