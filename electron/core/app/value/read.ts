import { type CallOutput, milestoneKinds, waitingSides } from '../../../../shared/contract/index.ts'
import {
  grossAndNet,
  kaplanMeier,
  timeToValue,
  ttvObservations,
  waitingDays,
} from '../../../../shared/domain/value/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { type Handlers, notFound } from '../context.ts'
import { evidenceOf } from '../evidence/evidence.ts'
import { readValueClock, readValueClocks } from './clocks.ts'
import { waitingOfAccount } from './waiting.ts'

type Plan = CallOutput<'value.plan'>

/** The one due first before those without a day. */
export function readFirstValues(read: ReadStore, accountId: string): Plan['firstValues'] {
  const records = read.records('first_value', { accountId }, { orderBy: ['createdAt', 'id'] })
  const evidence = evidenceOf(
    read,
    'first_value',
    records.map(({ id }) => id),
  )
  return records.map(({ createdAt: _, createdBy: _by, deletedAt: _gone, ...fields }) => ({
    ...fields,
    evidence: [...(evidence.get(fields.id) ?? [])],
  }))
}

export const readMilestones = (read: ReadStore, accountId: string): Plan['milestones'] =>
  read.records('milestone', { accountId }, { orderBy: ['position', 'id'] }).map((milestone) => ({
    id: milestone.id,
    accountId,
    kind: milestoneKinds.find((kind) => kind === milestone.kind) ?? 'other',
    title: milestone.title,
    dueDay: milestone.dueDay,
    reachedOn: milestone.reachedOn,
    waitingOn: waitingSides.find((side) => side === milestone.waitingOn) ?? null,
    waitingSince: milestone.waitingSince,
    position: milestone.position,
    startDay: milestone.startDay,
    outcomeId: milestone.outcomeId,
  }))

/** VAL-8: the ledger, the latest first. */
export function readEntries(read: ReadStore, accountId: string): Plan['entries'] {
  const records = read.records('value_entry', { accountId }, { orderBy: ['-day', '-id'] })
  const evidence = evidenceOf(
    read,
    'value',
    records.map(({ id }) => id),
  )
  return records.map((entry) => ({
    id: entry.id,
    accountId,
    result: entry.result,
    amountMinor: entry.amountMinor,
    currency: entry.currency,
    source: entry.source,
    quote: entry.quote,
    personId: entry.personId,
    personName: entry.personId === null ? null : (read.record('person', entry.personId)?.name ?? null),
    day: entry.day,
    outcomeId: entry.outcomeId,
    outcomeTitle: entry.outcomeId === null ? null : (read.record('outcome', entry.outcomeId)?.title ?? null),
    evidence: [...(evidence.get(entry.id) ?? [])],
  }))
}

export const valueReadHandlers = {
  'value.plan': (context, { accountId }) => {
    const { read } = context.store
    const clock = readValueClock(read, accountId)
    if (clock === undefined) return notFound('account', accountId)
    const { state, days } = timeToValue(clock, context.today())
    const milestones = readMilestones(read, accountId)
    const waiting = waitingOfAccount(context, accountId)
    const liveDays = milestones.flatMap(({ kind, reachedOn }) =>
      kind === 'go_live' && reachedOn ? [reachedOn] : [],
    )
    return ok({
      firstValues: readFirstValues(read, accountId),
      milestones,
      entries: readEntries(read, accountId),
      signedOn: clock.signedOn,
      goLiveOn: liveDays.sort()[0] ?? null,
      ttvDays: days,
      ttvState: state,
      netTtvDays: grossAndNet({ ...clock, waiting }, context.today()).netDays,
      waiting: waitingDays(waiting),
    })
  },

  'value.ttv': (context) => {
    const observations = ttvObservations(readValueClocks(context.store.read), context.today())
    const { steps, median } = kaplanMeier(observations)
    return ok({
      accounts: observations.length,
      signedOff: observations.filter(({ event }) => event).length,
      medianDays: median,
      curve: steps.map(({ time, atRisk, events, surviving }) => ({
        day: time,
        atRisk,
        events,
        share: 1 - surviving,
      })),
    })
  },
} satisfies Handlers<'value.plan' | 'value.ttv'>
