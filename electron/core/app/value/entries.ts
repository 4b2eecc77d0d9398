import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { missingOfAccount, missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('value_entry', id)?.result ?? '',
})

/** VAL-8: results the customer can name, with whose words they are. */
export const valueEntryHandlers = {
  'valueEntry.create': (context, { evidence, ...input }) => {
    const fields = tidied(input, ['quote'])
    return context.change({ name: 'valueEntry.create', label: { title: fields.result } }, (write) => {
      const missing =
        missingReference(write, {
          account: fields.accountId,
          person: fields.personId,
        }) ?? missingOfAccount(write, fields.accountId, { outcome: fields.outcomeId })
      if (missing !== null) return missing
      const note = evidence === undefined ? undefined : write.record('note', evidence.noteId)
      const id = write.insert('value_entry', {
        ...fields,
        day: fields.day ?? (note === undefined ? context.today() : context.dayOf(note.happenedAt)),
      })
      return writeEvidence(write, 'value', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'valueEntry.update': (context, { id, patch }) =>
    context.change({ name: 'valueEntry.update', label: labelOf(context, id) }, (write) => {
      const entry = write.record('value_entry', id)
      if (entry === undefined) return notFound('value_entry', id)
      const missing =
        missingReference(write, { person: patch.personId }) ??
        missingOfAccount(write, entry.accountId, { outcome: patch.outcomeId })
      if (missing !== null) return missing
      const changed = write.update('value_entry', id, tidied(patch, ['quote']))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'valueEntry.remove': (context, { id }) =>
    context.change({ name: 'valueEntry.remove', label: labelOf(context, id) }, (write) =>
      write.remove('value_entry', id) ? ok({ actionId: write.actionId }) : notFound('value_entry', id),
    ),
} satisfies Handlers<'valueEntry.create' | 'valueEntry.update' | 'valueEntry.remove'>
