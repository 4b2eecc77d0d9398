import type { Day } from '../../../../shared/kernel/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'
import type { CallContext } from '../context.ts'
import type { AtStake, TodayRow } from './due-row.ts'

interface VisitRow {
  readonly id: string
  readonly account_id: string
  readonly account_name: string
  readonly city: string | null
  readonly title: string
  readonly kind: string
  readonly purpose: string | null
  readonly place: string | null
  readonly planned_start: number
  readonly planned_end: number | null
  readonly checked_in_at: number | null
  readonly checked_out_at: number | null
  readonly notes: number
}

const visitsSql = `
  SELECT v.id, v.account_id, a.name AS account_name, a.city, v.title, v.kind, v.purpose, v.place, v.planned_start,
    v.planned_end, v.checked_in_at, v.checked_out_at,
    (SELECT count(*) FROM note n WHERE n.visit_id = v.id AND n.deleted_at IS NULL) AS notes
  FROM visit v JOIN account a ON a.id = v.account_id
  WHERE v.deleted_at IS NULL AND a.deleted_at IS NULL AND v.cancelled_reason IS NULL
    AND v.planned_start >= ? AND v.planned_start < ?`

type Reading = Pick<CallContext, 'store' | 'startOfDay' | 'dayOf'>

/** Visits planned from one day to another (included) that were not called off, the earliest first. */
const readVisits = ({ store, startOfDay }: Reading, first: Day, last: Day): VisitRow[] =>
  store.read.rows<VisitRow>(
    `${visitsSql} ORDER BY v.planned_start, v.id`,
    startOfDay(first),
    startOfDay(addDays(last, 1)),
  )

const stateOf = (visit: VisitRow): 'planned' | 'in' | 'done' =>
  visit.checked_out_at !== null ? 'done' : visit.checked_in_at !== null ? 'in' : 'planned'

const toRow = (
  visit: VisitRow,
  day: Day,
  reason: string,
  stakeOf: (accountId: string) => AtStake,
): TodayRow => ({
  kind: 'visit',
  id: visit.id,
  accountId: visit.account_id,
  accountName: visit.account_name,
  title: visit.title,
  dueDay: day,
  at: visit.planned_start,
  overdueDays: 0,
  ...stakeOf(visit.account_id),
  reason,
  data: {
    visitKind: visit.kind,
    purpose: visit.purpose,
    place: visit.place,
    city: visit.city,
    plannedEnd: visit.planned_end,
    state: stateOf(visit),
    notes: visit.notes,
  },
  owner: null,
})

/** Today's visits in their order. */
export const visitsOf = (reading: Reading, today: Day, stakeOf: (accountId: string) => AtStake): TodayRow[] =>
  readVisits(reading, today, today).map((visit) => toRow(visit, today, 'visit_today', stakeOf))

/** How far back a visit without a trace is still asked after, in days. */
export const lookBackDays = 7

/** Visits of the last days of which nothing is known: nobody checked in and no note was written. */
export const visitsWithoutTrace = (
  reading: Reading,
  today: Day,
  stakeOf: (accountId: string) => AtStake,
): TodayRow[] =>
  readVisits(reading, addDays(today, -lookBackDays), addDays(today, -1))
    .filter((visit) => stateOf(visit) === 'planned' && visit.notes === 0)
    .map((visit) => ({
      ...toRow(visit, today, 'visit_without_note', stakeOf),
      data: {
        ...toRow(visit, today, 'visit_without_note', stakeOf).data,
        plannedDay: reading.dayOf(visit.planned_start),
      },
    }))

/** Visits of some days, and how many of them took place. */
export function countVisits(
  reading: Reading,
  first: Day,
  last: Day,
): { readonly planned: number; readonly done: number } {
  const visits = readVisits(reading, first, last)
  return {
    planned: visits.length,
    done: visits.filter((visit) => stateOf(visit) !== 'planned' || visit.notes > 0).length,
  }
}
