import { rowsOf, type Source } from './source.ts'

/** What a note's entry shows of its text. */
const excerptLength = 200

export const notes: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    visit_id: string | null
    happened_at: number
    excerpt: string
  }>(
    sources,
    `SELECT id, title, kind, visit_id, happened_at, substr(body, 1, ${excerptLength}) AS excerpt
     FROM note WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((note) => ({
    kind: 'note',
    id: note.id,
    at: note.happened_at,
    event: 'note.written',
    title: note.title,
    detail: note.excerpt.trim() === '' ? null : note.excerpt,
    data: { noteKind: note.kind, visitId: note.visit_id },
  }))
