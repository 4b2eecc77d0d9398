import { promiseKinds } from '../../../shared/contract/index.ts'
import { planPromiseClosing, promiseStates } from '../../../shared/domain/promise/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import type { RecordOf } from '../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import { evidenceOf, insertEvidence, writeEvidence } from './evidence/evidence.ts'
import { livingAccountNames, missingReference } from './references.ts'
import { tidied } from './typed-text.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('promise', id)?.title ?? '',
})

const toState = (promise: RecordOf<'promise'>) =>
  promiseStates.find((state) => state === promise.state) ?? 'open'

export const promisesHandlers = {
  'promise.list': (context, { accountId, states }) => {
    const { read } = context.store
    const wanted = new Set<string>(states ?? promiseStates)
    const promises = read
      .records('promise', accountId === undefined ? {} : { accountId }, {
        orderBy: ['dueDay', 'madeOn', 'id'],
      })
      .filter(({ state }) => wanted.has(state))
    const accounts = livingAccountNames(
      read,
      promises.map((promise) => promise.accountId),
    )
    const evidence = evidenceOf(
      read,
      'promise',
      promises.map(({ id }) => id),
    )
    return ok({
      promises: promises.flatMap((promise) => {
        const accountName = accounts.get(promise.accountId)
        if (accountName === undefined) return []
        return [
          {
            id: promise.id,
            accountId: promise.accountId,
            accountName,
            kind: promiseKinds.find((kind) => kind === promise.kind) ?? 'csm',
            title: promise.title,
            byName: promise.byName,
            toPersonId: promise.toPersonId,
            toName: promise.toName,
            place: promise.place,
            madeOn: promise.madeOn,
            dueDay: promise.dueDay,
            remark: promise.remark,
            state: toState(promise),
            closedOn: promise.closedOn,
            agreedBy: promise.agreedBy,
            evidence: [...(evidence.get(promise.id) ?? [])],
          },
        ]
      }),
    })
  },

  'promise.create': (context, { evidence, ...input }) => {
    const fields = tidied(input, ['remark'])
    return context.change({ name: 'promise.create', label: { title: fields.title } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId, person: fields.toPersonId })
      if (missing !== null) return missing
      const id = write.insert('promise', {
        ...fields,
        kind: fields.kind ?? 'csm',
        byName: fields.byName ?? write.user,
        madeOn: fields.madeOn ?? context.today(),
        state: 'open',
      })
      return writeEvidence(write, 'promise', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'promise.update': (context, { id, patch }) =>
    context.change({ name: 'promise.update', label: labelOf(context, id) }, (write) => {
      if (write.record('promise', id) === undefined) return notFound('promise', id)
      const { byName, ...fields } = tidied(patch, ['remark'])
      const missing = missingReference(write, { person: fields.toPersonId })
      if (missing !== null) return missing
      // Whose promise it is may be unknown, but the column is a text: an emptied name stays empty.
      const name = patch.byName === undefined ? undefined : (byName ?? '')
      const changed = write.update('promise', id, { ...fields, byName: name })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'promise.close': (context, { id, ...input }) => {
    const label = { ...labelOf(context, id), state: input.state }
    return context.change({ name: 'promise.close', label }, (write) => {
      const promise = write.record('promise', id)
      if (promise === undefined) return notFound('promise', id)
      const plan = planPromiseClosing({
        ...input,
        agreedBy: input.agreedBy ?? null,
        newDueDay: input.newDueDay ?? null,
      })
      if (!plan.ok) return refuse(plan.error.code, 'a new day needs who agreed for the customer, and the day')
      const { changes, followUp } = plan.value
      const { remark } = tidied({ remark: input.remark }, ['remark'])
      const changed = write.update('promise', id, { ...changes, remark })
      if (followUp === null) return ok({ actionId: changed ? write.actionId : null, followUpId: null })
      const { accountId, kind, title, byName, toPersonId, toName, place } = promise
      const followUpId = write.insert('promise', {
        accountId,
        kind,
        title,
        byName,
        toPersonId,
        toName,
        place,
        ...followUp,
        state: 'open',
      })
      // The new one stands on the same words of the customer's meeting.
      for (const sentence of evidenceOf(write, 'promise', [id]).get(id) ?? [])
        insertEvidence(write, 'promise', followUpId, sentence)
      return ok({ actionId: write.actionId, followUpId })
    })
  },

  'promise.remove': (context, { id }) =>
    context.change({ name: 'promise.remove', label: labelOf(context, id) }, (write) =>
      write.remove('promise', id) ? ok({ actionId: write.actionId }) : notFound('promise', id),
    ),
} satisfies Handlers<
  'promise.list' | 'promise.create' | 'promise.update' | 'promise.close' | 'promise.remove'
>
