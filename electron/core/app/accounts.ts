import { evidenceKinds } from '../../../shared/contract/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { apartHandlers } from './accounts/apart.ts'
import { customFieldHandlers } from './accounts/custom-field-handlers.ts'
import { readCustomFields } from './accounts/custom-fields.ts'
import { readAccountDetail } from './accounts/detail.ts'
import { readNameKeys } from './accounts/name-keys.ts'
import { readAccountRows } from './accounts/rows.ts'
import { readGroup } from './accounts/group.ts'
import { mergeHandlers } from './accounts/merge.ts'
import { readKnownOn } from './accounts/known-on.ts'
import { countMonths, pageOf } from './accounts/timeline/pages.ts'
import { readTimeline } from './accounts/timeline/read-timeline.ts'
import { accountWriteHandlers } from './accounts/write.ts'
import { type Handlers, notFound } from './context.ts'
import { evidenceOf } from './evidence/evidence.ts'

export const accountsHandlers = {
  ...accountWriteHandlers,
  ...customFieldHandlers,
  ...mergeHandlers,
  ...apartHandlers,

  'account.list': (context) =>
    ok({
      today: context.today(),
      rows: readAccountRows(context.store.read, context),
      customFields: readCustomFields(context.store.read),
    }),

  'account.nameKeys': ({ store }) => ok({ rows: readNameKeys(store.read) }),

  'account.get': (context, { id }) => {
    const detail = readAccountDetail(context, id)
    return detail === null ? notFound('account', id) : ok(detail)
  },

  'account.group': (context, { id }) => {
    const rows = readGroup(context, id)
    return rows === null ? notFound('account', id) : ok({ rows })
  },

  'account.timeline': (context, { id, before, offset, limit, ...filter }) => {
    if (context.store.read.record('account', id) === undefined) return notFound('account', id)
    const entries = readTimeline(context, id, filter)
    return ok({
      entries: pageOf(entries, { before, offset, limit }),
      total: entries.length,
      months: countMonths(context, entries),
    })
  },

  'account.knownOn': (context, { id, day }) =>
    context.store.read.record('account', id) === undefined
      ? notFound('account', id)
      : ok(readKnownOn(context, id, day)),

  'account.ofRecord': ({ store }, { kind, id }) => {
    const record = store.read.record(kind, id)
    return record === undefined ? notFound(kind, id) : ok({ accountId: record.accountId })
  },

  'account.evidence': ({ store }, { targetId }) =>
    ok({
      // An id belongs to one record, so at most one of the kinds answers.
      evidence: evidenceKinds.flatMap((kind) => [
        ...(evidenceOf(store.read, kind, [targetId]).get(targetId) ?? []),
      ]),
    }),
} satisfies Handlers<
  | keyof typeof accountWriteHandlers
  | keyof typeof customFieldHandlers
  | keyof typeof mergeHandlers
  | keyof typeof apartHandlers
  | 'account.list'
  | 'account.nameKeys'
  | 'account.get'
  | 'account.group'
  | 'account.timeline'
  | 'account.knownOn'
  | 'account.ofRecord'
  | 'account.evidence'
>
