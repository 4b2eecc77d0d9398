import { fail, ok } from '../../../shared/kernel/index.ts'
import { binDays, catalogue, type TableName, type UndoFailure } from '../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import type { Jobs } from './jobs.ts'

const isTable = (kind: string): kind is TableName => Object.hasOwn(catalogue, kind)
const msPerDay = 86_400_000

function undoRefusal<const Code extends 'nothing_to_undo' | 'nothing_to_redo'>(
  failure: UndoFailure,
  code: Code,
) {
  switch (failure.code) {
    case 'changed-since':
      return refuse('changed_since', 'every part of it was changed again by something later', {
        count: failure.conflicts.length,
      })
    case 'purged':
      return refuse('purged', 'what it would bring back has left the bin for good', {
        count: failure.gone.length,
      })
    case 'nothing':
    case 'not-found':
      return refuse(code, 'there is no such action')
  }
}

type HistoryCall =
  | 'history.actions'
  | 'history.undo'
  | 'history.redo'
  | 'history.field'
  | 'history.bin'
  | 'history.restore'
  | 'job.list'
  | 'job.cancel'

/** SAF-3: undo, the log of every field, the bin. */
export const historyHandlers = (jobs: Jobs) =>
  ({
    'history.actions': ({ store }, { limit }) =>
      ok({
        actions: store
          .actions(limit)
          .map(({ id, name, label, at, state }) => ({ id, name, label: { ...label }, at, state })),
      }),

    'history.undo': ({ store, user, touch }, { actionId }) => {
      const outcome = store.undo(actionId, user)
      if (!outcome.ok) return undoRefusal(outcome.error, 'nothing_to_undo')
      // An import keeps its state beside the synced tables, which other windows hear of by themselves.
      touch('imports')
      const { actionName, label, conflicts, gone } = outcome.value
      return ok({
        actionId: outcome.value.actionId,
        name: actionName,
        label: { ...label },
        keptLater: conflicts.length,
        purged: gone.length,
      })
    },

    'history.redo': ({ store, user, touch }) => {
      const outcome = store.redo(user)
      if (!outcome.ok) return undoRefusal(outcome.error, 'nothing_to_redo')
      touch('imports')
      const { actionId, actionName, label, conflicts, gone } = outcome.value
      return ok({
        actionId,
        name: actionName,
        label: { ...label },
        keptLater: conflicts.length,
        purged: gone.length,
      })
    },

    'history.field': ({ store }, { kind, id, field }) => {
      if (!isTable(kind)) return notFound(kind, id)
      const entries = store.fieldHistory(kind, id, field).flatMap((change) =>
        Object.entries(change.fields).map(([name, value]) => ({
          field: name,
          value,
          at: change.at,
          by: change.by,
          device: change.dev,
        })),
      )
      return ok({ entries })
    },

    'history.bin': ({ store, clock }) =>
      ok({
        items: store.bin().map((item) => ({
          kind: item.table,
          id: item.id,
          title: item.title,
          deletedAt: item.deletedAt,
          daysLeft: Math.max(0, binDays - Math.floor((clock.now() - item.deletedAt) / msPerDay)),
        })),
      }),

    'history.restore': (context: CallContext, { kind, id }) => {
      if (!isTable(kind)) return notFound(kind, id)
      if (context.store.read.records(kind, { id }, { includeDeleted: true, limit: 1 }).length === 0)
        return fail(notFound(kind, id).error)
      return context.change({ name: 'history.restore', label: { kind } }, (write) =>
        ok({ actionId: write.restore(kind, id) ? write.actionId : null }),
      )
    },

    'job.list': () => ok({ jobs: jobs.list() }),
    'job.cancel': (_, { jobId }) => {
      jobs.cancel(jobId)
      return ok({})
    },
  }) satisfies Handlers<HistoryCall>
