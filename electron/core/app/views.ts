import { type CallOutput, viewDefinition } from '../../../shared/contract/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import type { RecordOf } from '../store/index.ts'
import { type Handlers, notFound } from './context.ts'

type SavedView = CallOutput<'view.list'>['views'][number]

/** A view as it was saved; none where a later version wrote something this one cannot read: it stays stored. */
function toView(record: RecordOf<'saved_view'>): SavedView | null {
  const definition = viewDefinition.safeParse(record.definition)
  if (!definition.success) return null
  const { id, screen, name, position } = record
  return { id, screen, name, position, definition: definition.data }
}

/** ACC-11: filter, sort and columns of a list under a name. */
export const viewsHandlers = {
  'view.list': ({ store }, { screen }) =>
    ok({
      views: store.read
        .records('saved_view', { screen }, { orderBy: ['position', 'id'] })
        .map(toView)
        .filter((view) => view !== null),
    }),

  'view.save': (context, { id: known, screen, name: typed, definition, position }) => {
    const name = typed.trim()
    return context.change({ name: 'view.save', label: { name } }, (write) => {
      if (known === undefined) {
        const last = write.records('saved_view', { screen }, { orderBy: '-position', limit: 1 })[0]
        const id = write.insert('saved_view', {
          screen,
          name,
          definition,
          position: position ?? (last?.position ?? -1) + 1,
        })
        return ok({ id, actionId: write.actionId })
      }
      const view = write.record('saved_view', known)
      if (view === undefined) return notFound('saved_view', known)
      const changed = write.update('saved_view', known, {
        screen,
        name,
        definition,
        position: position ?? view.position,
      })
      return ok({ id: known, actionId: changed ? write.actionId : null })
    })
  },

  'view.remove': (context, { id }) => {
    const known = context.store.read.record('saved_view', id)
    return context.change({ name: 'view.remove', label: { name: known?.name ?? '' } }, (write) => {
      if (write.record('saved_view', id) === undefined) return notFound('saved_view', id)
      write.remove('saved_view', id)
      return ok({ actionId: write.actionId })
    })
  },
} satisfies Handlers<'view.list' | 'view.save' | 'view.remove'>
