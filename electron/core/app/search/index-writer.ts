import { indexText } from '../../../../shared/domain/search/tokens.ts'
import type { Change, LocalStore, Store } from '../../store/index.ts'
import { type DocumentRow, documentSources } from './documents.ts'
import { fold } from './fold.ts'
import { nameKeys } from './names.ts'

export const searchTables = [
  'account',
  'person',
  'note',
  'requirement',
  'promise',
  'attachment',
  'risk',
  'task',
  'value_entry',
  'visit',
  'purchase_intent',
  'outcome',
  'training',
] as const
export type SearchTable = (typeof searchTables)[number]

const isSearched = (table: string): table is SearchTable =>
  (searchTables as readonly string[]).includes(table)

/** Lists of ids go in as one JSON parameter, so that one prepared statement serves every length. */
const listed = '(SELECT value FROM json_each(?))'

function forget(write: LocalStore, kind: string, ids: string): void {
  const docs = JSON.stringify(
    write
      .rows<{ id: number }>(`SELECT id FROM search_doc WHERE kind = ? AND record_id IN ${listed}`, kind, ids)
      .map((row) => row.id),
  )
  if (docs !== '[]') {
    write.run({ sql: `DELETE FROM search_text WHERE rowid IN ${listed}`, parameters: [docs] })
    write.run({ sql: `DELETE FROM search_doc WHERE id IN ${listed}`, parameters: [docs] })
  }
  if (kind === 'account' || kind === 'person') {
    write.run({
      sql: `DELETE FROM name_key WHERE kind = ? AND record_id IN ${listed}`,
      parameters: [kind, ids],
    })
  }
}

function add(write: LocalStore, kind: string, row: DocumentRow): void {
  write.run({
    sql: 'INSERT INTO search_doc (kind, record_id, account_id, at) VALUES (?, ?, ?, ?)',
    parameters: [kind, row.id, row.account_id, row.at],
  })
  let name = ''
  if (row.name !== null && (kind === 'account' || kind === 'person')) {
    const keys = nameKeys(row.name, kind, row.reading)
    name = `${keys.pinyin} ${keys.initials} ${keys.syllables}`
    write.run({
      sql: 'INSERT INTO name_key (kind, record_id, folded, pinyin, initials) VALUES (?, ?, ?, ?, ?)',
      parameters: [kind, row.id, keys.folded, keys.pinyin, keys.initials],
    })
  }
  write.run({
    sql: 'INSERT INTO search_text (rowid, title, body, name) VALUES (last_insert_rowid(), ?, ?, ?)',
    parameters: [indexText(fold(row.title)), indexText(fold(row.body)), name],
  })
}

/** The index follows the rows: in the same transaction, so that nothing found is gone and nothing written is missed. */
export function indexChanges(write: LocalStore, changes: readonly Change[]): void {
  const idsByTable = new Map<SearchTable, Set<string>>()
  for (const { table, id } of changes) {
    if (!isSearched(table)) continue
    const ids = idsByTable.get(table) ?? new Set()
    idsByTable.set(table, ids.add(id))
  }
  for (const [table, set] of idsByTable) {
    const { kind, select } = documentSources[table]
    const ids = JSON.stringify([...set])
    forget(write, kind, ids)
    for (const row of write.rows<DocumentRow>(`${select} AND t.id IN ${listed}`, ids)) add(write, kind, row)
  }
}

/**
 * Tables that an earlier version did not search: their rows go into the index once. A table of which anything is
 * indexed is up to date, as the index follows every change.
 */
function indexNewTables(write: LocalStore): void {
  for (const table of searchTables) {
    const { kind, select } = documentSources[table]
    const [isNew] = write.rows<{ id: string }>(
      `SELECT t.id FROM "${table}" t WHERE t.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM search_doc WHERE kind = ?) LIMIT 1`,
      kind,
    )
    if (isNew !== undefined) for (const row of write.rows<DocumentRow>(select)) add(write, kind, row)
  }
}

/** Keeps the index from now on. */
export function keepIndex(store: Store): () => void {
  store.local(indexNewTables)
  return store.onChanged(indexChanges)
}
