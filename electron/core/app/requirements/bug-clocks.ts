import type { CallOutput } from '../../../../shared/contract/index.ts'
import { bugTicket, ticketState } from '../../../../shared/domain/service-levels/index.ts'
import { orderMoves } from '../../../../shared/domain/requirement/index.ts'
import type { CallContext } from '../context.ts'
import { groupedBy } from '../references.ts'
import { readClocks } from '../service/clocks.ts'
import { readServiceRules } from '../service/settings.ts'
import { toState } from './rows.ts'

export type BugClocks = CallOutput<'requirement.clocks'>['accounts'][number] & {
  readonly requirementId: string
}

interface Ask {
  readonly requirement_id: string
  readonly account_id: string
  readonly account_name: string
  readonly tier: string | null
  readonly calendar: string | null
  readonly asked_on: string
  readonly told_on: string | null
  readonly created_at: number
}

type Reading = Pick<CallContext, 'store' | 'clock' | 'dayOf' | 'startOfDay'>

/**
 * REQ-7, ACC-5: the service clocks of bugs, of every account that asks, by its own tier and calendar. Reported on an
 * earlier day than it was written down: from the beginning of that day. An account that asks twice has one clock,
 * from its first asking. `ids` missing: all bugs that are not settled.
 */
export function readBugClocks(
  { store: { read }, clock, dayOf, startOfDay }: Reading,
  ids?: readonly string[],
): BugClocks[] {
  const asks = read.rows<Ask>(
    `SELECT k.requirement_id, k.account_id, a.name AS account_name, a.tier, a.calendar, k.asked_on, k.told_on,
       k.created_at
     FROM requirement r JOIN requirement_ask k ON k.requirement_id = r.id JOIN account a ON a.id = k.account_id
     WHERE r.deleted_at IS NULL AND k.deleted_at IS NULL AND a.deleted_at IS NULL AND r.kind = 'bug'
       AND ${ids === undefined ? "? IS NULL AND r.state NOT IN ('shipped', 'declined', 'told')" : 'r.id IN (SELECT value FROM json_each(?))'}
     ORDER BY k.asked_on, k.created_at, k.id`,
    ids === undefined ? null : JSON.stringify(ids),
  )
  const asked = JSON.stringify([...new Set(asks.map((ask) => ask.requirement_id))])
  const moves = groupedBy(
    read.rows<{ id: string; requirementId: string; from: string | null; to: string; at: number }>(
      `SELECT id, requirement_id AS requirementId, from_state AS "from", to_state AS "to", at FROM requirement_move
       WHERE deleted_at IS NULL AND requirement_id IN (SELECT value FROM json_each(?)) ORDER BY at, id`,
      asked,
    ),
    ({ requirementId }) => requirementId,
  )
  const promised = groupedBy(
    read.rows<{ requirementId: string; accountId: string; at: number }>(
      `SELECT requirement_id AS requirementId, account_id AS accountId, created_at AS at FROM promise
       WHERE deleted_at IS NULL AND requirement_id IN (SELECT value FROM json_each(?))`,
      asked,
    ),
    ({ requirementId, accountId }) => `${requirementId}/${accountId}`,
  )
  const rules = readServiceRules(read)
  const byAccount = groupedBy(asks, (ask) => `${ask.requirement_id}/${ask.account_id}`)
  return [...byAccount].flatMap(([key, [ask, ...others]]) => {
    if (ask === undefined) return []
    const told = [ask, ...others].flatMap(({ told_on: day }) => day ?? [])
    const { ticket, waits } = bugTicket({
      reportedAt: dayOf(ask.created_at) === ask.asked_on ? ask.created_at : startOfDay(ask.asked_on),
      moves: orderMoves(
        (moves.get(ask.requirement_id) ?? []).map((move) => ({
          ...move,
          from: move.from === null ? null : toState(move.from),
          to: toState(move.to),
        })),
      ),
      answers: [...(promised.get(key) ?? []).map(({ at }) => at), ...told.map((day) => startOfDay(day))],
    })
    return [
      {
        requirementId: ask.requirement_id,
        accountId: ask.account_id,
        accountName: ask.account_name,
        reportedAt: ticket.openedAt,
        state: ticketState(ticket, waits),
        ...readClocks(rules, ask, ticket, waits, clock.now()),
      },
    ]
  })
}
