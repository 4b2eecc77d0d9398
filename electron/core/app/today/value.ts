import { dueReason } from '../../../../shared/domain/today/index.ts'
import { daysBetween } from '../../../../shared/kernel/index.ts'
import { type Due, type DueSources, horizon, type TodayRow, toRow } from './due-row.ts'

/** VAL-1: reached and not signed yet, or due and not reached. */
export function firstValues(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { target: string | null; current: string | null; unit: string | null; reached_on: string | null }
  >(
    `SELECT f.id, f.account_id, a.name AS account_name, f.statement AS title, f.due_day, f.target, f.current, f.unit,
       f.reached_on
     FROM first_value f JOIN account a ON a.id = f.account_id
     WHERE f.deleted_at IS NULL AND a.deleted_at IS NULL AND f.signed_on IS NULL
       AND (f.reached_on IS NOT NULL OR f.due_day <= ?)`,
    horizon(sources),
  )
  return rows.map((row) => {
    const { reached_on: reachedOn, target, current, unit } = row
    const data = { reachedOn, target, current, unit }
    return reachedOn === null
      ? toRow(sources, 'first_value', row, dueReason('first_value', row.due_day, sources.today), data)
      : // What is reached waits for one signature: that can be asked for today.
        toRow(sources, 'first_value', { ...row, due_day: sources.today }, 'first_value_to_sign', {
          ...data,
          dueDay: row.due_day,
          waitingDays: Math.max(0, daysBetween(reachedOn, sources.today)),
        })
  })
}

export function milestones(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { kind: string; waiting_on: string | null; waiting_since: string | null }
  >(
    `SELECT m.id, m.account_id, a.name AS account_name, m.title, m.due_day, m.kind, m.waiting_on, m.waiting_since
     FROM milestone m JOIN account a ON a.id = m.account_id
     WHERE m.deleted_at IS NULL AND a.deleted_at IS NULL AND m.reached_on IS NULL AND m.due_day <= ?`,
    horizon(sources),
  )
  return rows.map((row) =>
    toRow(sources, 'milestone', row, dueReason('milestone', row.due_day, sources.today), {
      milestoneKind: row.kind,
      waitingOn: row.waiting_on,
      waitingSince: row.waiting_since,
    }),
  )
}
