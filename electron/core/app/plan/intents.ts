import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'
import { lastPosition } from './positions.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('purchase_intent', id)?.statement ?? '',
})

/** ACC-8: why they bought, in their words. */
export const intentHandlers = {
  'intent.create': (context, { evidence, ...input }) => {
    const fields = tidied(input)
    return context.change({ name: 'intent.create', label: { title: fields.statement } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId, person: fields.personId })
      if (missing !== null) return missing
      const note = evidence === undefined ? undefined : write.record('note', evidence.noteId)
      const id = write.insert('purchase_intent', {
        ...fields,
        kind: fields.kind ?? 'other',
        // A sentence of a note was said on the day of the note.
        saidOn: fields.saidOn ?? (note === undefined ? null : context.dayOf(note.happenedAt)),
        position: lastPosition(write, 'purchase_intent', fields.accountId),
      })
      return writeEvidence(write, 'intent', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'intent.update': (context, { id, patch }) =>
    context.change({ name: 'intent.update', label: labelOf(context, id) }, (write) => {
      if (write.record('purchase_intent', id) === undefined) return notFound('purchase_intent', id)
      const missing = missingReference(write, { person: patch.personId })
      if (missing !== null) return missing
      const changed = write.update('purchase_intent', id, tidied(patch))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'intent.remove': (context, { id }) =>
    context.change({ name: 'intent.remove', label: labelOf(context, id) }, (write) =>
      write.remove('purchase_intent', id)
        ? ok({ actionId: write.actionId })
        : notFound('purchase_intent', id),
    ),
} satisfies Handlers<'intent.create' | 'intent.update' | 'intent.remove'>
