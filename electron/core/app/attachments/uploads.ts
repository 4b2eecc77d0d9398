import type { CallRequest } from '../../../../shared/contract/index.ts'
import { fail, ok, type Result } from '../../../../shared/kernel/index.ts'
import type { BlobInfo, Blobs } from '../../store/index.ts'
import { UploadError } from '../../tickets.ts'

export type AttachmentInput = CallRequest<'attachment.upload'>
export type UploadCode = 'upload_failed' | 'too_large'

export interface Upload {
  readonly input: AttachmentInput
  /** Settles once the bytes are on the disk, or will never be. Rejects where the machine failed: the disk is full. */
  readonly bytes: Promise<Result<BlobInfo, UploadCode>>
}

/** Bytes that are on their way, by the id of the attachment they become. Lost with the process, like their tickets. */
export interface Uploads {
  start(attachmentId: string, input: AttachmentInput, blobs: Blobs, stream: AsyncIterable<Uint8Array>): void
  find(attachmentId: string): Upload | undefined
  forget(attachmentId: string): void
}

/** Uploads that nobody asks about are forgotten, the oldest first; as many as there can be tickets. */
const mostUploads = 1_000

async function receive(
  blobs: Blobs,
  stream: AsyncIterable<Uint8Array>,
): Promise<Result<BlobInfo, UploadCode>> {
  try {
    return ok(await blobs.write(stream))
  } catch (error) {
    if (!(error instanceof UploadError)) throw error
    return fail(error.code === 'too_large' ? 'too_large' : 'upload_failed')
  }
}

export function createUploads(): Uploads {
  const uploads = new Map<string, Upload>()
  return {
    start(attachmentId, input, blobs, stream) {
      const bytes = receive(blobs, stream)
      // Nobody may ask for a long time; who does gets the failure.
      bytes.catch(() => {})
      const oldest = uploads.size >= mostUploads ? uploads.keys().next().value : undefined
      if (oldest !== undefined) uploads.delete(oldest)
      uploads.set(attachmentId, { input, bytes })
    },
    find: (attachmentId) => uploads.get(attachmentId),
    forget(attachmentId) {
      uploads.delete(attachmentId)
    },
  }
}
