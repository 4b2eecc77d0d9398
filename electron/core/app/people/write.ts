import {
  leavingNeedsResell,
  reportingCycle,
  resellWithinDays,
  type StanceChange,
  stanceChanges,
} from '../../../../shared/domain/people/index.ts'
import { addDays, type Day, ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf, WriteStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { type EvidenceInput, insertEvidence } from '../evidence/evidence.ts'
import { missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'

/** Refuses what a person may not refer to. Null: nothing against it. */
function referenceRefusal(
  read: ReadStore,
  id: string | null,
  references: {
    readonly accountId?: string | null | undefined
    readonly reportsToId?: string | null | undefined
    readonly evidence?: EvidenceInput | undefined
  },
) {
  const { accountId, reportsToId, evidence } = references
  const missing = missingReference(read, { account: accountId, note: evidence?.noteId, person: reportsToId })
  if (missing !== null || typeof reportsToId !== 'string') return missing
  if (id === null) return null
  const cycle = reportingCycle((at) => read.record('person', at)?.reportsToId ?? null, id, reportsToId)
  if (cycle === null) return null
  return refuse('invalid_input', 'nobody reports to themselves', {
    issues: [{ path: ['patch', 'reportsToId'], code: 'cycle' }],
    way: cycle.map((at) => read.record('person', at)?.name ?? '').join(' → '),
  })
}

interface Told {
  readonly day: Day
  readonly reason: string | null
  readonly noteId: string | null
}

const record = (
  write: WriteStore,
  personId: string,
  kind: 'joined' | 'left' | 'moved' | 'stance',
  accountId: string | null,
  changes: readonly StanceChange[],
  { day, reason, noteId }: Told,
): string => write.insert('person_event', { personId, accountId, kind, day, detail: changes, reason, noteId })

/** PPL-3: the task to win over whoever comes next. The kind says what it is; its title names the person. */
function raiseResell(write: WriteStore, person: RecordOf<'person'>, today: Day): string {
  const owner = person.accountId === null ? undefined : write.record('account', person.accountId)?.owner
  return write.insert('task', {
    accountId: person.accountId,
    kind: 're_sell',
    title: person.title === null ? person.name : `${person.name} · ${person.title}`,
    owner: owner ?? null,
    dueDay: addDays(today, resellWithinDays),
    state: 'open',
    sourceKind: 'person',
    sourceId: person.id,
  })
}

const blankToNull = (text: string | null | undefined): string | null => text?.trim() || null

const nameOf = (context: CallContext, id: string): string =>
  context.store.read.record('person', id)?.name ?? ''

export const peopleWriteHandlers = {
  'person.create': (context, { evidence, ...input }) => {
    const fields = tidied(input, ['remark'])
    return context.change({ name: 'person.create', label: { name: fields.name } }, (write) => {
      const refusal = referenceRefusal(write, null, { ...fields, evidence })
      if (refusal !== null) return refusal
      const id = write.insert('person', {
        ...fields,
        role: fields.role ?? 'other',
        influence: fields.influence ?? 'unknown',
        attitude: fields.attitude ?? 'unknown',
      })
      if (typeof fields.accountId === 'string') {
        const told = { day: context.today(), reason: null, noteId: evidence?.noteId ?? null }
        record(write, id, 'joined', fields.accountId, [], told)
      }
      if (evidence !== undefined) insertEvidence(write, 'person', id, evidence)
      return ok({ id, actionId: write.actionId })
    })
  },

  'person.update': (context, { id, patch, day, reason, evidence }) =>
    context.change({ name: 'person.update', label: { name: nameOf(context, id) } }, (write) => {
      const person = write.record('person', id)
      if (person === undefined) return notFound('person', id)
      const fields = tidied(patch, ['remark'])
      const refusal = referenceRefusal(write, id, { ...fields, evidence })
      if (refusal !== null) return refusal
      const told = {
        day: day ?? context.today(),
        reason: blankToNull(reason),
        noteId: evidence?.noteId ?? null,
      }
      const { accountId } = fields
      const moves = accountId !== undefined && accountId !== person.accountId
      // Who starts somewhere else is there now, even when they had left; whom they report to there is not known yet.
      const started = { reportsToId: null, ...fields, leftOn: null, mapPlace: null }
      let changed = write.update('person', id, moves ? started : fields)
      const stance = stanceChanges(person, fields)
      if (stance.length > 0) record(write, id, 'stance', accountId ?? person.accountId, stance, told)
      if (moves) {
        const change = [{ field: 'accountId', from: person.accountId, to: accountId }]
        if (person.accountId !== null) record(write, id, 'moved', person.accountId, change, told)
        if (accountId !== null) record(write, id, 'joined', accountId, change, told)
        // Going to another customer is leaving this one.
        if (person.accountId !== null && person.leftOn === null && leavingNeedsResell(person.role))
          raiseResell(write, person, context.today())
      }
      if (evidence !== undefined) {
        insertEvidence(write, 'person', id, evidence)
        changed = true
      }
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'person.left': (context, { id, day, reason, evidence }) =>
    context.change({ name: 'person.left', label: { name: nameOf(context, id) } }, (write) => {
      const person = write.record('person', id)
      if (person === undefined) return notFound('person', id)
      const refusal = referenceRefusal(write, id, { evidence })
      if (refusal !== null) return refusal
      const told = { day, reason: blankToNull(reason), noteId: evidence?.noteId ?? null }
      let changed = write.update('person', id, { leftOn: day })
      let taskId: string | null = null
      if (person.leftOn === null) {
        record(write, id, 'left', person.accountId, [], told)
        if (leavingNeedsResell(person.role)) taskId = raiseResell(write, person, context.today())
      } else {
        // Known already: the day or the reason is put right, and nothing is raised twice.
        const [latest] = write.records(
          'person_event',
          { personId: id, kind: 'left' },
          { orderBy: ['-day', '-id'], limit: 1 },
        )
        if (latest !== undefined)
          changed = write.update('person_event', latest.id, { day, reason: told.reason }) || changed
      }
      if (evidence !== undefined) {
        insertEvidence(write, 'person', id, evidence)
        changed = true
      }
      return ok({ actionId: changed ? write.actionId : null, taskId })
    }),

  'person.remove': (context, { id }) =>
    context.change({ name: 'person.remove', label: { name: nameOf(context, id) } }, (write) => {
      if (write.record('person', id) === undefined) return notFound('person', id)
      write.remove('person', id)
      return ok({ actionId: write.actionId })
    }),
} satisfies Handlers<'person.create' | 'person.update' | 'person.left' | 'person.remove'>
