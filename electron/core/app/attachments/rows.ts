import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { RecordOf } from '../../store/index.ts'

export type AttachmentRow = CallOutput<'attachment.list'>['attachments'][number]

const kinds = ['image', 'file', 'voice'] as const

export const toAttachmentRow = (attachment: RecordOf<'attachment'>): AttachmentRow => ({
  id: attachment.id,
  accountId: attachment.accountId,
  noteId: attachment.noteId,
  kind: kinds.find((kind) => kind === attachment.kind) ?? 'file',
  name: attachment.name,
  mime: attachment.mime,
  size: attachment.size,
  sha256: attachment.sha256,
  durationMs: attachment.durationMs,
  createdAt: attachment.createdAt,
})
