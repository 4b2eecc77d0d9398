import {
  orderMoves,
  allowedMoves,
  findAlike,
  loopFigures,
  type RequirementLoop,
} from '../../../../shared/domain/requirement/index.ts'
import { type Day, ok } from '../../../../shared/kernel/index.ts'
import type { RecordOf } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { evidenceOf } from '../evidence/evidence.ts'
import { groupedBy } from '../references.ts'
import { readBugClocks } from './bug-clocks.ts'
import { type LivingAsk, readLivingAsks, toRequirements, toState } from './rows.ts'

const byCode = { orderBy: ['code', 'id'] } as const

/** From the first asking to the last telling; a requirement that nobody asks for counts from its making. */
function toLoop(
  requirement: RecordOf<'requirement'>,
  asks: readonly LivingAsk[],
  dayOf: CallContext['dayOf'],
): RequirementLoop {
  const told = asks.flatMap(({ toldOn }) => toldOn ?? [])
  const latest = told.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
  return {
    openedOn: asks[0]?.askedOn ?? dayOf(requirement.createdAt),
    closedOn: requirement.state === 'told' ? (latest ?? dayOf(requirement.stateSince)) : null,
  }
}

export const requirementReadHandlers = {
  'requirement.list': (context, { accountId }) => {
    const { read } = context.store
    if (accountId === undefined)
      return ok({ requirements: toRequirements(context, read.records('requirement', {}, byCode)) })
    const asked = read.records('requirement_ask', { accountId }).map(({ requirementId }) => requirementId)
    const records = [...read.recordsById('requirement', asked).values()]
    const rows = toRequirements(
      context,
      records.sort((left, right) => (`${left.code} ${left.id}` < `${right.code} ${right.id}` ? -1 : 1)),
    )
    // An account in the bin asks for nothing.
    return ok({
      requirements: rows.filter(({ asks }) => asks.some((ask) => ask.accountId === accountId)),
    })
  },

  'requirement.get': (context, { id }) => {
    const { read } = context.store
    const record = read.record('requirement', id)
    const [requirement] = record === undefined ? [] : toRequirements(context, [record])
    if (requirement === undefined) return notFound('requirement', id)
    const moves = read.records('requirement_move', { requirementId: id }, { orderBy: ['at', 'id'] })
    return ok({
      requirement,
      moves: orderMoves(
        moves.map((move) => ({
          id: move.id,
          from: move.fromState === null ? null : toState(move.fromState),
          to: toState(move.toState),
          at: move.at,
          by: move.createdBy,
          reason: move.reason,
        })),
      ),
      evidence: [...(evidenceOf(read, 'requirement', [id]).get(id) ?? [])],
      allowed: [...allowedMoves(requirement.state)],
    })
  },

  'requirement.clocks': (context, { id }) =>
    context.store.read.record('requirement', id) === undefined
      ? notFound('requirement', id)
      : ok({ accounts: readBugClocks(context, [id]).map(({ requirementId: _, ...account }) => account) }),

  'requirement.similar': (context, { text, limit }) => {
    const { read } = context.store
    const records = read.records('requirement', {}, byCode)
    const wishes = records.map(({ title, scenario, background }) => ({
      title,
      detail: `${scenario ?? ''}\n${background ?? ''}`,
    }))
    const found = findAlike(text, wishes, limit).flatMap(({ index, likeness }) => {
      const record = records[index]
      return record === undefined ? [] : [{ record, likeness }]
    })
    const asks = groupedBy(
      readLivingAsks(
        read,
        found.map(({ record }) => record.id),
      ),
      ({ requirementId }) => requirementId,
    )
    return ok({
      matches: found.map(({ record, likeness }) => ({
        id: record.id,
        code: record.code,
        title: record.title,
        state: toState(record.state),
        askers: new Set((asks.get(record.id) ?? []).map(({ accountId }) => accountId)).size,
        likeness,
      })),
    })
  },

  /** REQ-9: the moves of all requirements. A day is worked out once per hour, not once per move. */
  'requirement.histories': (context) => {
    const { read } = context.store
    const days = new Map<number, Day>()
    const dayOf = (at: number): Day => {
      // Zones differ from UTC by whole quarters of an hour.
      const quarter = Math.floor(at / 900_000)
      let day = days.get(quarter)
      if (day === undefined) days.set(quarter, (day = context.dayOf(at)))
      return day
    }
    const moves = groupedBy(
      read.rows<{ id: string; requirementId: string; from: string | null; to: string; at: number }>(
        `SELECT id, requirement_id AS requirementId, from_state AS "from", to_state AS "to", at
         FROM requirement_move WHERE deleted_at IS NULL ORDER BY at, id`,
      ),
      ({ requirementId }) => requirementId,
    )
    return ok({
      requirements: read.records('requirement', {}, byCode).map(({ id, code, title, state }) => ({
        id,
        code,
        title,
        state: toState(state),
        moves: orderMoves(
          (moves.get(id) ?? []).map((move) => ({
            ...move,
            from: move.from === null ? null : toState(move.from),
            to: toState(move.to),
          })),
        ).map(({ to, at }) => ({ to, day: dayOf(at) })),
      })),
    })
  },

  /** REQ-9, first figures. */
  'requirement.figures': (context) => {
    const { read } = context.store
    const records = read.records('requirement')
    const asks = groupedBy(
      readLivingAsks(
        read,
        records.map(({ id }) => id),
      ),
      ({ requirementId }) => requirementId,
    )
    const loops = records.map((record) => toLoop(record, asks.get(record.id) ?? [], context.dayOf))
    return ok(loopFigures(loops, context.today()))
  },
} satisfies Handlers<
  | 'requirement.list'
  | 'requirement.get'
  | 'requirement.clocks'
  | 'requirement.similar'
  | 'requirement.figures'
  | 'requirement.histories'
>
