import { type CallOutput, visitKinds } from '../../../../shared/contract/index.ts'
import { visitState } from '../../../../shared/domain/visit/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import { groupedBy } from '../references.ts'

export type VisitRow = CallOutput<'visit.get'>

/** Visits as the interface shows them, in the order given; those of accounts in the bin are left out. */
export function toVisitRows(read: ReadStore, visits: readonly RecordOf<'visit'>[]): VisitRow[] {
  const ids = JSON.stringify(visits.map(({ id }) => id))
  const listed = 'deleted_at IS NULL AND visit_id IN (SELECT value FROM json_each(?))'
  const attendees = groupedBy(
    read.rows<{ id: string; visit_id: string; person_id: string | null; name: string; side: string }>(
      `SELECT id, visit_id, person_id, name, side FROM visit_attendee WHERE ${listed} ORDER BY side, id`,
      ids,
    ),
    ({ visit_id }) => visit_id,
  )
  const notes = groupedBy(
    read.rows<{ id: string; visit_id: string }>(
      `SELECT id, visit_id FROM note WHERE ${listed} ORDER BY happened_at, id`,
      ids,
    ),
    ({ visit_id }) => visit_id,
  )
  const accounts = new Map(
    read
      .rows<{ id: string; name: string; city: string | null }>(
        'SELECT id, name, city FROM account WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...new Set(visits.map(({ accountId }) => accountId))]),
      )
      .map((account) => [account.id, account]),
  )
  return visits.flatMap((visit) => {
    const account = accounts.get(visit.accountId)
    if (account === undefined) return []
    return [
      {
        id: visit.id,
        accountId: visit.accountId,
        accountName: account.name,
        city: account.city,
        title: visit.title,
        kind: visitKinds.find((kind) => kind === visit.kind) ?? 'visit',
        purpose: visit.purpose,
        agenda: visit.agenda,
        place: visit.place,
        plannedStart: visit.plannedStart,
        plannedEnd: visit.plannedEnd,
        hours: visit.hours,
        travelCostMinor: visit.travelCostMinor,
        currency: visit.currency,
        checkedInAt: visit.checkedInAt,
        checkedOutAt: visit.checkedOutAt,
        cancelledReason: visit.cancelledReason,
        state: visitState(visit),
        attendees: (attendees.get(visit.id) ?? []).map((attendee) => ({
          id: attendee.id,
          personId: attendee.person_id,
          name: attendee.name,
          side: attendee.side === 'ours' ? ('ours' as const) : ('customer' as const),
        })),
        noteIds: (notes.get(visit.id) ?? []).map(({ id }) => id),
      },
    ]
  })
}

/** One visit; undefined when it, or its account, is not there. */
export function readVisit(read: ReadStore, id: string): VisitRow | undefined {
  const visit = read.record('visit', id)
  return visit && toVisitRows(read, [visit])[0]
}
