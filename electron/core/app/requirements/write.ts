import { ok } from '../../../../shared/kernel/index.ts'
import { type Handlers, notFound } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { tidied } from '../typed-text.ts'
import { insertAsk } from './asks.ts'
import { promiseFix } from './fix-date.ts'
import { labelOf } from './label.ts'
import { nextCode } from './next-code.ts'

const asTyped = ['scenario', 'background', 'conditions', 'steps'] as const

export const requirementWriteHandlers = {
  'requirement.create': (
    context,
    { accountId, personId, askedBy, askedOn, fixDueDay, evidence, ...input },
  ) => {
    const fields = tidied(input, asTyped)
    return context.change({ name: 'requirement.create', label: { title: fields.title } }, (write) => {
      const code = nextCode(write)
      const id = write.insert('requirement', {
        ...fields,
        code,
        kind: fields.kind ?? 'feature',
        state: 'needs_background',
        stateSince: write.now,
      })
      write.insert('requirement_move', { requirementId: id, toState: 'needs_background', at: write.now })
      if (accountId !== null) {
        const asked = insertAsk(context, write, id, { accountId, personId, askedBy, askedOn }, evidence)
        if (!asked.ok) return asked
        if (fixDueDay != null && fields.kind === 'bug') {
          const promised = promiseFix(context, write, id, { dueDay: fixDueDay, byName: '', agreedBy: null })
          if (!promised.ok) throw new Error(`a new bug has an asker and no promise: ${promised.error.code}`)
        }
      }
      const refused = writeEvidence(write, 'requirement', id, evidence)
      return refused ?? ok({ id, code, actionId: write.actionId })
    })
  },

  'requirement.update': (context, { id, patch }) =>
    context.change({ name: 'requirement.update', label: labelOf(context, id) }, (write) => {
      if (write.record('requirement', id) === undefined) return notFound('requirement', id)
      const changed = write.update('requirement', id, tidied(patch, asTyped))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'requirement.remove': (context, { id }) =>
    context.change({ name: 'requirement.remove', label: labelOf(context, id) }, (write) =>
      write.remove('requirement', id) ? ok({ actionId: write.actionId }) : notFound('requirement', id),
    ),
} satisfies Handlers<'requirement.create' | 'requirement.update' | 'requirement.remove'>
