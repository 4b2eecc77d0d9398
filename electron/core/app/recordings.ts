import { ok } from '../../../shared/kernel/index.ts'
import { toAttachmentRow } from './attachments/rows.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { completeRecording, isNoteThere } from './recordings/complete.ts'
import { dropRecording, readRecording, writePart } from './recordings/rows.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** VIS-5, VIS-6: voice memos while they are recorded. Of this device only; the attachment goes through the log. */
export const recordingsHandlers = (session: WorkspaceSession) =>
  ({
    'recording.keep': ({ store, clock }, input) => {
      const { recordingId: id, noteId } = input
      const known = readRecording(store.read, id)
      if (known === undefined && !isNoteThere(store.read, noteId)) return notFound('note', noteId)
      const next = known?.parts ?? 0
      session.recordings?.heard(id)
      if (input.n !== next) return ok({ next })
      store.local((write) => writePart(write, { ...input, id, keptAt: clock.now() }))
      // It had been taken for cut off, and goes on.
      if (known?.recoveredAt != null) session.announce()
      return ok({ next: next + 1 })
    },

    'recording.finish': async (context, { recordingId: id, parts }) => {
      const { store, blobs } = context
      const recording = readRecording(store.read, id)
      const attachment = store.read.record('attachment', id)
      if (recording === undefined || recording.recoveredAt !== null) {
        if (recording === undefined && attachment !== undefined)
          // Asked again after the answer was lost on its way.
          return ok({ attachment: toAttachmentRow(attachment), actionId: null })
        return refuse('parts_missing', 'the parts are not here', { next: 0 })
      }
      if (recording.parts !== parts)
        return refuse('parts_missing', 'not all parts are here', { next: recording.parts })
      session.recordings?.forget(id)
      const { name: title } = recording
      const change: Parameters<typeof completeRecording>[0]['change'] = (name, work) =>
        context.change({ name, label: { title } }, work)
      const made = await completeRecording({ store, blobs, isCut: false, change }, id)
      if (made.ok) return ok(made.value)
      const now = store.read.record('attachment', id)
      return now === undefined
        ? refuse('parts_missing', 'the parts are not here', {
            next: readRecording(store.read, id)?.parts ?? 0,
          })
        : ok({ attachment: toAttachmentRow(now), actionId: null })
    },

    'recording.discard': ({ store }, { recordingId: id }) => {
      session.recordings?.forget(id)
      store.local((write) => dropRecording(write, id))
      return ok({})
    },

    'recording.leave': async (_, { recordingId }) => {
      await session.recordings?.recover(recordingId)
      return ok({})
    },

    'recording.acknowledge': (context, { recordingId: id }) => {
      // One that is being recorded is not done with.
      if (readRecording(context.store.read, id)?.recoveredAt != null) {
        context.store.local((write) => dropRecording(write, id))
        context.touch('notes')
        session.announce()
      }
      return ok({})
    },
  }) satisfies Handlers<
    'recording.keep' | 'recording.finish' | 'recording.discard' | 'recording.leave' | 'recording.acknowledge'
  >
