import type { CallRequest } from '../../../../shared/contract/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type LocalStore, type ReadStore, StoreFullError, StoreIoError } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { writeRevision } from './revisions.ts'

export interface Draft {
  readonly body: string
  readonly baseRevId: string | null
  readonly selection: string | null
  readonly updatedAt: number
}

export const readDraft = (read: ReadStore, noteId: string): Draft | undefined =>
  read.rows<Draft>(
    'SELECT body, base_rev_id AS baseRevId, selection, updated_at AS updatedAt FROM draft WHERE note_id = ?',
    noteId,
  )[0]

export const dropDraft = (write: LocalStore, noteId: string): void =>
  write.run({ sql: 'DELETE FROM draft WHERE note_id = ?', parameters: [noteId] })

type DraftInput = CallRequest<'note.saveDraft'>

/**
 * Whether the draft there belongs to another editor: to a window that died or is still open. `seen` is what this
 * editor knows of; an editor that does not say so is taken for the same one while it writes over the same revision.
 */
const isForeign = (
  draft: Known,
  seen: number | null | undefined,
  baseRevIds: readonly (string | null)[],
): boolean => (seen === undefined ? !baseRevIds.includes(draft.baseRevId) : draft.updatedAt !== seen)

/**
 * Text that the store could not take goes to the rescue file, and the refusal says whether it arrived there: either
 * way the editor still holds it.
 */
export function keepingText<Outcome>(
  context: CallContext,
  entry: { readonly noteId: string; readonly body: string; readonly baseRevId: string | null },
  work: () => Outcome,
) {
  try {
    return work()
  } catch (error) {
    const isFull = error instanceof StoreFullError
    if (!isFull && !(error instanceof StoreIoError)) throw error
    const kept = context.rescue.keep(entry).ok
    return refuse(isFull ? 'disk_full' : 'io_error', error.message, { kept, detail: error.message })
  }
}

/** The note and what stands in its draft: null where there is none. */
const known = `
  SELECT d.updated_at AS updatedAt, d.base_rev_id AS baseRevId
  FROM note n LEFT JOIN draft d ON d.note_id = n.id WHERE n.id = ?`
const upsert = `
  INSERT INTO draft (note_id, base_rev_id, selection, updated_at, commits, body) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (note_id) DO UPDATE SET base_rev_id = excluded.base_rev_id, selection = excluded.selection,
    updated_at = excluded.updated_at, commits = excluded.commits, body = excluded.body`

interface Known {
  readonly updatedAt: number | null
  readonly baseRevId: string | null
}
type Saved = { readonly savedAt: number } | 'no-note' | 'foreign'

/** The hot path: two statements and one commit, whatever the size of the workspace. */
const save = (context: CallContext, input: DraftInput): Saved =>
  context.store.local((write) => {
    const { noteId, baseRevId } = input
    // A note in the bin takes text too: it may come back, and nothing typed is dropped.
    const [there] = write.rows<Known>(known, noteId)
    if (there === undefined) return 'no-note'
    if (there.updatedAt !== null && isForeign(there, input.draftSeen, [baseRevId])) {
      // The very same text is this save, sent again after its answer was lost.
      if (readDraft(write, noteId)?.body !== input.body) return 'foreign'
    }
    // Later than the draft before it even when the clock was set back: the time is also its version.
    const savedAt = Math.max(context.clock.now(), (there.updatedAt ?? 0) + 1)
    write.runCounted((count) => ({
      sql: upsert,
      parameters: [noteId, baseRevId, input.selection, savedAt, count, input.body],
    }))
    return { savedAt }
  })

/** Makes a revision of the draft that another editor left, so that this one does not overwrite it. */
function keepForeignDraft(context: CallContext, noteId: string): void {
  // Not under the request of the save: sent again, it would have to do this again.
  context.store.change({ name: 'note.saveRevision', undoable: false, user: context.user }, (write) => {
    const note = write.record('note', noteId)
    const draft = readDraft(write, noteId)
    if (draft === undefined) return
    if (note !== undefined)
      writeRevision(write, note, draft.body, draft.baseRevId === null ? [] : [draft.baseRevId])
    dropDraft(write, noteId)
  })
}

/** Drops the draft that a revision was made of; another editor's draft stays. */
export function dropOwnDraft(
  write: LocalStore,
  noteId: string,
  saved: {
    readonly body: string
    readonly parents: readonly string[]
    readonly draftSeen?: number | null | undefined
  },
): void {
  const draft = readDraft(write, noteId)
  if (draft === undefined) return
  const bases = saved.parents.length === 0 ? [null] : saved.parents
  if (draft.body === saved.body || !isForeign(draft, saved.draftSeen, bases)) dropDraft(write, noteId)
}

export const draftHandlers = {
  'note.saveDraft': (context, input) =>
    keepingText(context, input, () => {
      let saved = save(context, input)
      if (saved === 'foreign') {
        keepForeignDraft(context, input.noteId)
        saved = save(context, input)
      }
      // A second editor cannot have come between: calls are handled one at a time.
      return typeof saved === 'string' ? notFound('note', input.noteId) : ok(saved)
    }),

  'note.discardDraft': (context, { noteId }) => {
    context.store.local((write) => dropDraft(write, noteId))
    context.touch('notes')
    return ok({})
  },
} satisfies Handlers<'note.saveDraft' | 'note.discardDraft'>
