import { catalogue, type ReadStore, type TableName, tableNames } from '../../store/index.ts'

/** The setting that holds the ids of the sample's accounts while they are there. */
export const sampleMarkKey = 'sample'

export function readSampleMark(read: ReadStore): readonly string[] {
  const value = read.rows<{ value: string }>('SELECT value FROM setting WHERE key = ?', sampleMarkKey)[0]
    ?.value
  return value === undefined ? [] : (JSON.parse(value) as string[])
}

/** Which tables hang on rows of another table by which column, besides `account_id`. */
const parts: readonly { readonly table: TableName; readonly column: string; readonly parent: TableName }[] = [
  { table: 'visit_attendee', column: 'visit_id', parent: 'visit' },
  { table: 'note_rev', column: 'note_id', parent: 'note' },
  { table: 'evidence', column: 'note_id', parent: 'note' },
  { table: 'attachment', column: 'note_id', parent: 'note' },
  { table: 'person_event', column: 'person_id', parent: 'person' },
  { table: 'training_attendee', column: 'training_id', parent: 'training' },
  { table: 'person_influence', column: 'from_person_id', parent: 'person' },
  { table: 'requirement_move', column: 'requirement_id', parent: 'requirement' },
  { table: 'custom_value', column: 'record_id', parent: 'account' },
]

/**
 * Everything that belongs to the sample's customers, also what the person added while practising. A requirement goes
 * when nobody else asked for it.
 */
export function planSampleRemoval(
  read: ReadStore,
  accountIds: readonly string[],
): { table: TableName; id: string }[] {
  const plan: { table: TableName; id: string }[] = []
  const idsByTable = new Map<TableName, string[]>()
  const ids = (sql: string, list: readonly string[]): string[] =>
    read.rows<{ id: string }>(sql, JSON.stringify(list)).map((row) => row.id)
  const take = (table: TableName, found: readonly string[]): void => {
    idsByTable.set(table, [...(idsByTable.get(table) ?? []), ...found])
    plan.push(...found.map((id) => ({ table, id })))
  }
  take(
    'account',
    ids(
      'SELECT id FROM account WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
      accountIds,
    ),
  )
  const orphaned = ids(
    `SELECT r.id FROM requirement r WHERE r.deleted_at IS NULL
     AND EXISTS (SELECT 1 FROM requirement_ask a WHERE a.requirement_id = r.id AND a.deleted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM requirement_ask a WHERE a.requirement_id = r.id AND a.deleted_at IS NULL
       AND a.account_id NOT IN (SELECT value FROM json_each(?)))`,
    accountIds,
  )
  for (const table of tableNames) {
    if (!('account_id' in catalogue[table])) continue
    take(
      table,
      ids(
        `SELECT id FROM "${table}" WHERE deleted_at IS NULL AND account_id IN (SELECT value FROM json_each(?))`,
        accountIds,
      ),
    )
  }
  take('requirement', orphaned)
  for (const { table, column, parent } of parts) {
    const known = new Set(idsByTable.get(table))
    const found = ids(
      `SELECT id FROM "${table}" WHERE deleted_at IS NULL AND ${column} IN (SELECT value FROM json_each(?))`,
      idsByTable.get(parent) ?? [],
    )
    take(
      table,
      found.filter((id) => !known.has(id)),
    )
  }
  return plan
}
