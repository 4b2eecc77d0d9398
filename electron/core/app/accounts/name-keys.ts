import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { ReadStore } from '../../store/index.ts'

/** What each living account is found by besides its name: the search index keeps it when a name is written. */
export const readNameKeys = (read: ReadStore): CallOutput<'account.nameKeys'>['rows'] =>
  read
    .rows<{ id: string; folded: string; pinyin: string; initials: string }>(
      `SELECT k.record_id AS id, k.folded, k.pinyin, k.initials
       FROM name_key k JOIN account a ON a.id = k.record_id AND a.deleted_at IS NULL
       WHERE k.kind = 'account'`,
    )
    .map(({ id, folded, pinyin, initials }) => ({ id, keys: [folded, pinyin, initials] }))
