import { isBackward } from '../../../../shared/domain/plan/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { missingOfAccount, missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'
import { backwardDays } from './backward-days.ts'
import { lastPosition } from './positions.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('outcome', id)?.title ?? '',
})

/** ACC-8: what has to come of the purchase, with the numbers that show it. */
export const outcomeHandlers = {
  'outcome.create': (context, { evidence, ...input }) => {
    const fields = tidied(input)
    return context.change({ name: 'outcome.create', label: { title: fields.title } }, (write) => {
      const missing =
        missingReference(write, {
          account: fields.accountId,
          person: fields.agreedPersonId,
        }) ?? missingOfAccount(write, fields.accountId, { purchase_intent: fields.intentId })
      if (missing !== null) return missing
      const span = { startDay: fields.startDay ?? null, dueDay: fields.dueDay ?? null }
      if (isBackward(span)) return backwardDays(span)
      const id = write.insert('outcome', {
        ...fields,
        measuredOn: measuredOn(fields, null, context.today()),
        position: lastPosition(write, 'outcome', fields.accountId),
      })
      return writeEvidence(write, 'outcome', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'outcome.update': (context, { id, patch }) =>
    context.change({ name: 'outcome.update', label: labelOf(context, id) }, (write) => {
      const outcome = write.record('outcome', id)
      if (outcome === undefined) return notFound('outcome', id)
      const fields = tidied(patch)
      const missing =
        missingReference(write, { person: fields.agreedPersonId }) ??
        missingOfAccount(write, outcome.accountId, { purchase_intent: fields.intentId })
      if (missing !== null) return missing
      const { startDay, dueDay } = { ...outcome, ...fields }
      if (isBackward({ startDay, dueDay })) return backwardDays({ startDay, dueDay })
      const changed = write.update('outcome', id, {
        ...fields,
        measuredOn: measuredOn(fields, outcome, context.today()),
      })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'outcome.remove': (context, { id }) =>
    context.change({ name: 'outcome.remove', label: labelOf(context, id) }, (write) =>
      write.remove('outcome', id) ? ok({ actionId: write.actionId }) : notFound('outcome', id),
    ),
} satisfies Handlers<'outcome.create' | 'outcome.update' | 'outcome.remove'>

interface Measured {
  readonly current?: number | null | undefined
  readonly measuredOn?: string | null | undefined
}

/** A new value is of today, unless its day is said along with it; without a value there is no day. */
function measuredOn(patch: Measured, before: Measured | null, today: string): string | null {
  const current = patch.current === undefined ? (before?.current ?? null) : patch.current
  if (current === null) return null
  const known = before?.measuredOn ?? null
  const isNew = current !== (before?.current ?? null)
  const said = patch.measuredOn === undefined ? null : patch.measuredOn
  if (said !== null && (!isNew || said !== known)) return said
  return isNew ? today : known
}
