import { z } from 'zod'
import { longestRecordingPart } from '../domain/recordings/index.ts'
import { id, instant, nothing } from './common.ts'
import { write } from './call.ts'
import { attachment } from './visits.ts'

/**
 * VIS-5, VIS-6: a voice memo while it is recorded. Its parts are kept as they come, so that what was said outlives the
 * window and the process. `recordingId` is the id of the attachment it becomes.
 */
export const recordingCalls = {
  /**
   * Durable when answered. Parts come in order; `next` is the number of the part that is wanted now. Where that is not
   * `n` + 1 (a part was sent twice, or the process was another one), what was sent is not kept and the sender goes on
   * from `next`. Not an action: nothing to undo.
   */
  'recording.keep': write(
    [],
    z.object({
      recordingId: id,
      noteId: id,
      /** Of the attachment. */
      name: z.string().min(1).max(500),
      mime: z.string().max(200),
      beganAt: instant,
      n: z.int().nonnegative(),
      /** Length of the recording at the end of this part. */
      lengthMs: z.int().nonnegative(),
      /** Base64. */
      bytes: z.base64().max(Math.ceil(longestRecordingPart / 3) * 4),
    }),
    z.object({ next: z.int() }),
  ),
  /**
   * Makes the attachment of all `parts` and drops them. `parts_missing` (`data.next`): some have not arrived. Asked again
   * after the answer was lost, it answers alike.
   */
  'recording.finish': write(
    ['attachments', 'notes'],
    z.object({ recordingId: id, parts: z.int().positive() }),
    z.object({ attachment, actionId: z.int().nullable() }),
    ['parts_missing'],
  ),
  /** Nothing of it is kept. */
  'recording.discard': write([], z.object({ recordingId: id }), nothing),
  /** The page that records is going: what has arrived becomes an attachment at once, as one that was cut off. */
  'recording.leave': write(['attachments', 'notes'], z.object({ recordingId: id }), nothing),
  /** The person has read that it was cut off. */
  'recording.acknowledge': write(['notes'], z.object({ recordingId: id }), nothing),
} as const
