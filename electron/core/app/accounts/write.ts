import type { CallRequest } from '../../../../shared/contract/index.ts'
import { toStage } from '../../../../shared/domain/journey/index.ts'
import { planCheckedMove } from '../../../../shared/domain/playbooks/index.ts'
import { assertNever, ok } from '../../../../shared/kernel/index.ts'
import type { RecordOf, WriteStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { readStageFacts } from '../playbooks/facts.ts'
import { playbooksInForce } from '../playbooks/versions.ts'
import { tidied } from '../typed-text.ts'
import { readCustomValues, writeCustomValues } from './custom-fields.ts'
import { closesCircle } from './parents.ts'
import { changeTags } from './tags.ts'

type AccountPatch = CallRequest<'account.update'>['patch']

const tidy = (patch: AccountPatch): AccountPatch => tidied(patch, ['description'])

/** ACC-2: a reason was given for one tier. Another tier without a reason of its own has none. */
const withTierReason = (account: RecordOf<'account'>, fields: AccountPatch): AccountPatch =>
  fields.tier === undefined || fields.tier === account.tier || fields.tierReason !== undefined
    ? fields
    : { ...fields, tierReason: null }

/** Names the action for people: how many accounts, and the first one's name. */
const labelOf = (context: CallContext, ids: readonly string[]): { count: number; name: string } => ({
  count: new Set(ids).size,
  name: context.store.read.record('account', ids[0] ?? '')?.name ?? '',
})

/** The accounts, each once, or the first that is missing. */
function accountsOf(write: WriteStore, ids: Iterable<string>) {
  const records: RecordOf<'account'>[] = []
  for (const id of new Set(ids)) {
    const record = write.record('account', id)
    if (record === undefined) return notFound('account', id)
    records.push(record)
  }
  return ok(records)
}

/** Refuses new parents that are missing or make an account its own ancestor. Null: nothing against them. */
function parentRefusal(write: WriteStore, parents: ReadonlyMap<string, string | null>) {
  for (const parentId of new Set(parents.values())) {
    if (parentId !== null && write.record('account', parentId) === undefined)
      return notFound('account', parentId)
  }
  return closesCircle(write, parents)
    ? refuse('parent_cycle', 'an account cannot stand above itself', {
        ids: [...parents.keys()].slice(0, 20),
      })
    : null
}

export const accountWriteHandlers = {
  'account.create': (context, input) => {
    const fields = tidied(input, ['description'])
    return context.change({ name: 'account.create', label: { name: fields.name } }, (write) => {
      if (typeof fields.parentId === 'string' && write.record('account', fields.parentId) === undefined)
        return notFound('account', fields.parentId)
      const today = context.today()
      const day = fields.signupDay ?? today
      const id = write.insert('account', {
        ...fields,
        ka: fields.ka ?? false,
        stage: 'signed',
        stageSince: day,
        trial: false,
        churnedFlag: false,
      })
      write.insert('account_stage', { accountId: id, toStage: 'signed', day, override: false })
      return ok({ id, actionId: write.actionId })
    })
  },

  'account.update': (context, { ids, patch, custom, addTags, removeTags }) =>
    context.change({ name: 'account.update', label: labelOf(context, ids) }, (write) => {
      const accounts = accountsOf(write, ids)
      if (!accounts.ok) return accounts
      if (patch.parentId !== undefined) {
        const { parentId } = patch
        const refusal = parentRefusal(write, new Map(ids.map((id) => [id, parentId])))
        if (refusal !== null) return refusal
      }
      const values = readCustomValues(write, custom ?? {})
      if (!values.ok) return values
      const fields = tidy(patch)
      let changed = false
      for (const account of accounts.value) {
        const { id } = account
        changed = write.update('account', id, withTierReason(account, fields)) || changed
        changed = writeCustomValues(write, id, values.value) || changed
        changed = changeTags(write, id, addTags ?? [], removeTags ?? []) || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'account.updateEach': (context, { changes }) =>
    context.change(
      {
        name: 'account.updateEach',
        label: labelOf(
          context,
          changes.map(({ id }) => id),
        ),
      },
      (write) => {
        const accounts = accountsOf(
          write,
          changes.map(({ id }) => id),
        )
        if (!accounts.ok) return accounts
        const parents = new Map<string, string | null>()
        for (const { id, patch } of changes) if (patch.parentId !== undefined) parents.set(id, patch.parentId)
        const refusal = parentRefusal(write, parents)
        if (refusal !== null) return refusal
        let changed = false
        const known = new Map(accounts.value.map((account) => [account.id, account]))
        for (const { id, patch } of changes) {
          const account = known.get(id)
          if (account === undefined) return notFound('account', id)
          changed = write.update('account', id, withTierReason(account, tidy(patch))) || changed
        }
        return ok({ actionId: changed ? write.actionId : null })
      },
    ),

  'account.remove': (context, { ids }) =>
    context.change({ name: 'account.remove', label: labelOf(context, ids) }, (write) => {
      const accounts = accountsOf(write, ids)
      if (!accounts.ok) return accounts
      for (const { id } of accounts.value) write.remove('account', id)
      return ok({ actionId: write.actionId })
    }),

  'account.moveStage': (context, { id, to, day, reason, confirmed = [] }) => {
    const name = context.store.read.record('account', id)?.name ?? ''
    return context.change({ name: 'account.moveStage', label: { name, to } }, (write) => {
      const account = write.record('account', id)
      if (account === undefined) return notFound('account', id)
      const from = toStage(account.stage)
      const playbooks = playbooksInForce(context)
      const facts = readStageFacts(write, context, account, { reason, confirmed })
      const move = planCheckedMove(playbooks(from), playbooks(to), facts, reason)
      if (!move.ok) {
        const { code, missing } = move.error
        switch (code) {
          case 'same_stage':
            return refuse('same_stage', 'the account is in this stage', { stage: to })
          case 'reason_required':
            return refuse('reason_required', 'this move needs a reason', { stage: to, missing })
          default:
            return assertNever(code)
        }
      }
      write.update('account', id, { stage: to, stageSince: day })
      const { missing, ...moved } = move.value
      write.insert('account_stage', {
        accountId: id,
        fromStage: from,
        toStage: to,
        day,
        ...moved,
        checks: { missing, confirmed },
      })
      return ok({ actionId: write.actionId })
    })
  },
} satisfies Handlers<
  'account.create' | 'account.update' | 'account.updateEach' | 'account.remove' | 'account.moveStage'
>
