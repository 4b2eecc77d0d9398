import { type CallOutput, declineReasons } from '../../../../shared/contract/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import { tidied } from '../typed-text.ts'

type Wording = CallOutput<'declineWording.list'>['wordings'][number]

/** REQ-4: own wordings to decline with. */
export const wordingHandlers = {
  'declineWording.list': ({ store }) => {
    const wordings = store.read
      .records('decline_wording', {}, { orderBy: ['createdAt', 'id'] })
      .flatMap(({ id, reason, title, wording, replacesShipped }): Wording[] => {
        const known = declineReasons.find((each) => each === reason)
        return known === undefined ? [] : [{ id, reason: known, title, wording, replacesShipped }]
      })
    const place = ({ reason }: Wording): number => declineReasons.indexOf(reason)
    return ok({ wordings: wordings.toSorted((left, right) => place(left) - place(right)) })
  },

  'declineWording.save': (context, { id, ...input }) => {
    const fields = tidied(input, ['wording'])
    return context.change({ name: 'declineWording.save', label: { title: fields.title } }, (write) => {
      if (id !== undefined && write.record('decline_wording', id) === undefined)
        return notFound('decline_wording', id)
      const { reason, title } = fields
      if (write.records('decline_wording', { reason, title }).some((other) => other.id !== id))
        return refuse('wording_exists', 'this reason has a wording of that title', { title })
      if (id === undefined)
        return ok({ id: write.insert('decline_wording', fields), actionId: write.actionId })
      return ok({ id, actionId: write.update('decline_wording', id, fields) ? write.actionId : null })
    })
  },

  'declineWording.remove': (context, { id }) => {
    const title = context.store.read.record('decline_wording', id)?.title ?? ''
    return context.change({ name: 'declineWording.remove', label: { title } }, (write) =>
      write.remove('decline_wording', id)
        ? ok({ actionId: write.actionId })
        : notFound('decline_wording', id),
    )
  },
} satisfies Handlers<'declineWording.list' | 'declineWording.save' | 'declineWording.remove'>
