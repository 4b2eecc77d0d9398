import { ok, type Result } from '../../../../shared/kernel/index.ts'
import type { Blobs, Store, WriteStore } from '../../store/index.ts'
import { type AttachmentRow, toAttachmentRow } from '../attachments/rows.ts'
import { dropRecording, markRecovered, partsOf, readRecording, type Recording } from './rows.ts'

/** Why nothing was made: it is no longer there, or parts came or went while its bytes were written. */
export type Incomplete = 'gone' | 'moved'

export interface Completing {
  readonly store: Store
  readonly blobs: Blobs
  /** `true` leaves word that the recording was cut off. */
  readonly isCut: boolean
  change<Value>(name: string, work: (write: WriteStore) => Value): Value
}

interface Completed {
  readonly attachment: AttachmentRow
  readonly actionId: number
}

/**
 * One attachment, whatever happened before: one that was made of this recording when it seemed to be cut off takes the
 * longer sound, and another of the same id (in the bin, or not a sound of this note) is left alone.
 */
function attach(
  write: WriteStore,
  recording: Recording,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): AttachmentRow {
  const { id, noteId, name, mime, lengthMs: durationMs } = recording
  const known = write.record('attachment', id)
  if (known?.kind === 'voice' && known.noteId === noteId) {
    if (durationMs >= (known.durationMs ?? 0)) write.update('attachment', id, { sha256, size, durationMs })
    return toAttachmentRow(write.record('attachment', id) ?? known)
  }
  const isTaken = write.rows('SELECT 1 FROM attachment WHERE id = ?', id).length > 0
  const accountId = accountOf(write, noteId)
  const fields = { accountId, noteId, kind: 'voice', name, mime, size, sha256, durationMs } as const
  const attachmentId = write.insert('attachment', { id: isTaken ? write.newId() : id, ...fields })
  return { id: attachmentId, ...fields, createdAt: write.now }
}

const accountOf = (write: WriteStore, noteId: string): string | null =>
  write.rows<{ accountId: string | null }>('SELECT account_id AS accountId FROM note WHERE id = ?', noteId)[0]
    ?.accountId ?? null

/**
 * Joins the parts of a recording to an attachment of its note and drops them. A note in the bin takes it too: it may
 * come back. A note that is gone for good takes the recording with it.
 */
export async function completeRecording(
  { store, blobs, isCut, change }: Completing,
  id: string,
): Promise<Result<Completed, Incomplete>> {
  const recording = readRecording(store.read, id)
  if (recording === undefined || recording.recoveredAt !== null) return { ok: false, error: 'gone' }
  if (!isNoteThere(store.read, recording.noteId)) {
    store.local((write) => dropRecording(write, id))
    return { ok: false, error: 'gone' }
  }
  const bytes = await blobs.write(partsOf(store.read, recording))
  return change(isCut ? 'recording.recover' : 'attachment.finish', (write) => {
    const now = readRecording(write, id)
    if (now === undefined || now.recoveredAt !== null) return { ok: false, error: 'gone' } as const
    if (now.parts !== recording.parts) return { ok: false, error: 'moved' } as const
    const attachment = attach(write, recording, bytes)
    if (isCut) markRecovered(write, id, attachment.id, write.now)
    else dropRecording(write, id)
    return ok({ attachment, actionId: write.actionId })
  })
}

/** In the bin counts. */
export const isNoteThere = (read: Store['read'], noteId: string): boolean =>
  read.rows('SELECT 1 FROM note WHERE id = ?', noteId).length > 0
