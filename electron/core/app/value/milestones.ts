import { isBackward } from '../../../../shared/domain/plan/index.ts'
import { waitingAfter } from '../../../../shared/domain/value/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { backwardDays } from '../plan/backward-days.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { missingOfAccount, missingReference } from '../references.ts'
import { tidied } from '../typed-text.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('milestone', id)?.title ?? '',
})

const notWaiting = { waitingOn: null, waitingSince: null }

/** VAL-4, VAL-5: kick-off, go-live and other steps, and for whom each waits. */
export const milestoneHandlers = {
  'milestone.create': (context, { evidence, ...input }) => {
    const fields = tidied(input)
    return context.change({ name: 'milestone.create', label: { title: fields.title } }, (write) => {
      const missing =
        missingReference(write, { account: fields.accountId }) ??
        missingOfAccount(write, fields.accountId, { outcome: fields.outcomeId })
      if (missing !== null) return missing
      const span = { startDay: fields.startDay ?? null, dueDay: fields.dueDay ?? null }
      if (isBackward(span)) return backwardDays(span)
      const [last] = write.records(
        'milestone',
        { accountId: fields.accountId },
        { orderBy: '-position', limit: 1 },
      )
      const id = write.insert('milestone', {
        ...fields,
        ...waitingAfter(notWaiting, fields, context.today()),
        kind: fields.kind ?? 'other',
        position: last === undefined ? 0 : last.position + 1,
      })
      return writeEvidence(write, 'milestone', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'milestone.update': (context, { id, patch }) =>
    context.change({ name: 'milestone.update', label: labelOf(context, id) }, (write) => {
      const milestone = write.record('milestone', id)
      if (milestone === undefined) return notFound('milestone', id)
      const fields = tidied(patch)
      const missing = missingOfAccount(write, milestone.accountId, { outcome: fields.outcomeId })
      if (missing !== null) return missing
      const { reachedOn, startDay, dueDay } = { ...milestone, ...fields }
      if (isBackward({ startDay, dueDay })) return backwardDays({ startDay, dueDay })
      const waiting = waitingAfter(milestone, { waitingOn: fields.waitingOn, reachedOn }, context.today())
      const changed = write.update('milestone', id, { ...fields, ...waiting })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'milestone.remove': (context, { id }) =>
    context.change({ name: 'milestone.remove', label: labelOf(context, id) }, (write) =>
      write.remove('milestone', id) ? ok({ actionId: write.actionId }) : notFound('milestone', id),
    ),
} satisfies Handlers<'milestone.create' | 'milestone.update' | 'milestone.remove'>
