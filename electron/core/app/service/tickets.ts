import type { CallOutput } from '../../../../shared/contract/index.ts'
import { ticketState, type TicketWait } from '../../../../shared/domain/service-levels/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import { groupedBy } from '../references.ts'
import { nextClock, readClocks } from './clocks.ts'
import { readServiceRules } from './settings.ts'

export type TicketRow = CallOutput<'ticket.get'>

const waitKind = (kind: string): TicketWait['kind'] => (kind === 'solved' ? 'solved' : 'customer')

/** A ticket's waits as the rules take them. */
export const waitsOf = (read: ReadStore, ticketId: string): (TicketWait & { readonly id: string })[] =>
  read
    .records('ticket_wait', { ticketId }, { orderBy: ['fromAt', 'id'] })
    .map(({ id, kind, fromAt, toAt }) => ({ id, kind: waitKind(kind), fromAt, toAt }))

/** Tickets with their clocks as they read now, in the order given; those of accounts in the bin are left out. */
export function toTicketRows(
  read: ReadStore,
  records: readonly RecordOf<'ticket'>[],
  now: number,
): TicketRow[] {
  const rules = readServiceRules(read)
  const waits = groupedBy(
    read.rows<{
      id: string
      ticket_id: string
      kind: string
      from_at: number
      to_at: number | null
      reason: string | null
    }>(
      `SELECT id, ticket_id, kind, from_at, to_at, reason FROM ticket_wait
       WHERE deleted_at IS NULL AND ticket_id IN (SELECT value FROM json_each(?)) ORDER BY from_at, id`,
      JSON.stringify(records.map(({ id }) => id)),
    ),
    (wait) => wait.ticket_id,
  )
  const accounts = read.recordsById(
    'account',
    records.map(({ accountId }) => accountId),
  )
  const people = read.recordsById(
    'person',
    records.flatMap(({ personId }) => personId ?? []),
  )
  return records.flatMap((ticket) => {
    const account = accounts.get(ticket.accountId)
    if (account === undefined) return []
    const own = (waits.get(ticket.id) ?? []).map((wait) => ({
      id: wait.id,
      kind: waitKind(wait.kind),
      fromAt: wait.from_at,
      toAt: wait.to_at,
      reason: wait.reason,
    }))
    return [
      {
        id: ticket.id,
        accountId: account.id,
        accountName: account.name,
        code: ticket.code,
        title: ticket.title,
        detail: ticket.detail,
        solution: ticket.solution,
        priority: ticket.priority,
        satisfaction: ticket.satisfaction,
        escalated: ticket.escalated,
        openedAt: ticket.openedAt,
        answeredAt: ticket.answeredAt,
        closedAt: ticket.closedAt,
        resolutionMinutes: ticket.resolutionMinutes,
        firstResponseMinutes: ticket.firstResponseMinutes,
        personId: ticket.personId,
        personName: ticket.personId === null ? null : (people.get(ticket.personId)?.name ?? null),
        state: ticketState(ticket, own),
        waits: own,
        ...readClocks(rules, account, ticket, own, now),
      },
    ]
  })
}

/** All tickets that are not solved: the one due first on top, those without a due instant behind. */
export function readRunningTickets(read: ReadStore, now: number): TicketRow[] {
  return toTicketRows(read, read.records('ticket', { closedAt: null }, { orderBy: ['openedAt', 'id'] }), now)
    .map((row) => ({ row, dueAt: nextClock(row)?.dueAt ?? Number.POSITIVE_INFINITY }))
    .sort((left, right) =>
      left.dueAt === right.dueAt ? left.row.openedAt - right.row.openedAt : left.dueAt - right.dueAt,
    )
    .map(({ row }) => row)
}
