import { isBeforeSignature } from '../../../../shared/domain/value/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'
import { readValueClock } from './clocks.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('first_value', id)?.statement ?? '',
})

/** VAL-1: in the customer's words, with a measure and a day, signed off by the customer. */
export const firstValueHandlers = {
  'firstValue.create': (context, { evidence, ...input }) => {
    const fields = tidied(input)
    return context.change({ name: 'firstValue.create', label: { title: fields.statement } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId })
      if (missing !== null) return missing
      const id = write.insert('first_value', fields)
      return writeEvidence(write, 'first_value', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'firstValue.update': (context, { id, patch }) =>
    context.change({ name: 'firstValue.update', label: labelOf(context, id) }, (write) => {
      if (write.record('first_value', id) === undefined) return notFound('first_value', id)
      const changed = write.update('first_value', id, tidied(patch))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'firstValue.signOff': (context, { id, day, signedBy, personId, proof }) =>
    context.change({ name: 'firstValue.signOff', label: labelOf(context, id) }, (write) => {
      const value = write.record('first_value', id)
      if (value === undefined) return notFound('first_value', id)
      const signedOn = readValueClock(write, value.accountId)?.signedOn ?? null
      if (isBeforeSignature(day, signedOn))
        return refuse('before_signature', 'nobody signs off before having signed', { signedOn })
      const missing = missingReference(write, { person: personId })
      if (missing !== null) return missing
      const changed = write.update('first_value', id, {
        signedOn: day,
        signedBy: signedBy.trim(),
        signedByPersonId: personId,
        ...tidied({ proof }, ['proof']),
        // What the customer signs off is reached, whether or not that was noted.
        reachedOn: value.reachedOn ?? day,
      })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'firstValue.reopen': (context, { id, reason }) =>
    context.change({ name: 'firstValue.reopen', label: labelOf(context, id) }, (write) => {
      const value = write.record('first_value', id)
      if (value === undefined) return notFound('first_value', id)
      if (value.signedOn === null) return ok({ actionId: null })
      // Who signed, when and with what proof stays in the history of the fields.
      write.update('first_value', id, {
        signedOn: null,
        signedBy: null,
        signedByPersonId: null,
        proof: null,
        reopenedOn: context.today(),
        reopenedReason: reason.trim(),
      })
      return ok({ actionId: write.actionId })
    }),

  'firstValue.remove': (context, { id }) =>
    context.change({ name: 'firstValue.remove', label: labelOf(context, id) }, (write) =>
      write.remove('first_value', id) ? ok({ actionId: write.actionId }) : notFound('first_value', id),
    ),
} satisfies Handlers<
  'firstValue.create' | 'firstValue.update' | 'firstValue.signOff' | 'firstValue.reopen' | 'firstValue.remove'
>
