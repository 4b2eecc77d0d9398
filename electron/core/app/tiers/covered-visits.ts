import { type CallOutput, visitKinds } from '../../../../shared/contract/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'
import type { Quarter } from '../../../../shared/domain/tiers/index.ts'
import { visitTookPlace } from '../accounts/last-visits.ts'
import type { CallContext } from '../context.ts'

type CoveredVisit = CallOutput<'coverage.get'>['visits'][number]
export type SpentVisit = Omit<CoveredVisit, 'isOffChannel'>

interface Row {
  readonly id: string
  readonly note_id: string | null
  readonly account_id: string
  readonly at: number
  readonly title: string
  readonly kind: string
  readonly hours: number | null
  readonly checked_in_at: number | null
  readonly checked_out_at: number | null
  readonly planned_start: number | null
  readonly planned_end: number | null
}

const minutesBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 60_000))

function timeOf(row: Row): Pick<CoveredVisit, 'minutes' | 'basis'> {
  if (row.hours !== null) return { minutes: Math.round(row.hours * 60), basis: 'hours' }
  if (row.checked_in_at !== null && row.checked_out_at !== null)
    return { minutes: minutesBetween(row.checked_in_at, row.checked_out_at), basis: 'clock' }
  if (row.planned_start !== null && row.planned_end !== null)
    return { minutes: minutesBetween(row.planned_start, row.planned_end), basis: 'plan' }
  return { minutes: 0, basis: 'none' }
}

/**
 * Visits of a quarter that took place by now, the earliest first: somebody checked in or wrote a note. A visit note
 * without a planned visit is one too, of which no time is known.
 */
export function readSpentVisits(
  { store, startOfDay, dayOf, clock }: Pick<CallContext, 'store' | 'startOfDay' | 'dayOf' | 'clock'>,
  { first, last }: Quarter,
  accountId?: string,
): SpentVisit[] {
  const only = (column: string): string => (accountId === undefined ? '' : `AND ${column} = ?`)
  const span = [startOfDay(first), Math.min(startOfDay(addDays(last, 1)) - 1, clock.now())]
  const parameters = accountId === undefined ? span : [...span, accountId]
  const rows = store.read.rows<Row>(
    `SELECT id, note_id, account_id, at, title, kind, hours, checked_in_at, checked_out_at, planned_start, planned_end
     FROM (
       SELECT v.id, NULL AS note_id, v.account_id, coalesce(v.checked_in_at, v.planned_start) AS at, v.title, v.kind,
         v.hours, v.checked_in_at, v.checked_out_at, v.planned_start, v.planned_end
       FROM visit v JOIN account a ON a.id = v.account_id
       WHERE ${visitTookPlace} AND a.deleted_at IS NULL
         AND coalesce(v.checked_in_at, v.planned_start) BETWEEN ? AND ? ${only('v.account_id')}
       UNION ALL
       SELECT n.id, n.id, n.account_id, n.happened_at, n.title, 'visit', NULL, NULL, NULL, NULL, NULL
       FROM note n JOIN account a ON a.id = n.account_id
       WHERE n.deleted_at IS NULL AND a.deleted_at IS NULL AND n.kind = 'visit' AND n.visit_id IS NULL
         AND n.happened_at BETWEEN ? AND ? ${only('n.account_id')}
     ) ORDER BY at, id`,
    ...parameters,
    ...parameters,
  )
  return rows.map((row) => ({
    id: row.id,
    noteId: row.note_id,
    accountId: row.account_id,
    day: dayOf(row.at),
    at: row.at,
    title: row.title,
    kind: visitKinds.find((kind) => kind === row.kind) ?? 'visit',
    ...timeOf(row),
  }))
}
