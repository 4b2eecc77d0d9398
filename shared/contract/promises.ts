import { z } from 'zod'
import { promiseStates } from '../domain/promise/index.ts'
import { created, day, done, evidence, evidenceInput, id, line, title } from './common.ts'
import { read, write } from './call.ts'

/** REQ-11. */
export const promiseKinds = ['csm', 'sales', 'product_date', 'fix_date', 'discount'] as const
export { promiseStates } from '../domain/promise/index.ts'

export const promiseFields = z.object({
  kind: z.enum(promiseKinds),
  title,
  byName: line,
  toPersonId: id.nullable(),
  toName: line.nullable(),
  /** Where it was said: a meeting, a mail, the tender. */
  place: line.nullable(),
  madeOn: day,
  dueDay: day.nullable(),
  remark: z.string().max(100_000).nullable(),
})
export const promise = promiseFields.extend({
  id,
  accountId: id,
  accountName: z.string(),
  state: z.enum(promiseStates),
  closedOn: day.nullable(),
  agreedBy: z.string().nullable(),
  evidence: z.array(evidence),
})

export const promiseCalls = {
  'promise.list': read(
    ['promises', 'accounts', 'notes'],
    z.object({ accountId: id.optional(), states: z.array(z.enum(promiseStates)).optional() }),
    z.object({ promises: z.array(promise) }),
  ),
  'promise.create': write(
    ['promises', 'notes'],
    promiseFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'promise.update': write(['promises'], z.object({ id, patch: promiseFields.partial() }), done),
  /**
   * Kept, broken, renegotiated (with the customer's agreement and a new day), or open again. A renegotiated promise
   * keeps its old day in the ledger; `followUpId` is the open one for the new day.
   */
  'promise.close': write(
    ['promises'],
    z.object({
      id,
      state: z.enum(promiseStates),
      day,
      agreedBy: line.nullable().optional(),
      newDueDay: day.nullable().optional(),
      remark: z.string().max(10_000).nullable().optional(),
    }),
    done.extend({ followUpId: id.nullable() }),
    ['agreement_required'],
  ),
  'promise.remove': write(['promises'], z.object({ id }), done),
} as const
