import { fixOutcome, planFixPromise } from '../../../../shared/domain/requirement/index.ts'
import { type Day, ok } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { tidied } from '../typed-text.ts'
import { labelOf } from './label.ts'
import { readLivingAsks } from './rows.ts'

export interface FixDate {
  readonly dueDay: Day
  readonly byName: string
  readonly agreedBy: string | null
}

const messages = {
  no_asker: 'nobody asks for it yet',
  agreement_required: 'another day was promised: who agreed to the new one for the customer',
} as const

/** Promises the day to everyone who asks: a promise of the ledger per account, so that it is due, kept or broken there. */
export function promiseFix(
  context: CallContext,
  write: WriteStore,
  requirementId: string,
  { dueDay, byName, agreedBy }: FixDate,
) {
  const requirement = write.record('requirement', requirementId)
  if (requirement === undefined) return notFound('requirement', requirementId)
  const asks = new Map(readLivingAsks(write, [requirementId]).map((ask) => [ask.accountId, ask]))
  const known = write.records('promise', { requirementId })
  const plan = planFixPromise([...asks.keys()], known, dueDay, agreedBy)
  if (!plan.ok) return refuse(plan.error.code, messages[plan.error.code])
  const today = context.today()
  const insert = (accountId: string): void => {
    const ask = asks.get(accountId)
    write.insert('promise', {
      accountId,
      kind: 'fix_date',
      title: requirement.title,
      byName: byName.trim() === '' ? write.user : byName.trim(),
      toPersonId: ask?.personId ?? null,
      toName: ask?.askedBy ?? null,
      madeOn: today,
      dueDay,
      state: 'open',
      requirementId,
    })
  }
  const { make, renew, close } = plan.value
  for (const id of [...renew, ...close])
    write.update('promise', id, {
      state: 'renegotiated',
      closedOn: today,
      agreedBy: agreedBy?.trim() ?? null,
    })
  const renewed = known.filter(({ id }) => renew.includes(id)).map(({ accountId }) => accountId)
  for (const accountId of [...renewed, ...make]) insert(accountId)
  return ok({ count: renewed.length + make.length, changed: renew.length + make.length + close.length })
}

/** The fix is out: what was promised for it is kept, or broken where the day had passed. */
export function closeFixPromises(write: WriteStore, requirementId: string, shippedOn: Day): void {
  for (const promise of write.records('promise', { requirementId, state: 'open' }))
    write.update('promise', promise.id, { state: fixOutcome(promise, shippedOn), closedOn: shippedOn })
}

/**
 * The fix was none: what its shipping had closed is open again. What a person closed by hand stays closed, also on the
 * same day: the log says whether the promise got its state in a step that shipped the bug.
 */
export function reopenFixPromises(
  { store }: Pick<CallContext, 'store'>,
  write: WriteStore,
  requirementId: string,
  shippedOn: Day | null,
): void {
  if (shippedOn === null) return
  const step = ({ dev, seq }: { readonly dev: string; readonly seq: number }): string => `${dev} ${seq}`
  const shippings = new Set(
    store
      .fieldHistory('requirement', requirementId, 'state')
      .filter(({ fields }) => fields['state'] === 'shipped')
      .map(step),
  )
  for (const promise of write.records('promise', { requirementId, closedOn: shippedOn })) {
    const [last] = store.fieldHistory('promise', promise.id, 'state')
    if (promise.state !== 'kept' && promise.state !== 'broken') continue
    if (last !== undefined && shippings.has(step(last)))
      write.update('promise', promise.id, { state: 'open', closedOn: null })
  }
}

export const fixDateHandlers = {
  'requirement.promiseFix': (context, { id, dueDay, byName, agreedBy }) =>
    context.change(
      { name: 'requirement.promiseFix', label: { ...labelOf(context, id), due: dueDay } },
      (write) => {
        const { agreedBy: agreed } = tidied({ agreedBy: agreedBy ?? null })
        const promised = promiseFix(context, write, id, { dueDay, byName, agreedBy: agreed ?? null })
        if (!promised.ok) return promised
        return ok({
          actionId: promised.value.changed === 0 ? null : write.actionId,
          promised: promised.value.count,
        })
      },
    ),
} satisfies Handlers<'requirement.promiseFix'>
