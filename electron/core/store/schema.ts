import type { RowOf, TableName } from './catalogue.ts'

/** Tables of this device only: not in the log, not synced, not undone. */
export interface LocalSchema {
  action: {
    readonly id: number
    readonly request_id: string | null
    readonly name: string
    readonly label: string
    readonly at: number
    readonly state: 'done' | 'undone' | 'final'
    readonly turn: number
    readonly import_id: string | null
  }
  action_txn: {
    readonly action_id: number
    readonly n: number
    readonly part: 'do' | 'undo' | 'redo'
    readonly dev: string
    readonly seq: number
  }
  request: { readonly id: string; readonly answer: string; readonly at: number }
  draft: {
    readonly note_id: string
    readonly body: string
    readonly base_rev_id: string | null
    readonly selection: string | null
    readonly updated_at: number
    /** The number of the transaction that wrote it, 0 where another statement did: commit-count.ts. */
    readonly commits: number
  }
  form_draft: {
    readonly form: string
    readonly about: string
    readonly opening: string
    readonly updated_at: number
    readonly fields: string
  }
  recording: {
    /** The id of the attachment that it becomes. */
    readonly id: string
    readonly note_id: string
    readonly name: string
    readonly mime: string
    readonly began_at: number
    readonly kept_at: number
    readonly length_ms: number
    /** How many there are in `recording_part`: 0 to `parts` - 1. */
    readonly parts: number
    /** Cut off and made an attachment then; the parts are gone, and the row says so to the person. */
    readonly recovered_at: number | null
  }
  recording_part: {
    readonly recording_id: string
    readonly n: number
    /** Base64. */
    readonly bytes: string
  }
  setting: { readonly key: string; readonly value: string }
  recent: { readonly kind: string; readonly record_id: string; readonly at: number }
  import_run: {
    readonly id: string
    readonly at: number
    readonly state: 'running' | 'done' | 'cancelled' | 'undone'
    readonly sample: 0 | 1
    readonly summary: string
  }
  import_issue: {
    readonly import_id: string
    readonly position: number
    readonly kind: string
    readonly file: string
    readonly line: number | null
    readonly column_name: string | null
    readonly code: string
    readonly data: string
  }
  search_doc: {
    readonly id: number
    readonly kind: string
    readonly record_id: string
    readonly account_id: string | null
    readonly at: number
  }
  search_text: {
    readonly rowid: number
    readonly title: string | null
    readonly body: string | null
    readonly name: string | null
  }
  name_key: {
    readonly kind: string
    readonly record_id: string
    readonly folded: string
    readonly pinyin: string
    readonly initials: string
  }
}

/** The log and what belongs to it. Written by the store alone. */
export interface LogSchema {
  meta: { readonly key: string; readonly value: string }
  txn: {
    readonly dev: string
    readonly seq: number
    readonly hlc: string
    readonly ctx: string
    readonly user: string
    readonly app_schema: number
    readonly recorded_at: number
    readonly prev_hash: string
    readonly hash: string
  }
  op: {
    readonly dev: string
    readonly seq: number
    readonly i: number
    readonly tbl: string
    readonly row: string
    readonly col: string
    readonly type: OperationType
    readonly val: string
  }
  sib: {
    readonly tbl: string
    readonly row: string
    readonly col: string
    readonly dev: string
    readonly seq: number
    readonly i: number
    readonly hlc: string
    readonly val: string
  }
}

/**
 * `new` makes a row (`col` is `*`, `val` all its columns that are not null), `set` changes one column,
 * `gone` takes a row out for good after its time in the bin.
 */
export type OperationType = 'new' | 'set' | 'gone'

export type SyncedSchema = { [Table in TableName]: RowOf<Table> }

/** What reads may see: rows as SQLite holds them. */
export type StoreSchema = SyncedSchema & LocalSchema & LogSchema

export const localTables: ReadonlySet<string> = new Set<keyof LocalSchema>([
  'action',
  'action_txn',
  'request',
  'draft',
  'form_draft',
  'recording',
  'recording_part',
  'setting',
  'recent',
  'import_run',
  'import_issue',
  'search_doc',
  'search_text',
  'name_key',
])
