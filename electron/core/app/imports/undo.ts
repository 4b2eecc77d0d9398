import { ok } from '../../../../shared/kernel/index.ts'
import type { Store } from '../../store/index.ts'
import { type Answer, type CallContext, notFound, refuse } from '../context.ts'
import { isRun, listRuns, setRunState } from './report.ts'
import { actionOf, takeBack } from './run.ts'

/** Takes back a whole import. What people changed since stays, and is counted. */
export function undoImport(context: CallContext, importId: string): Answer<'import.undo'> {
  const { store, user } = context
  if (!isRun(store.read, importId)) return notFound('import', importId)
  const run = listRuns(store.read).find((each) => each.importId === importId)
  if (run?.state !== 'done') return refuse('already_undone', 'the import was taken back before')
  const action = actionOf(store.read, importId)
  context.touch('imports')
  // It changed nothing, so there is nothing to take back.
  if (action === undefined) {
    setRunState(store, importId, 'undone')
    return ok({ removed: 0, reverted: 0, keptLater: 0 })
  }
  const outcome = store.undo(action.id, user)
  if (outcome.ok) {
    const { removed, reverted, conflicts } = outcome.value
    return ok({ removed, reverted, keptLater: conflicts.length })
  }
  return outcome.error.code === 'changed-since'
    ? ok({ removed: 0, reverted: 0, keptLater: outcome.error.conflicts.length })
    : outcome.error.code === 'purged'
      ? ok({ removed: 0, reverted: 0, keptLater: 0 })
      : refuse('already_undone', 'the import was taken back before')
}

/** Imports that the end of the process cut short are taken back when the workspace opens. */
export function settleInterrupted(store: Store, user: string): void {
  const cut = store.read.rows<{ id: string }>("SELECT id FROM import_run WHERE state = 'running'")
  for (const { id } of cut) takeBack({ store, user }, id)
}
