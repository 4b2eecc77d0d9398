import { type CallOutput, trainingRoles } from '../../../../shared/contract/index.ts'
import {
  outcomeProgress,
  outcomeState,
  toIntentKind,
  trainingProposals,
} from '../../../../shared/domain/plan/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { evidenceOf } from '../evidence/evidence.ts'
import { groupedBy } from '../references.ts'
import { tasksAsShown } from '../tasks.ts'
import { readValueClock } from '../value/clocks.ts'
import { readFirstValues, readMilestones } from '../value/read.ts'
import { waitingOf } from '../value/waiting.ts'

type Plan = CallOutput<'plan.get'>

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)

/** Names of people by id; those in the bin too: who said something said it. */
function personNames(read: ReadStore, ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const rows = read.rows<{ id: string; name: string }>(
    'SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)].filter((id) => id !== null)),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null)

function readIntents(read: ReadStore, accountId: string): Plan['intents'] {
  const records = read.records('purchase_intent', { accountId }, { orderBy: ['position', 'id'] })
  const evidence = evidenceOf(read, 'intent', idsOf(records))
  const names = personNames(
    read,
    records.map(({ personId }) => personId),
  )
  return records.map((intent) => ({
    id: intent.id,
    accountId,
    kind: toIntentKind(intent.kind),
    statement: intent.statement,
    personId: intent.personId,
    personName: nameIn(names, intent.personId),
    saidOn: intent.saidOn,
    position: intent.position,
    evidence: [...(evidence.get(intent.id) ?? [])],
  }))
}

/** The day from which an outcome's time runs: its own first day, else the day it was agreed. */
const startOf = ({ startDay, agreedOn }: RecordOf<'outcome'>): string | null => startDay ?? agreedOn

function readOutcomes(
  { store, today }: Pick<CallContext, 'store' | 'today'>,
  accountId: string,
): Plan['outcomes'] {
  const { read } = store
  const records = read.records('outcome', { accountId }, { orderBy: ['position', 'id'] })
  const evidence = evidenceOf(read, 'outcome', idsOf(records))
  const names = personNames(
    read,
    records.map(({ agreedPersonId }) => agreedPersonId),
  )
  const entries = groupedBy(
    read.records('value_entry', { accountId }, { orderBy: ['-day', '-id'] }),
    ({ outcomeId }) => outcomeId ?? '',
  )
  return records.map((record) => {
    const { createdAt: _, createdBy: _by, deletedAt: _gone, ...fields } = record
    return {
      ...fields,
      agreedPersonName: nameIn(names, record.agreedPersonId),
      progress: outcomeProgress(record),
      state: outcomeState({ ...record, startDay: startOf(record) }, today()),
      evidence: [...(evidence.get(record.id) ?? [])],
      entries: (entries.get(record.id) ?? []).map(({ id, result, amountMinor, currency, day }) => ({
        id,
        result,
        amountMinor,
        currency,
        day,
      })),
    }
  })
}

function readTrainings(read: ReadStore, accountId: string): Plan['trainings'] {
  const records = read.records('training', { accountId }, { orderBy: ['position', 'id'] })
  const attendees = groupedBy(
    read.rows<{ trainingId: string; id: string; name: string }>(
      `SELECT t.training_id AS trainingId, p.id, p.name FROM training_attendee t JOIN person p ON p.id = t.person_id
       WHERE t.deleted_at IS NULL AND p.deleted_at IS NULL
         AND t.training_id IN (SELECT value FROM json_each(?))
       ORDER BY t.id`,
      JSON.stringify(idsOf(records)),
    ),
    ({ trainingId }) => trainingId,
  )
  return records.map((training) => {
    const people = (attendees.get(training.id) ?? []).map(({ id, name }) => ({ id, name }))
    const { createdAt: _, createdBy: _by, deletedAt: _gone, ...fields } = training
    return {
      ...fields,
      role: trainingRoles.find((role) => role === training.role) ?? 'other',
      attendeeIds: idsOf(people),
      attendees: people,
    }
  })
}

/** VAL-7: go-live as it was reached, else as it is planned; the earliest. */
function goLiveOf(milestones: Pick<Plan, 'milestones'>['milestones']): string | null {
  const days = milestones.flatMap(({ kind, reachedOn, dueDay }) => {
    const on = reachedOn ?? dueDay
    return kind === 'go_live' && on !== null ? [on] : []
  })
  return days.sort()[0] ?? null
}

/** Tasks of milestones: in their own order, those without one by their day behind. */
function readTasks(read: ReadStore, accountId: string, milestoneIds: readonly string[]): Plan['tasks'] {
  const known = new Set(milestoneIds)
  const tasks = read
    .records('task', { accountId }, { orderBy: ['dueDay', 'id'] })
    .filter(({ milestoneId }) => milestoneId !== null && known.has(milestoneId))
    .toSorted((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity) || 0)
  return tasksAsShown(read, tasks)
}

export const planReadHandlers = {
  'plan.get': (context, { accountId }) => {
    const { read } = context.store
    const account = read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    const milestones = readMilestones(read, accountId)
    const evidence = evidenceOf(read, 'milestone', idsOf(milestones))
    const intents = readIntents(read, accountId)
    const trainings = readTrainings(read, accountId)
    const shown = milestones.map((milestone) => ({
      ...milestone,
      evidence: [...(evidence.get(milestone.id) ?? [])],
      waiting: [...waitingOf(context, milestone.id)],
    }))
    const people = read.records('person', { accountId }).filter(({ leftOn }) => leftOn === null)
    return ok({
      accountName: account.name,
      intents,
      outcomes: readOutcomes(context, accountId),
      milestones: shown,
      tasks: readTasks(read, accountId, idsOf(milestones)),
      trainings,
      proposals: trainingProposals({
        intents,
        roles: people.map(({ role }) => role),
        planned: trainings,
        goLiveDay: goLiveOf(shown),
        today: context.today(),
      }),
      firstValues: readFirstValues(read, accountId),
      signedOn: readValueClock(read, accountId)?.signedOn ?? null,
    })
  },
} satisfies Handlers<'plan.get'>
