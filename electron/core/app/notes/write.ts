import { titleOfNote } from '../../../../shared/domain/notes/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { missingReference } from '../references.ts'
import { dropOwnDraft, keepingText } from './drafts.ts'
import { writeRevision } from './revisions.ts'

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('note', id)?.title ?? '',
})

export const noteWriteHandlers = {
  'note.create': (context, input) => {
    const body = input.body ?? ''
    const title = input.title.trim() || titleOfNote(body)
    return context.change({ name: 'note.create', label: { title } }, (write) => {
      const missing = missingReference(write, { account: input.accountId, visit: input.visitId })
      if (missing !== null) return missing
      const visit = input.visitId == null ? undefined : write.record('visit', input.visitId)
      const id = write.insert('note', {
        accountId: input.accountId ?? visit?.accountId ?? null,
        visitId: input.visitId ?? null,
        kind: input.kind ?? (visit === undefined ? 'memo' : visit.kind === 'call' ? 'call' : 'visit'),
        template: input.template ?? null,
        title,
        happenedAt: input.happenedAt ?? visit?.checkedInAt ?? visit?.plannedStart ?? write.now,
      })
      const note = write.record('note', id)
      if (body !== '' && note !== undefined) writeRevision(write, note, body, [])
      return ok({ id, actionId: write.actionId })
    })
  },

  'note.update': (context, { id, patch }) =>
    context.change({ name: 'note.update', label: labelOf(context, id) }, (write) => {
      const note = write.record('note', id)
      if (note === undefined) return notFound('note', id)
      const missing = missingReference(write, { account: patch.accountId, visit: patch.visitId })
      if (missing !== null) return missing
      const title = patch.title === undefined ? undefined : patch.title.trim() || titleOfNote(note.body)
      const changed = write.update('note', id, { ...patch, title })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'note.saveRevision': (context, { noteId, body, parents, draftSeen }) =>
    keepingText(context, { noteId, body, baseRevId: parents[0] ?? null }, () =>
      // Typing is taken back in the editor, and older texts are in the list of revisions: Ctrl+Z elsewhere is for actions.
      context.change(
        { name: 'note.saveRevision', label: labelOf(context, noteId), undoable: false },
        (write) => {
          const note = write.record('note', noteId)
          if (note === undefined) return notFound('note', noteId)
          const { revId, body: text, merged, heads, changed } = writeRevision(write, note, body, parents)
          dropOwnDraft(write, noteId, { body, parents, draftSeen })
          return ok({ revId, savedAt: changed ? write.now : note.updatedAt, merged, body: text, heads })
        },
      ),
    ),

  'note.remove': (context, { id }) =>
    context.change({ name: 'note.remove', label: labelOf(context, id) }, (write) =>
      // Its draft stays where it is and comes back with it.
      write.remove('note', id) ? ok({ actionId: write.actionId }) : notFound('note', id),
    ),
} satisfies Handlers<'note.create' | 'note.update' | 'note.saveRevision' | 'note.remove'>
