import { dutyKeys, dutyWords, shippedDuties } from '../../../shared/domain/kick-off/index.ts'
import { type Day, ok } from '../../../shared/kernel/index.ts'
import type { WriteStore } from '../store/index.ts'
import { type CallContext, type Handlers, notFound } from './context.ts'
import { writeKickOffDocument } from './kick-off/document.ts'
import { readDuties, readKickOff, readKickOffRecord } from './kick-off/read.ts'
import { missingReference } from './references.ts'
import { readSettings } from './settings.ts'
import { tidied } from './typed-text.ts'

const languageOf = ({ store, timeZone }: CallContext): string => readSettings(store.read, timeZone).language
const accountLabel = ({ store }: CallContext, accountId: string) => ({
  name: store.read.record('account', accountId)?.name ?? '',
})
const participantLabel = ({ store }: CallContext, id: string) => ({
  name: store.read.record('kick_off_participant', id)?.name ?? '',
})
function dutyLabel(context: CallContext, id: string) {
  const duty = context.store.read.record('duty', id)
  return { title: duty === undefined ? '' : dutyWords(duty, languageOf(context)).title }
}

/** The plan's step of that kind, which the meeting ends. */
function reachMilestone(write: WriteStore, accountId: string, day: Day): void {
  const [open] = write
    .records('milestone', { accountId, kind: 'kick_off' }, { orderBy: ['position', 'id'] })
    .filter(({ reachedOn }) => reachedOn === null)
  if (open !== undefined)
    write.update('milestone', open.id, { reachedOn: day, waitingOn: null, waitingSince: null })
}

/** The step that the meeting ended follows it: to another day, or open again where it was not held after all. */
function moveReached(write: WriteStore, accountId: string, from: Day, to: Day | null): void {
  const [reached] = write
    .records('milestone', { accountId, kind: 'kick_off' }, { orderBy: ['position', 'id'] })
    .filter(({ reachedOn }) => reachedOn === from)
  if (reached !== undefined) write.update('milestone', reached.id, { reachedOn: to })
}

function nextPosition(write: WriteStore, accountId: string): number {
  const [last] = write.records('duty', { accountId }, { orderBy: '-position', limit: 1 })
  return (last?.position ?? -1) + 1
}

/** VAL-3: the kick-off and the written split of duties. */
export const kickOffHandlers = {
  'kickOff.get': (context, { accountId, language }) => {
    const account = context.store.read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    return ok(readKickOff(context, account, language ?? languageOf(context)))
  },

  'kickOff.update': (context, { accountId, patch }) =>
    context.change({ name: 'kickOff.update', label: accountLabel(context, accountId) }, (write) => {
      const missing = missingReference(write, { account: accountId, person: patch.agreedByPersonId })
      if (missing !== null) return missing
      const fields = tidied(patch, ['goals', 'remark'])
      const record = readKickOffRecord(write, accountId)
      const heldOn = record?.heldOn ?? null
      if (fields.heldOn != null && heldOn === null) reachMilestone(write, accountId, fields.heldOn)
      if (fields.heldOn !== undefined && heldOn !== null && fields.heldOn !== heldOn)
        moveReached(write, accountId, heldOn, fields.heldOn)
      if (record !== undefined) {
        const changed = write.update('kick_off', record.id, fields)
        return ok({ id: record.id, actionId: changed ? write.actionId : null })
      }
      if (Object.values(fields).every((value) => value === null)) return ok({ id: null, actionId: null })
      const id = write.insert('kick_off', { accountId, ...fields })
      return ok({ id, actionId: write.actionId })
    }),

  'kickOff.addParticipant': (context, input) => {
    const fields = tidied(input)
    return context.change({ name: 'kickOff.addParticipant', label: { name: fields.name } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId, person: fields.personId })
      if (missing !== null) return missing
      return ok({ id: write.insert('kick_off_participant', fields), actionId: write.actionId })
    })
  },

  'kickOff.updateParticipant': (context, { id, patch }) =>
    context.change({ name: 'kickOff.updateParticipant', label: participantLabel(context, id) }, (write) => {
      if (write.record('kick_off_participant', id) === undefined) return notFound('kick_off_participant', id)
      const missing = missingReference(write, { person: patch.personId })
      if (missing !== null) return missing
      const changed = write.update('kick_off_participant', id, tidied(patch))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'kickOff.removeParticipant': (context, { id }) =>
    context.change({ name: 'kickOff.removeParticipant', label: participantLabel(context, id) }, (write) =>
      write.remove('kick_off_participant', id)
        ? ok({ actionId: write.actionId })
        : notFound('kick_off_participant', id),
    ),

  'duty.takeUsual': (context, { accountId }) =>
    context.change({ name: 'duty.takeUsual', label: accountLabel(context, accountId) }, (write) => {
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      const known = new Set(readDuties(write, accountId).map(({ dutyKey }) => dutyKey))
      const from = nextPosition(write, accountId)
      const ids = dutyKeys
        .filter((key) => !known.has(key))
        .map((key, index) =>
          write.insert('duty', {
            accountId,
            dutyKey: key,
            side: shippedDuties[key],
            position: from + index,
          }),
        )
      return ok({ ids, actionId: ids.length === 0 ? null : write.actionId })
    }),

  'duty.create': (context, input) => {
    const fields = tidied(input, ['detail'])
    return context.change({ name: 'duty.create', label: { title: fields.title } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId, person: fields.personId })
      if (missing !== null) return missing
      const id = write.insert('duty', { ...fields, position: nextPosition(write, fields.accountId) })
      return ok({ id, actionId: write.actionId })
    })
  },

  'duty.update': (context, { id, patch }) =>
    context.change({ name: 'duty.update', label: dutyLabel(context, id) }, (write) => {
      const duty = write.record('duty', id)
      if (duty === undefined) return notFound('duty', id)
      const missing = missingReference(write, { person: patch.personId })
      if (missing !== null) return missing
      const typed = tidied(patch, ['detail'])
      // A name that is typed is not the person who was picked before.
      const fields =
        typed.responsible !== undefined &&
        typed.personId === undefined &&
        typed.responsible !== duty.responsible
          ? { ...typed, personId: null }
          : typed
      // One of its own has no other words to fall back to.
      const { title, ...rest } = fields
      const worded = title === null && duty.dutyKey === null ? rest : fields
      const changed = write.update('duty', id, worded)
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'duty.remove': (context, { id }) =>
    context.change({ name: 'duty.remove', label: dutyLabel(context, id) }, (write) =>
      write.remove('duty', id) ? ok({ actionId: write.actionId }) : notFound('duty', id),
    ),

  'kickOff.document': async (context, { accountId, language }, job) => {
    const account = context.store.read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    job.progress('writing', 0, 1)
    return ok(await writeKickOffDocument(context, readKickOff(context, account, language), language))
  },
} satisfies Handlers<
  | 'kickOff.get'
  | 'kickOff.update'
  | 'kickOff.addParticipant'
  | 'kickOff.updateParticipant'
  | 'kickOff.removeParticipant'
  | 'duty.takeUsual'
  | 'duty.create'
  | 'duty.update'
  | 'duty.remove'
  | 'kickOff.document'
>
