import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  type DutySide,
  dutySides,
  dutyWords,
  isAgreed,
  isChangedSince,
  kickOffMissing,
} from '../../../../shared/domain/kick-off/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'

export type KickOff = CallOutput<'kickOff.get'>

/** Two may have come together by a merge of accounts or from two devices: the one that was held counts, else the first. */
export function readKickOffRecord(read: ReadStore, accountId: string): RecordOf<'kick_off'> | undefined {
  const all = read.records('kick_off', { accountId }, { orderBy: ['createdAt', 'id'] })
  return all.find(({ heldOn }) => heldOn !== null) ?? all[0]
}

export const readDuties = (read: ReadStore, accountId: string): RecordOf<'duty'>[] => [
  ...read.records('duty', { accountId }, { orderBy: ['position', 'createdAt', 'id'] }),
]

export const toDutySide = (side: string): DutySide => dutySides.find((known) => known === side) ?? 'ours'

/** How many duties read otherwise than when the customer's agreement was written down. */
function changedSinceAgreed(
  { store }: Pick<CallContext, 'store'>,
  accountId: string,
  record: RecordOf<'kick_off'> | undefined,
): number {
  if (record?.agreedOn == null) return 0
  const agreedAt = Math.max(
    ...['agreedOn', 'agreedBy'].flatMap((field) =>
      store.fieldHistory('kick_off', record.id, field).map(({ at }) => at),
    ),
  )
  return store.read
    .records('duty', { accountId }, { includeDeleted: true })
    .filter(({ id }) => isChangedSince(store.fieldHistory('duty', id), agreedAt)).length
}

const ownFields = (record: RecordOf<'kick_off'> | undefined) => ({
  id: record?.id ?? null,
  plannedOn: record?.plannedOn ?? null,
  heldOn: record?.heldOn ?? null,
  place: record?.place ?? null,
  goals: record?.goals ?? null,
  remark: record?.remark ?? null,
  agreedOn: record?.agreedOn ?? null,
  agreedBy: record?.agreedBy ?? null,
  agreedByPersonId: record?.agreedByPersonId ?? null,
})

const readIntents = (read: ReadStore, accountId: string): KickOff['intents'] =>
  read
    .records('purchase_intent', { accountId }, { orderBy: ['position', 'id'] })
    .map(({ id, statement, personId }) => ({
      id,
      statement,
      personName: personId === null ? null : (read.record('person', personId)?.name ?? null),
    }))

const figure = (value: number | null): string | null => (value === null ? null : String(value))

const readOutcomes = (read: ReadStore, accountId: string): KickOff['results'] =>
  read
    .records('outcome', { accountId }, { orderBy: ['position', 'id'] })
    .map(({ id, title, measure, baseline, target, unit, dueDay }) => ({
      id,
      kind: 'outcome' as const,
      text: title,
      measure,
      baseline: figure(baseline),
      target: figure(target),
      unit,
      dueDay,
    }))

const readFirstValues = (read: ReadStore, accountId: string): KickOff['results'] =>
  read
    .records('first_value', { accountId }, { orderBy: ['createdAt', 'id'] })
    .map(({ id, statement, measure, baseline, target, unit, dueDay }) => ({
      id,
      kind: 'first_value' as const,
      text: statement,
      measure,
      baseline,
      target,
      unit,
      dueDay,
    }))

/** VAL-3: the kick-off of an account with all that its page and its document show. */
export function readKickOff(
  context: Pick<CallContext, 'store'>,
  account: Pick<RecordOf<'account'>, 'id' | 'name'>,
  language: string,
): KickOff {
  const { read } = context.store
  const { id: accountId, name: accountName } = account
  const record = readKickOffRecord(read, accountId)
  const fields = ownFields(record)
  const participants = read
    .records('kick_off_participant', { accountId }, { orderBy: ['createdAt', 'id'] })
    .map(({ id, side, personId, name, role }) => ({
      id,
      side: side === 'ours' ? ('ours' as const) : ('theirs' as const),
      personId,
      name,
      role,
    }))
  const duties = readDuties(read, accountId).map((duty) => ({
    id: duty.id,
    dutyKey: duty.dutyKey,
    ...dutyWords(duty, language),
    side: toDutySide(duty.side),
    responsible: duty.responsible,
    personId: duty.personId,
    dueDay: duty.dueDay,
  }))
  const intents = readIntents(read, accountId)
  const results = [...readOutcomes(read, accountId), ...readFirstValues(read, accountId)]
  const milestones = read
    .records('milestone', { accountId }, { orderBy: ['position', 'id'] })
    .map(({ id, title, dueDay, reachedOn }) => ({ id, title, dueDay, reachedOn }))
  const facts = {
    day: fields.heldOn ?? fields.plannedOn,
    participants,
    hasGoal: (fields.goals ?? '').trim() !== '' || results.length > 0,
    duties,
    agreedOn: fields.agreedOn,
    agreedBy: fields.agreedBy,
    changedSinceAgreed: changedSinceAgreed(context, accountId, record),
  }
  return {
    ...fields,
    accountId,
    accountName,
    participants,
    duties,
    intents,
    results,
    milestones,
    isAgreed: isAgreed(facts),
    missing: kickOffMissing(facts),
  }
}
