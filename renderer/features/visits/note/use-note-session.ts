import { useEffect, useRef, useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useFrame } from '../../../app/index.ts'
import { NoteSession, type SaveState } from './note-session.ts'

type Note = CallOutput<'note.get'>

export interface OpenSession {
  readonly session: NoteSession
  readonly state: SaveState
}

/** The text of a note kept safe while its page is open; the last words are handed over when it goes. */
export function useNoteSession(note: Note, onMerged: (body: string) => void): OpenSession {
  const frame = useFrame()
  const merged = useRef(onMerged)
  merged.current = onMerged
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: note.updatedAt })
  const [session] = useState(() => {
    // What this editor knows of: a draft of another window is not written over but becomes a revision first.
    let draftSeen: number | null = note.draft?.updatedAt ?? null
    return new NoteSession({
      noteId: note.id,
      body: note.draft?.body ?? note.body,
      baseRevId: note.draft === null ? note.headRevId : note.draft.baseRevId,
      savedAt: note.draft?.updatedAt ?? note.updatedAt,
      isDraft: note.draft !== null,
      clock: frame.clock,
      timers: {
        set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
        clear: (handle) => window.clearTimeout(handle as number | undefined),
      },
      async saveDraft(input) {
        const result = await frame.write(
          'note.saveDraft',
          { ...input, draftSeen },
          { undo: 'silent', failure: 'silent' },
        )
        if (result.ok) draftSeen = result.value.savedAt
        return result
      },
      async saveRevision(input) {
        const result = await frame.write(
          'note.saveRevision',
          { ...input, draftSeen },
          { undo: 'silent', failure: 'silent' },
        )
        if (result.ok) draftSeen = null
        return result
      },
      onState: (next) => queueMicrotask(() => setState(next)),
      onMerged: (body) => merged.current(body),
    })
  })
  useEffect(() => {
    const off = frame.onFlush(() => session.flush())
    return () => {
      off()
      void session.close()
    }
  }, [frame, session])
  return { session, state }
}
