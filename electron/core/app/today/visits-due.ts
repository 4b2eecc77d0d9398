import { toTier } from '../../../../shared/domain/journey/index.ts'
import { cadenceStart, overdueVisit } from '../../../../shared/domain/visit/index.ts'
import { addDays, type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import { readLastVisits } from '../accounts/last-visits.ts'
import type { CallContext } from '../context.ts'
import { readCadences } from '../tiers/cadences.ts'
import type { AtStake, TodayRow } from './due-row.ts'
import { lookBackDays } from './visits.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly tier: string
  readonly signup_day: string | null
  readonly created_at: number
  readonly has_left: number
  readonly is_planned: number
}

/**
 * ACC-4, ACC-5: accounts whose cadence has run out, one row each. A visit of the last days without check-in and note
 * stands in Today already, so that it is not asked for twice.
 */
export function visitDueRows(
  { store, clock, dayOf, startOfDay }: Pick<CallContext, 'store' | 'clock' | 'dayOf' | 'startOfDay'>,
  today: Day,
  stakeOf: (accountId: string) => AtStake,
): TodayRow[] {
  const { read } = store
  const cadences = readCadences(read)
  const last = new Map(readLastVisits(read, clock.now()).map(({ id, at }) => [id, dayOf(at)]))
  const rows = read.rows<Row>(
    `SELECT a.id, a.name, a.tier, a.signup_day, a.created_at,
       a.stage = 'churned' OR coalesce(a.churned_flag, 0) = 1 AS has_left,
       EXISTS (SELECT 1 FROM visit v WHERE v.account_id = a.id AND v.deleted_at IS NULL
         AND v.cancelled_reason IS NULL AND v.checked_in_at IS NULL AND v.planned_start >= ?
         AND (v.planned_start >= ? OR NOT EXISTS (
           SELECT 1 FROM note n WHERE n.visit_id = v.id AND n.deleted_at IS NULL))) AS is_planned
     FROM account a WHERE a.deleted_at IS NULL AND a.tier IS NOT NULL`,
    startOfDay(addDays(today, -lookBackDays)),
    startOfDay(today),
  )
  return rows.flatMap((row) => {
    const tier = toTier(row.tier)
    const lastVisitDay = last.get(row.id) ?? null
    const due = overdueVisit(
      {
        everyDays: tier === null ? null : (cadences.get(tier) ?? null),
        lastVisitDay,
        firstDay: cadenceStart(row.signup_day, dayOf(row.created_at)),
        isPlanned: row.is_planned === 1,
        hasLeft: row.has_left === 1,
      },
      today,
    )
    if (due === null) return []
    return [
      {
        kind: 'visit_due',
        id: row.id,
        accountId: row.id,
        accountName: row.name,
        title: row.name,
        dueDay: due.dueDay,
        at: null,
        overdueDays: daysBetween(due.dueDay, today),
        ...stakeOf(row.id),
        reason: lastVisitDay === null ? 'visit_due_never' : 'visit_due_since',
        data: { every: due.everyDays, from: due.from },
        owner: null,
      },
    ]
  })
}
