import { ok } from '../../../../shared/kernel/index.ts'
import { type Handlers, notFound } from '../context.ts'
import { missingReference } from '../references.ts'
import { insertEvidence } from './evidence.ts'
import { readTargets, tableOfTarget } from './targets.ts'

export const evidenceHandlers = {
  'evidence.link': (context, input) => {
    const { targetKind, targetId, ...evidence } = input
    const target = readTargets(context.store.read, [input])(targetKind, targetId)
    return context.change({ name: 'evidence.link', label: { title: target?.title ?? '' } }, (write) => {
      const missing = missingReference(write, { note: input.noteId, [tableOfTarget(targetKind)]: targetId })
      if (missing !== null) return missing
      const id = insertEvidence(write, targetKind, targetId, evidence)
      return ok({ id, actionId: write.actionId })
    })
  },

  'evidence.unlink': (context, { id }) => {
    const quote = context.store.read.record('evidence', id)?.quote ?? ''
    return context.change(
      { name: 'evidence.unlink', label: { title: quote.slice(0, 80).toWellFormed() } },
      (write) =>
        write.record('evidence', id) === undefined
          ? notFound('evidence', id)
          : ok({ actionId: write.remove('evidence', id) ? write.actionId : null }),
    )
  },
} satisfies Handlers<'evidence.link' | 'evidence.unlink'>
