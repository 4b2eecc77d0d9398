import { ok } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { missingOfAccount, missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'
import { lastPosition } from './positions.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('training', id)?.title ?? '',
})

/** Makes the list of who was there what it should be; null, or the refusal for somebody who is not there. */
function writeAttendees(
  write: WriteStore,
  trainingId: string,
  personIds: readonly string[],
): ReturnType<typeof notFound> | { readonly changed: boolean } {
  const wanted = new Set(personIds)
  let changed = false
  for (const { id, personId } of write.records('training_attendee', { trainingId }))
    if (!wanted.delete(personId)) changed = write.remove('training_attendee', id) || changed
  for (const personId of wanted) {
    const missing = missingReference(write, { person: personId })
    if (missing !== null) return missing
    write.insert('training_attendee', { trainingId, personId })
    changed = true
  }
  return { changed }
}

/** VAL-7: what people of a role learn, by when, held or not, and who was there. */
export const trainingHandlers = {
  'training.create': (context, { accountId, trainings }) =>
    context.change(
      {
        name: 'training.create',
        label: { title: trainings[0]?.title.trim() ?? '', count: trainings.length },
      },
      (write) => {
        const ids: string[] = []
        let position = lastPosition(write, 'training', accountId)
        for (const { attendeeIds = [], ...input } of trainings) {
          const missing =
            missingReference(write, { account: accountId }) ??
            missingOfAccount(write, accountId, { purchase_intent: input.intentId })
          if (missing !== null) return missing
          const id = write.insert('training', { ...tidied(input, ['remark']), accountId, position })
          const attendees = writeAttendees(write, id, attendeeIds)
          if ('ok' in attendees) return attendees
          position += 1
          ids.push(id)
        }
        return ok({ ids, actionId: write.actionId })
      },
    ),

  'training.update': (context, { id, patch: { attendeeIds, ...patch } }) =>
    context.change({ name: 'training.update', label: labelOf(context, id) }, (write) => {
      const training = write.record('training', id)
      if (training === undefined) return notFound('training', id)
      const missing = missingOfAccount(write, training.accountId, { purchase_intent: patch.intentId })
      if (missing !== null) return missing
      const isChanged = write.update('training', id, tidied(patch, ['remark']))
      const attendees =
        attendeeIds === undefined ? { changed: false } : writeAttendees(write, id, attendeeIds)
      if ('ok' in attendees) return attendees
      return ok({ actionId: isChanged || attendees.changed ? write.actionId : null })
    }),

  'training.remove': (context, { id }) =>
    context.change({ name: 'training.remove', label: labelOf(context, id) }, (write) =>
      write.remove('training', id) ? ok({ actionId: write.actionId }) : notFound('training', id),
    ),
} satisfies Handlers<'training.create' | 'training.update' | 'training.remove'>
