import type { Day } from '../../kernel/index.ts'

/** How soon something must be done. */
export type Urgency =
  /** Due today or earlier. */
  | 'now'
  /** Due within the days that are looked ahead. */
  | 'soon'
  /** Without a date. */
  | 'some_day'

/** What ranking looks at: the money that stands behind it, and when it is due. */
export interface Rankable {
  readonly id: string
  readonly accountName: string | null
  readonly title: string
  readonly dueDay: Day | null
  /** The instant on that day, in ms UTC, where one is known: clocks of service levels. */
  readonly dueAt?: number | null | undefined
  /** ARR of the account or accounts concerned, minor units of `arrCurrency`. */
  readonly arrMinor: number
  readonly arrCurrency: string | null
}

/** What is due later than so many days ahead is not on today's list. */
export const daysAhead = 7

export const urgencyOf = (dueDay: Day | null, today: Day): Urgency =>
  dueDay === null ? 'some_day' : dueDay <= today ? 'now' : 'soon'

const order: Readonly<Record<Urgency, number>> = { now: 0, soon: 1, some_day: 2 }
const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** What has an instant before what has only the day. */
const compareInstants = (left: number | null, right: number | null): number =>
  left === right ? 0 : left === null ? 1 : right === null ? -1 : left - right

/** A row with what put it in its place. */
export type Ranked<Row> = Row & {
  readonly urgency: Urgency
  /** Money as a share (0 … 1) of the largest on the list in the same currency: currencies are never compared by amount. */
  readonly moneyShare: number
}

/**
 * The order of Today (PLY-2): first what is due today or overdue, then what comes due, then what has no date; within
 * each by money at stake, then by due day and instant, then by name. Total and stable: the same rows give the same order however
 * they come.
 */
export function rankToday<Row extends Rankable>(rows: readonly Row[], today: Day): Ranked<Row>[] {
  const largest = new Map<string | null, number>()
  for (const { arrCurrency, arrMinor } of rows)
    largest.set(arrCurrency, Math.max(largest.get(arrCurrency) ?? 0, arrMinor))
  return rows
    .map((row) => {
      const most = largest.get(row.arrCurrency) ?? 0
      return {
        ...row,
        urgency: urgencyOf(row.dueDay, today),
        moneyShare: most > 0 ? Math.max(0, row.arrMinor) / most : 0,
      }
    })
    .sort(
      (left, right) =>
        order[left.urgency] - order[right.urgency] ||
        right.moneyShare - left.moneyShare ||
        compareTexts(left.dueDay ?? '9999', right.dueDay ?? '9999') ||
        compareInstants(left.dueAt ?? null, right.dueAt ?? null) ||
        compareTexts(left.accountName ?? '', right.accountName ?? '') ||
        compareTexts(left.title, right.title) ||
        compareTexts(left.id, right.id),
    )
}
