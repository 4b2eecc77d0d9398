import { dueReason } from '../../../../shared/domain/today/index.ts'
import { type Due, type DueSources, horizon, type TodayRow, toRow } from './due-row.ts'

/** Open tasks: due, or without a date, unless put off until later. */
export function tasks(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & {
      kind: string
      owner: string | null
      left_on: string | null
      person_name: string | null
      role: string | null
    }
  >(
    `SELECT t.id, t.account_id, a.name AS account_name, t.title, t.due_day, t.kind, t.owner, p.left_on,
       p.name AS person_name, p.role
     FROM task t LEFT JOIN account a ON a.id = t.account_id
       LEFT JOIN person p ON t.source_kind = 'person' AND p.id = t.source_id
     WHERE t.deleted_at IS NULL AND (t.account_id IS NULL OR a.deleted_at IS NULL) AND t.state = 'open'
       AND (t.due_day IS NULL OR t.due_day <= ?) AND (t.snoozed_until IS NULL OR t.snoozed_until <= ?)`,
    horizon(sources),
    sources.today,
  )
  return rows.map((row) => ({
    ...toRow(
      sources,
      'task',
      row,
      row.kind === 're_sell' ? 'key_person_left' : dueReason('task', row.due_day, sources.today),
      {
        taskKind: row.kind,
        owner: row.owner,
        personName: row.person_name,
        personRole: row.role,
        leftOn: row.left_on,
      },
    ),
    owner: row.owner,
  }))
}
