import { ok } from '../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import { datesRefusal, lineRefusal } from './contracts/guards.ts'
import { readContracts, readUsage } from './contracts/read.ts'
import { readRetention } from './contracts/retention.ts'
import { saveContract } from './contracts/save.ts'
import { tidied } from './typed-text.ts'

const accountName = (context: CallContext, accountId: string | undefined): string =>
  accountId === undefined ? '' : (context.store.read.record('account', accountId)?.name ?? '')

/** Names a line for people: its product, or the account it belongs to. */
function lineLabel(context: CallContext, id: string): { readonly name: string } {
  const line = context.store.read.record('contract_line', id)
  return { name: line?.product ?? accountName(context, line?.accountId) }
}

export const contractsHandlers = {
  'contract.list': (context, { accountId }) => {
    const { read } = context.store
    return read.record('account', accountId) === undefined
      ? notFound('account', accountId)
      : ok(readContracts(read, accountId, context.today()))
  },

  'contract.create': (context, input) => {
    const fields = tidied(input, ['remark'])
    return context.change({ name: 'contract.create', label: { name: fields.title } }, (write) => {
      if (write.record('account', fields.accountId) === undefined)
        return notFound('account', fields.accountId)
      const refusal = datesRefusal({ fromDay: fields.fromDay ?? null, toDay: fields.toDay ?? null })
      if (refusal !== null) return refusal
      const id = write.insert('contract', { ...fields, autoRenew: fields.autoRenew ?? false })
      return ok({ id, actionId: write.actionId })
    })
  },

  'contract.update': (context, { id, patch }) => {
    const name = context.store.read.record('contract', id)?.title ?? ''
    return context.change({ name: 'contract.update', label: { name } }, (write) => {
      const contract = write.record('contract', id)
      if (contract === undefined) return notFound('contract', id)
      const fields = tidied(patch, ['remark'])
      const refusal = datesRefusal({ ...contract, ...fields })
      if (refusal !== null) return refusal
      return ok({ actionId: write.update('contract', id, fields) ? write.actionId : null })
    })
  },

  'contract.save': saveContract,

  'contract.remove': (context, { id }) => {
    const name = context.store.read.record('contract', id)?.title ?? ''
    return context.change({ name: 'contract.remove', label: { name } }, (write) => {
      if (write.record('contract', id) === undefined) return notFound('contract', id)
      write.remove('contract', id)
      return ok({ actionId: write.actionId })
    })
  },

  'contractLine.create': (context, input) => {
    const fields = tidied(input)
    const label = { name: fields.product ?? accountName(context, fields.accountId) }
    return context.change({ name: 'contractLine.create', label }, (write) => {
      const { accountId, contractId = null, toDay = null } = fields
      if (write.record('account', accountId) === undefined) return notFound('account', accountId)
      if (contractId !== null && write.record('contract', contractId)?.accountId !== accountId)
        return notFound('contract', contractId)
      const amountBasis = fields.amountBasis ?? (toDay === null ? 'year' : 'span')
      const refusal = lineRefusal({ fromDay: fields.fromDay, toDay, amountBasis })
      if (refusal !== null) return refusal
      const id = write.insert('contract_line', {
        ...fields,
        amountBasis,
        giftMonths: fields.giftMonths ?? 0,
        autoRenew: fields.autoRenew ?? false,
        trial: fields.trial ?? false,
        upgraded: false,
        downgraded: false,
        churned: false,
      })
      return ok({ id, actionId: write.actionId })
    })
  },

  'contractLine.update': (context, { id, patch }) =>
    context.change({ name: 'contractLine.update', label: lineLabel(context, id) }, (write) => {
      const line = write.record('contract_line', id)
      if (line === undefined) return notFound('contract_line', id)
      const fields = tidied(patch)
      const { contractId } = fields
      if (
        typeof contractId === 'string' &&
        write.record('contract', contractId)?.accountId !== line.accountId
      )
        return notFound('contract', contractId)
      const refusal = lineRefusal({ ...line, ...fields })
      if (refusal !== null) return refusal
      return ok({ actionId: write.update('contract_line', id, fields) ? write.actionId : null })
    }),

  'contractLine.remove': (context, { id }) =>
    context.change({ name: 'contractLine.remove', label: lineLabel(context, id) }, (write) => {
      if (write.record('contract_line', id) === undefined) return notFound('contract_line', id)
      write.remove('contract_line', id)
      return ok({ actionId: write.actionId })
    }),

  'usage.summary': ({ store }, { accountId }) =>
    store.read.record('account', accountId) === undefined
      ? notFound('account', accountId)
      : ok(readUsage(store.read, accountId)),

  'metrics.retention': ({ store }, { from, to }) =>
    to < from
      ? refuse('invalid_input', 'the closing day lies before the opening day', {
          issues: [{ path: ['to'], code: 'before_from' }],
        })
      : ok(readRetention(store.read, from, to)),
} satisfies Handlers<
  | 'contract.list'
  | 'contract.create'
  | 'contract.update'
  | 'contract.save'
  | 'contract.remove'
  | 'contractLine.create'
  | 'contractLine.update'
  | 'contractLine.remove'
  | 'usage.summary'
  | 'metrics.retention'
>
