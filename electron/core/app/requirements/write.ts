import { requirementCode, requirementNumber } from '../../../../shared/domain/requirement/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { type Handlers, notFound } from '../context.ts'
import { writeEvidence } from '../evidence/evidence.ts'
import { tidied } from '../typed-text.ts'
import { insertAsk } from './asks.ts'
import { labelOf } from './label.ts'

const asTyped = ['scenario', 'background', 'conditions', 'steps'] as const

/** One more than the highest there ever was: a code that lies in the bin is not given to another. */
function nextCode(read: ReadStore): string {
  const codes = read.rows<{ code: string }>('SELECT code FROM requirement')
  return requirementCode(
    codes.reduce((highest, { code }) => Math.max(highest, requirementNumber(code)), 0) + 1,
  )
}

export const requirementWriteHandlers = {
  'requirement.create': (context, { accountId, personId, askedBy, askedOn, evidence, ...input }) => {
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
