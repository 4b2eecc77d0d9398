import { ok } from '../../../shared/kernel/index.ts'
import { StoreReadonlyError } from '../store/index.ts'
import { listAttachments } from './attachments/read.ts'
import { toAttachmentRow } from './attachments/rows.ts'
import type { Uploads } from './attachments/uploads.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { missingReference } from './references.ts'

/** A film of a machine that stands still is let in, a disk image is not. */
const mostBytes = 512 * 1024 * 1024

/** VIS-5: bytes lie in the content store under their SHA-256, and are there before the row that refers to them. */
export const attachmentsHandlers = (uploads: Uploads) =>
  ({
    'attachment.list': (context, filter) => ok({ attachments: listAttachments(context.store.read, filter) }),

    'attachment.upload': (context, input) => {
      // Said now, not after the bytes have travelled.
      if (context.store.mode === 'readonly') throw new StoreReadonlyError('readonly', 'the store')
      const { accountId, noteId } = input
      const missing = missingReference(context.store.read, { account: accountId, note: noteId })
      if (missing !== null) return missing
      const attachmentId = context.newId()
      const { ticket, stream } = context.tickets.openUpload({ maxBytes: mostBytes })
      uploads.start(attachmentId, input, context.blobs, stream)
      return ok({ ticket, attachmentId })
    },

    'attachment.finish': async (context, { attachmentId }) => {
      const upload = uploads.find(attachmentId)
      if (upload === undefined) {
        // Asked again after the answer was lost on its way.
        const known = context.store.read.record('attachment', attachmentId)
        return known === undefined
          ? notFound('attachment', attachmentId)
          : ok({ attachment: toAttachmentRow(known), actionId: null })
      }
      const { accountId, noteId, kind, mime, durationMs } = upload.input
      const name = upload.input.name.trim() || kind
      try {
        const bytes = await upload.bytes
        if (!bytes.ok) return refuse(bytes.error, `the upload ended: ${bytes.error}`, { name })
        const { sha256, size } = bytes.value
        return context.change({ name: 'attachment.finish', label: { title: name } }, (write) => {
          const missing = missingReference(write, { account: accountId, note: noteId })
          if (missing !== null) return missing
          const fields = { accountId, noteId, kind, name, mime, size, sha256, durationMs }
          write.insert('attachment', { id: attachmentId, ...fields })
          const attachment = { id: attachmentId, ...fields, createdAt: write.now }
          return ok({ attachment, actionId: write.actionId })
        })
      } finally {
        uploads.forget(attachmentId)
      }
    },

    'attachment.open': (context, { id }) => {
      const attachment = context.store.read.record('attachment', id)
      if (attachment === undefined) return notFound('attachment', id)
      const { name, mime, sha256 } = attachment
      const { blobs } = context
      const size = blobs.size(sha256)
      if (size === undefined) return refuse('bytes_missing', 'the file is not on this device', { name })
      const ticket = context.tickets.openDownload({
        name,
        mime,
        size,
        // The host shows only types that cannot carry script; anything else is a download.
        disposition: attachment.kind === 'file' ? 'attachment' : 'inline',
        source: (start, end) => blobs.read(sha256, { start, end }),
      })
      return ok({ ticket, mime, name })
    },

    'attachment.remove': (context, { id }) => {
      const title = context.store.read.record('attachment', id)?.name ?? ''
      return context.change({ name: 'attachment.remove', label: { title } }, (write) =>
        // The bytes stay: undo and the bin bring the row back.
        write.remove('attachment', id) ? ok({ actionId: write.actionId }) : notFound('attachment', id),
      )
    },
  }) satisfies Handlers<
    'attachment.list' | 'attachment.upload' | 'attachment.finish' | 'attachment.open' | 'attachment.remove'
  >
