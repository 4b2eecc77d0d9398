import { dueReason } from '../../../../shared/domain/today/index.ts'
import { type Due, type DueSources, horizon, type TodayRow, toRow } from './due-row.ts'

/** REQ-11: open promises, overdue or due within the days looked ahead. */
export function promises(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { kind: string; by_name: string; to_name: string | null; made_on: string }
  >(
    `SELECT p.id, p.account_id, a.name AS account_name, p.title, p.due_day, p.kind, p.by_name, p.to_name, p.made_on
     FROM promise p JOIN account a ON a.id = p.account_id
     WHERE p.deleted_at IS NULL AND a.deleted_at IS NULL AND p.state = 'open' AND p.due_day <= ?`,
    horizon(sources),
  )
  return rows.map((row) =>
    toRow(sources, 'promise', row, dueReason('promise', row.due_day, sources.today), {
      promiseKind: row.kind,
      byName: row.by_name,
      toName: row.to_name,
      madeOn: row.made_on,
    }),
  )
}
