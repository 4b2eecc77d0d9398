import { planTicketStep } from '../../../shared/domain/service-levels/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import { missingReference } from './references.ts'
import { readRunningTickets, toTicketRows, waitsOf } from './service/tickets.ts'
import { tidied } from './typed-text.ts'

const asTyped = ['detail', 'solution'] as const

const labelOf = (context: CallContext, id: string): { readonly title: string } => {
  const ticket = context.store.read.record('ticket', id)
  return { title: ticket?.title ?? ticket?.code ?? '' }
}

const tooEarly = () =>
  refuse('ends_before_start', 'this cannot have happened before what was noted of the ticket already')

/** A clock that is stopped in the future cannot be set going again by hand. */
const notYet = () => refuse('not_yet', 'this lies in the future')

export const ticketHandlers = {
  'ticket.list': ({ store: { read }, clock }, { accountId, limit }) => {
    if (read.record('account', accountId) === undefined) return notFound('account', accountId)
    const records = read.records('ticket', { accountId }, { orderBy: ['-openedAt', '-id'], limit })
    const [count] = read.rows<{ total: number }>(
      'SELECT count(*) AS total FROM ticket WHERE account_id = ? AND deleted_at IS NULL',
      accountId,
    )
    return ok({ tickets: toTicketRows(read, records, clock.now()), total: count?.total ?? 0 })
  },

  'ticket.get': ({ store: { read }, clock }, { id }) => {
    const record = read.record('ticket', id)
    const [row] = record === undefined ? [] : toTicketRows(read, [record], clock.now())
    return row === undefined ? notFound('ticket', id) : ok(row)
  },

  'ticket.running': ({ store: { read }, clock }, { limit }) => {
    const tickets = readRunningTickets(read, clock.now())
    return ok({ tickets: tickets.slice(0, limit), total: tickets.length })
  },

  'ticket.open': (context, input) => {
    const fields = tidied(input, asTyped)
    return context.change({ name: 'ticket.open', label: { title: fields.title } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId, person: fields.personId })
      if (missing !== null) return missing
      if (fields.openedAt !== undefined && fields.openedAt > write.now) return notYet()
      const id = write.insert('ticket', {
        ...fields,
        openedAt: fields.openedAt ?? write.now,
        escalated: false,
      })
      return ok({ id, actionId: write.actionId })
    })
  },

  'ticket.update': (context, { id, patch }) =>
    context.change({ name: 'ticket.update', label: labelOf(context, id) }, (write) => {
      const ticket = write.record('ticket', id)
      if (ticket === undefined) return notFound('ticket', id)
      const fields = tidied(patch, asTyped)
      const missing = missingReference(write, { person: fields.personId })
      if (missing !== null) return missing
      const opened = fields.openedAt ?? ticket.openedAt
      if (opened > write.now && opened !== ticket.openedAt) return notYet()
      const noted = [ticket.answeredAt, ticket.closedAt, ...waitsOf(write, id).map(({ fromAt }) => fromAt)]
      if (noted.some((at) => at !== null && at < opened)) return tooEarly()
      return ok({ actionId: write.update('ticket', id, fields) ? write.actionId : null })
    }),

  'ticket.step': (context, { id, step, at, text }) =>
    context.change({ name: `ticket.${step}`, label: labelOf(context, id) }, (write) => {
      const ticket = write.record('ticket', id)
      if (ticket === undefined) return notFound('ticket', id)
      if (at !== undefined && at > write.now) return notYet()
      const waits = waitsOf(write, id)
      const plan = planTicketStep(ticket, waits, step, at ?? write.now)
      if (!plan.ok)
        return plan.error === 'wrong_state'
          ? refuse('wrong_state', `the ticket does not allow ${step}`, { step })
          : tooEarly()
      const { answeredAt, closedAt, endWaitsAt, newWait } = plan.value
      const words = text?.trim() || null
      write.update('ticket', id, {
        ...(answeredAt === undefined ? {} : { answeredAt }),
        ...(closedAt === undefined ? {} : { closedAt }),
        ...(step === 'solve' && words !== null ? { solution: words } : {}),
      })
      if (endWaitsAt !== undefined)
        for (const wait of waits)
          if (wait.toAt === null) write.update('ticket_wait', wait.id, { toAt: endWaitsAt })
      if (newWait !== undefined) write.insert('ticket_wait', { ticketId: id, ...newWait, reason: words })
      return ok({ actionId: write.actionId })
    }),

  'ticket.remove': (context, { id }) =>
    context.change({ name: 'ticket.remove', label: labelOf(context, id) }, (write) =>
      write.remove('ticket', id) ? ok({ actionId: write.actionId }) : notFound('ticket', id),
    ),
} satisfies Handlers<
  | 'ticket.list'
  | 'ticket.get'
  | 'ticket.running'
  | 'ticket.open'
  | 'ticket.update'
  | 'ticket.step'
  | 'ticket.remove'
>
