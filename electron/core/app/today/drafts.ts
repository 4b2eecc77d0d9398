import { type Due, type DueSources, type TodayRow, toRow } from './due-row.ts'

/** A draft that nobody has touched for so long is not being typed right now. */
const draftRestsMs = 5 * 60_000

/**
 * Typed and never made a revision, and nobody is typing now: the words wait to be kept. The drafts are few and come
 * first (`CROSS JOIN` keeps SQLite to it): the other way round every note would be read.
 */
export function drafts(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<Due & { updated_at: number; never_saved: number; characters: number }>(
    `SELECT n.id, n.account_id, a.name AS account_name, n.title, NULL AS due_day, d.updated_at,
       n.head_count = 0 AS never_saved, length(d.body) AS characters
     FROM draft d CROSS JOIN note n ON n.id = d.note_id LEFT JOIN account a ON a.id = n.account_id
     WHERE n.deleted_at IS NULL AND (n.account_id IS NULL OR a.deleted_at IS NULL) AND d.updated_at <= ?
       AND d.body <> n.body`,
    sources.now - draftRestsMs,
  )
  return rows.map((row) => ({
    ...toRow(
      sources,
      'draft',
      { ...row, due_day: sources.today },
      row.never_saved === 1 ? 'draft_never_saved' : 'draft_unsaved',
      { characters: row.characters },
    ),
    at: row.updated_at,
  }))
}
