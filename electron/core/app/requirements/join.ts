import { type JoinPlan, planJoin, planSplit } from '../../../../shared/domain/requirement/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { RecordOf, WriteStore } from '../../store/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import { evidenceOf } from '../evidence/evidence.ts'
import { welcomeAskers } from './crowd.ts'
import { labelOf } from './label.ts'
import { nextCode } from './next-code.ts'
import { readFacts, readLivingAsks } from './rows.ts'

/** What an asker was told is of another requirement, and does not hold here. */
const untold = {
  toldOn: null,
  toldBy: null,
  toldHow: null,
  toldTo: null,
  reaction: null,
  reactionText: null,
} as const

/** What the one that stays does not say, as the other says it. */
function gaps(kept: RecordOf<'requirement'>, other: RecordOf<'requirement'>) {
  return {
    scenario: kept.scenario ?? other.scenario,
    background: kept.background ?? other.background,
    conditions: kept.conditions ?? other.conditions,
    steps: kept.steps ?? other.steps,
    severity: kept.severity ?? other.severity,
    effort: kept.effort ?? other.effort,
    effect: kept.effect ?? other.effect,
  }
}

/** Askers of the other one come over; an account that asks for both counts once, since the earlier day. */
function moveAsks(write: WriteStore, plan: JoinPlan): void {
  const doubled = new Set(plan.doubled)
  for (const askId of plan.moved)
    if (doubled.has(askId)) write.remove('requirement_ask', askId)
    else write.update('requirement_ask', askId, { requirementId: plan.into, ...untold })
  for (const { id, accountId } of readLivingAsks(write, [plan.into])) {
    const first = plan.firstAsked.find((known) => known.accountId === accountId)
    if (first !== undefined) write.update('requirement_ask', id, { askedOn: first.askedOn })
  }
}

/**
 * What was promised to those who leave is for what they ask for now: shipping the other one neither keeps nor breaks it.
 * Written anew, as their asking is, with the sentences it came from.
 */
function takePromisesAlong(
  write: WriteStore,
  fromId: string,
  intoId: string,
  accountIds: ReadonlySet<string>,
): void {
  for (const promise of write.records('promise', { requirementId: fromId, state: 'open' })) {
    if (!accountIds.has(promise.accountId)) continue
    const { id, createdAt: _at, createdBy: _by, deletedAt: _gone, ...said } = promise
    const newId = write.insert('promise', { ...said, requirementId: intoId })
    for (const quote of write.records('evidence', { targetKind: 'promise', targetId: id })) {
      const { noteId, targetKind, anchorStart, anchorEnd } = quote
      write.insert('evidence', {
        noteId,
        targetKind,
        targetId: newId,
        quote: quote.quote,
        anchorStart,
        anchorEnd,
      })
      write.remove('evidence', quote.id)
    }
    write.remove('promise', id)
  }
}

export const requirementJoinHandlers = {
  'requirement.merge': (context, { id, fromId }) =>
    context.change({ name: 'requirement.merge', label: labelOf(context, id) }, (write) => {
      const kept = write.record('requirement', id)
      const other = write.record('requirement', fromId)
      if (kept === undefined) return notFound('requirement', id)
      if (other === undefined) return notFound('requirement', fromId)
      const plan = planJoin(id, fromId, readLivingAsks(write, [id, fromId]))
      if (!plan.ok) return refuse('not_allowed', 'a requirement cannot be merged with itself')
      const facts = readFacts(write, kept)
      write.update('requirement', id, gaps(kept, other))
      moveAsks(write, plan.value)
      for (const { id: evidenceId } of evidenceOf(write, 'requirement', [fromId]).get(fromId) ?? [])
        write.update('evidence', evidenceId, { targetId: id })
      for (const promise of write.records('promise', { requirementId: fromId }))
        write.update('promise', promise.id, { requirementId: id })
      write.remove('requirement', fromId)
      welcomeAskers(context, write, kept, facts)
      return ok({ actionId: write.actionId })
    }),

  'requirement.split': (context, { id, askIds, title }) =>
    context.change({ name: 'requirement.split', label: { title } }, (write) => {
      const source = write.record('requirement', id)
      if (source === undefined) return notFound('requirement', id)
      const asks = readLivingAsks(write, [id])
      const leaving = new Set(askIds)
      for (const askId of leaving)
        if (!asks.some((ask) => ask.id === askId)) return notFound('requirement_ask', askId)
      const accountIds = asks.flatMap((ask) => (leaving.has(ask.id) ? [ask.accountId] : []))
      if (!planSplit(id, accountIds, asks).ok)
        return refuse('not_allowed', 'somebody has to go on asking for the one that is split')
      const code = nextCode(write)
      const { kind, scenario, background, conditions, steps, severity } = source
      const newId = write.insert('requirement', {
        code,
        title: title.trim(),
        kind,
        scenario,
        background,
        conditions,
        steps,
        severity,
        state: 'needs_background',
        stateSince: write.now,
      })
      write.insert('requirement_move', { requirementId: newId, toState: 'needs_background', at: write.now })
      for (const { id: askId, accountId, personId, askedBy, askedOn } of asks) {
        if (!leaving.has(askId)) continue
        // Written anew instead of handed over: taking this back removes the new one with all that hangs on it.
        write.insert('requirement_ask', { requirementId: newId, accountId, personId, askedBy, askedOn })
        write.remove('requirement_ask', askId)
      }
      takePromisesAlong(write, id, newId, new Set(accountIds))
      return ok({ id: newId, code, actionId: write.actionId })
    }),
} satisfies Handlers<'requirement.merge' | 'requirement.split'>
