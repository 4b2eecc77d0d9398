import { type CalendarEvent, eventTitle, writeCalendar } from '../../../../shared/domain/calendar/index.ts'
import { cleanFileName } from '../../../../shared/kernel/index.ts'
import { queryBuilder } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { toVisitRows, type VisitRow } from '../visits/rows.ts'

const mime = 'text/calendar; charset=utf-8'

/** What calendars know a visit by: the name it came with, or one of ours. */
export const calendarUid = (visit: { readonly id: string; readonly calendarUid: string | null }): string =>
  visit.calendarUid ?? `${visit.id}@bowtie`

/** What a visit tells a calendar, which is shown to others: never its purpose, its cost, or who said what. */
function toEvent(visit: VisitRow, uid: string): CalendarEvent {
  return {
    uid,
    title: eventTitle(visit.accountName, visit.title),
    start: visit.plannedStart,
    end: visit.plannedEnd,
    place: visit.place,
    description: visit.agenda,
    isCancelled: visit.state === 'cancelled',
    account: visit.accountName,
    kind: visit.kind,
  }
}

/** IOX-2: visits as one file, in the order of their days. */
export function composeCalendar(context: CallContext, visitIds: readonly string[] | undefined, name: string) {
  const { read } = context.store
  let query = queryBuilder
    .selectFrom('visit')
    .select('id')
    .where('deleted_at', 'is', null)
    .orderBy('planned_start')
    .orderBy('id')
  if (visitIds !== undefined) query = query.where('id', 'in', [...new Set(visitIds)])
  const visits = read.all(query).flatMap(({ id }) => read.record('visit', id) ?? [])
  const uids = new Map(visits.map((visit) => [visit.id, calendarUid(visit)]))
  const rows = toVisitRows(read, visits)
  const [only] = rows
  const title = rows.length === 1 && only !== undefined ? `${only.accountName} ${only.title}` : name
  return {
    name: `${cleanFileName(title)}.ics`,
    mime,
    visits: rows.length,
    text: writeCalendar(
      rows.map((visit) => toEvent(visit, uids.get(visit.id) ?? visit.id)),
      { now: context.clock.now(), name },
    ),
  }
}
