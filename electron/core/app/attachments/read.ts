import type { ReadStore } from '../../store/index.ts'
import { type AttachmentRow, toAttachmentRow } from './rows.ts'

/** What a note or an account in the bin holds is hidden with it. `f` is the attachment. */
const visible = `
  f.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM note n WHERE n.id = f.note_id AND n.deleted_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.account_id AND a.deleted_at IS NOT NULL)`

/** Of a note; of an account, its notes' included; or all. The earliest first. */
export function listAttachments(
  read: ReadStore,
  filter: { readonly accountId?: string | undefined; readonly noteId?: string | undefined },
): AttachmentRow[] {
  const conditions = [visible]
  const parameters: string[] = []
  if (filter.noteId !== undefined) {
    conditions.push('f.note_id = ?')
    parameters.push(filter.noteId)
  }
  if (filter.accountId !== undefined) {
    conditions.push('(f.account_id = ? OR f.note_id IN (SELECT id FROM note WHERE account_id = ?))')
    parameters.push(filter.accountId, filter.accountId)
  }
  return read
    .rows<{ id: string }>(
      `SELECT f.id FROM attachment f WHERE ${conditions.join(' AND ')} ORDER BY f.created_at, f.id`,
      ...parameters,
    )
    .flatMap(({ id }) => {
      const attachment = read.record('attachment', id)
      return attachment === undefined ? [] : [toAttachmentRow(attachment)]
    })
}
