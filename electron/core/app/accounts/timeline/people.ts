import { rowsOf, type Source } from './source.ts'

export const people: Source = (sources) =>
  rowsOf<{
    person_id: string
    name: string
    job: string | null
    kind: string
    day: string
    detail: string
    reason: string | null
    note_id: string | null
  }>(
    sources,
    `SELECT e.person_id, p.name, p.title AS job, e.kind, e.day, e.detail, e.reason, e.note_id
     FROM person_event e JOIN person p ON p.id = e.person_id
     WHERE e.account_id = ? AND e.deleted_at IS NULL AND p.deleted_at IS NULL`,
  ).map((event) => ({
    kind: 'person',
    id: event.person_id,
    at: sources.at(event.day),
    event: `person.${event.kind}`,
    title: event.name,
    detail: event.reason,
    data: { jobTitle: event.job, changes: JSON.parse(event.detail) as unknown, noteId: event.note_id },
  }))
