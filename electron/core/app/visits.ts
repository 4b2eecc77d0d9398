import { hoursBetween, visitState } from '../../../shared/domain/visit/index.ts'
import { addDays, ok } from '../../../shared/kernel/index.ts'
import { queryBuilder, type RecordOf } from '../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import { missingReference } from './references.ts'
import { tidied } from './typed-text.ts'
import { writeAttendees } from './visits/attendees.ts'
import { readVisit, toVisitRows } from './visits/rows.ts'

const asTyped = ['purpose', 'agenda'] as const

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('visit', id)?.title ?? '',
})

const endsBeforeStart = (start: number, end: number | null | undefined): boolean => end != null && end < start
const wrongOrder = () => refuse('ends_before_start', 'a visit cannot end before it begins')
const wrongState = (visit: RecordOf<'visit'>) =>
  refuse('wrong_state', `the visit is ${visitState(visit)}`, { state: visitState(visit) })

export const visitsHandlers = {
  'visit.list': (context, { accountId, from, to, limit }) => {
    const { read } = context.store
    let query = queryBuilder
      .selectFrom('visit')
      .select('id')
      .where('deleted_at', 'is', null)
      // A visit to an account in the bin is hidden with it; asked for here so that the limit counts what is shown.
      .where((visit) =>
        visit.exists(
          visit
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.id', '=', 'visit.account_id')
            .where('account.deleted_at', 'is', null),
        ),
      )
      .orderBy('planned_start', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    if (accountId !== undefined) query = query.where('account_id', '=', accountId)
    if (from !== undefined) query = query.where('planned_start', '>=', context.startOfDay(from))
    if (to !== undefined) query = query.where('planned_start', '<', context.startOfDay(addDays(to, 1)))
    const visits = read.all(query).flatMap(({ id }) => read.record('visit', id) ?? [])
    return ok({ visits: toVisitRows(read, visits) })
  },

  'visit.get': (context, { id }) => {
    const visit = readVisit(context.store.read, id)
    return visit === undefined ? notFound('visit', id) : ok(visit)
  },

  'visit.plan': (context, { attendees, ...input }) => {
    const fields = tidied(input, asTyped)
    if (endsBeforeStart(fields.plannedStart, fields.plannedEnd)) return wrongOrder()
    return context.change({ name: 'visit.plan', label: { title: fields.title } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId })
      if (missing !== null) return missing
      const id = write.insert('visit', { ...fields, kind: fields.kind ?? 'visit' })
      const written = writeAttendees(write, id, attendees ?? [])
      if ('ok' in written) return written
      return ok({ id, actionId: write.actionId })
    })
  },

  'visit.update': (context, { id, patch, attendees }) =>
    context.change({ name: 'visit.update', label: labelOf(context, id) }, (write) => {
      const visit = write.record('visit', id)
      if (visit === undefined) return notFound('visit', id)
      const fields = tidied(patch, asTyped)
      const start = fields.plannedStart ?? visit.plannedStart
      const end = fields.plannedEnd === undefined ? visit.plannedEnd : fields.plannedEnd
      if (endsBeforeStart(start, end)) return wrongOrder()
      let changed = write.update('visit', id, fields)
      if (attendees !== undefined) {
        const written = writeAttendees(write, id, attendees)
        if ('ok' in written) return written
        changed = written.changed || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'visit.checkIn': (context, { id, at }) =>
    context.change({ name: 'visit.checkIn', label: labelOf(context, id) }, (write) => {
      const visit = write.record('visit', id)
      if (visit === undefined) return notFound('visit', id)
      if (visitState(visit) !== 'planned') return wrongState(visit)
      write.update('visit', id, { checkedInAt: at ?? write.now })
      return ok({ actionId: write.actionId })
    }),

  'visit.checkOut': (context, { id, at, hours }) =>
    context.change({ name: 'visit.checkOut', label: labelOf(context, id) }, (write) => {
      const visit = write.record('visit', id)
      if (visit === undefined) return notFound('visit', id)
      if (visit.checkedInAt === null || visitState(visit) !== 'in') return wrongState(visit)
      const checkedOutAt = at ?? write.now
      if (endsBeforeStart(visit.checkedInAt, checkedOutAt)) return wrongOrder()
      write.update('visit', id, {
        checkedOutAt,
        hours: hours === undefined ? hoursBetween(visit.checkedInAt, checkedOutAt) : hours,
      })
      return ok({ actionId: write.actionId })
    }),

  'visit.cancel': (context, { id, reason }) =>
    context.change({ name: 'visit.cancel', label: labelOf(context, id) }, (write) => {
      const visit = write.record('visit', id)
      if (visit === undefined) return notFound('visit', id)
      if (visitState(visit) !== 'planned' && visitState(visit) !== 'cancelled') return wrongState(visit)
      const changed = write.update('visit', id, { cancelledReason: reason.trim() })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'visit.remove': (context, { id }) =>
    context.change({ name: 'visit.remove', label: labelOf(context, id) }, (write) =>
      write.remove('visit', id) ? ok({ actionId: write.actionId }) : notFound('visit', id),
    ),
} satisfies Handlers<
  | 'visit.list'
  | 'visit.get'
  | 'visit.plan'
  | 'visit.update'
  | 'visit.checkIn'
  | 'visit.checkOut'
  | 'visit.cancel'
  | 'visit.remove'
>
