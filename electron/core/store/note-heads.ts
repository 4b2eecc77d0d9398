import type { Statements } from './statements.ts'

/** A revision without its text. */
export interface Revision {
  readonly id: string
  readonly parents: readonly string[]
  readonly hlc: string
}

/** Revisions that are nobody's parent, the newest first: one after ordinary work, more after concurrent edits. */
export function noteHeads(revisions: readonly Revision[]): readonly Revision[] {
  const parents = new Set(revisions.flatMap((revision) => revision.parents))
  return revisions
    .filter((revision) => !parents.has(revision.id))
    .toSorted((left, right) =>
      left.hlc !== right.hlc ? (left.hlc > right.hlc ? -1 : 1) : left.id > right.id ? -1 : 1,
    )
}

/** Works out a note's text and heads from its living revisions again. Tables may be temporary copies. */
export function deriveNote(
  statements: Statements,
  noteId: string,
  tables: { readonly note: string; readonly noteRev: string } = { note: 'note', noteRev: 'note_rev' },
): void {
  const rows = statements
    .get(`SELECT id, parents, hlc FROM ${tables.noteRev} WHERE note_id = ? AND deleted_at IS NULL`)
    .all(noteId) as { id: string; parents: string; hlc: string }[]
  const heads = noteHeads(rows.map((row) => ({ ...row, parents: JSON.parse(row.parents) as string[] })))
  const newest = heads[0]
  if (!newest) {
    statements
      .get(
        `UPDATE ${tables.note} SET body = '', head_rev_id = NULL, head_count = 0, updated_at = created_at WHERE id = ?`,
      )
      .run(noteId)
    return
  }
  statements
    .get(
      `UPDATE ${tables.note} SET head_rev_id = rev.id, head_count = ?, body = rev.body, updated_at = rev.created_at
       FROM (SELECT id, body, created_at FROM ${tables.noteRev} WHERE id = ?) AS rev WHERE ${tables.note}.id = ?`,
    )
    .run(heads.length, newest.id, noteId)
}
