import { ok } from '../../../shared/kernel/index.ts'
import { type Handlers, refuse } from './context.ts'
import { planSampleRemoval, readSampleMark, sampleMarkKey } from './sample/removal.ts'
import { writeSample } from './sample/write.ts'

export const sampleHandlers = {
  'workspace.addSample': (context) => {
    const { store } = context
    if (
      (store.read.rows<{ count: number }>('SELECT count(*) AS count FROM account WHERE deleted_at IS NULL')[0]
        ?.count ?? 0) > 0
    )
      return refuse('not_empty', 'the sample goes into an empty workspace only')
    const accountIds = context.change({ name: 'workspace.addSample', undoable: false }, (write) => {
      const ids = writeSample(write, context.today(), context.startOfDay(context.today()))
      write.run({
        sql: 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        parameters: [sampleMarkKey, JSON.stringify(ids)],
      })
      return ids
    })
    context.touch('workspace')
    return ok({ accounts: accountIds.length })
  },

  'workspace.removeSample': (context) => {
    const { store } = context
    const accountIds = readSampleMark(store.read)
    const removed = context.change({ name: 'workspace.removeSample', undoable: false }, (write) => {
      for (const { table, id } of planSampleRemoval(write, accountIds)) write.remove(table, id)
      write.run({ sql: 'DELETE FROM setting WHERE key = ?', parameters: [sampleMarkKey] })
      return accountIds.length
    })
    context.touch('workspace')
    return ok({ accounts: removed })
  },
} satisfies Handlers<'workspace.addSample' | 'workspace.removeSample'>
