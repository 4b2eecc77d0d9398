import type { StoredRow, TableSource } from '../table.ts'
import { choice, key, number, structure, text } from './columns.ts'

/** What the file said there, one after the other; null where the problem says all. */
function detailOf(data: string): string | null {
  const said = Object.values(JSON.parse(data) as Readonly<Record<string, unknown>>).flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  )
  return said.length === 0 ? null : said.join(' · ')
}

/** IOX-1: what an import did not take, and what in the data speaks against itself, with file and line. */
export const importProblemsTable: TableSource = {
  title: 'import_problems',
  isCounted: true,
  columns: () => [
    choice('kind', 'problemKind', 'problemKind'),
    text('file'),
    number('line'),
    text('column'),
    text('problem'),
    text('detail'),
    key('code'),
    structure('data'),
  ],
  ids: ({ store }, { importId }) =>
    store.read
      .rows<{ position: number }>(
        'SELECT position FROM import_issue WHERE import_id = ? ORDER BY position',
        importId ?? null,
      )
      .map(({ position }) => String(position)),
  rows: ({ store }, ids, { importId }, words) =>
    store.read
      .rows<StoredRow>(
        `SELECT CAST(position AS TEXT) AS id, kind, file, line, column_name AS "column", code,
         data
       FROM import_issue WHERE import_id = ? AND CAST(position AS TEXT) IN (SELECT value FROM json_each(?))`,
        importId ?? null,
        JSON.stringify(ids),
      )
      .map((row) => ({
        ...row,
        problem: words.value(
          row['kind'] === 'contradiction' ? 'contradiction' : 'problem',
          String(row['code']),
        ),
        detail: detailOf(String(row['data'])),
      })),
}
