import { rowsOf, type Source } from './source.ts'

export const visits: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    purpose: string | null
    planned_start: number
    checked_in_at: number | null
    checked_out_at: number | null
    cancelled_reason: string | null
    attendees: number
  }>(
    sources,
    `SELECT id, title, kind, purpose, planned_start, checked_in_at, checked_out_at, cancelled_reason,
       (SELECT count(*) FROM visit_attendee p WHERE p.visit_id = v.id AND p.deleted_at IS NULL) AS attendees
     FROM visit v WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((visit) => ({
    kind: 'visit',
    id: visit.id,
    at: visit.checked_in_at ?? visit.planned_start,
    event:
      visit.cancelled_reason !== null
        ? 'visit.cancelled'
        : visit.checked_out_at !== null
          ? 'visit.done'
          : visit.checked_in_at !== null
            ? 'visit.begun'
            : 'visit.planned',
    title: visit.title,
    detail: visit.cancelled_reason ?? visit.purpose,
    data: { visitKind: visit.kind, attendees: visit.attendees },
  }))
