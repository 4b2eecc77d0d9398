import type { StoredRow, TableSource } from '../table.ts'
import { choice, number, text } from './columns.ts'

/** IOX-1: what an import did not take, and what in the data speaks against itself, with file and line. */
export const importProblemsTable: TableSource = {
  title: 'import_problems',
  isCounted: true,
  columns: () => [
    choice('kind', 'problemKind', 'problemKind'),
    text('file'),
    number('line'),
    text('column'),
    choice('code', 'problem', 'problem'),
    text('detail'),
  ],
  ids: ({ store }, { importId }) =>
    store.read
      .rows<{ position: number }>(
        'SELECT position FROM import_issue WHERE import_id = ? ORDER BY position',
        importId ?? null,
      )
      .map(({ position }) => String(position)),
  rows: ({ store }, ids, { importId }) =>
    store.read.rows<StoredRow>(
      `SELECT CAST(position AS TEXT) AS id, kind, file, line, column_name AS "column", code,
         nullif(data, '{}') AS detail
       FROM import_issue WHERE import_id = ? AND CAST(position AS TEXT) IN (SELECT value FROM json_each(?))`,
      importId ?? null,
      JSON.stringify(ids),
    ),
}
