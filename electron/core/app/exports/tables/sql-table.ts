import type { StoredRow, TableColumn, TableSource } from '../table.ts'
import type { ExportWords, TableTitle } from '../words.ts'

interface SqlTable {
  readonly title: TableTitle
  readonly columns: readonly TableColumn[]
  /** Values under the keys of `columns`; the id comes by itself. */
  readonly select: string
  /** `FROM … WHERE …`: what is not in the bin, nor hidden with its account. */
  readonly from: string
  readonly id: string
  readonly order: string
  /** Which records are of one account: a condition with one `?`. */
  readonly ofAccount: string
  /** What the query cannot say by itself: words in the language of the file, from what is stored in the row. */
  readonly say?: (row: StoredRow, words: ExportWords) => StoredRow
}

/** `ofAccount` of what holds for the whole workspace: it is in the file of no single account. */
export const ofNoAccount = '? IS NULL'

/** Two devices may have made a record each of the same `key` before they met: the newest counts. */
export const isNewestOf = (table: string, key: string): string =>
  `NOT EXISTS (SELECT 1 FROM "${table}" later WHERE later."${key}" = x."${key}" AND later.deleted_at IS NULL
    AND (later.created_at, later.id) > (x.created_at, x.id))`

/** A table that one query answers. */
export const sqlTable = ({
  title,
  columns,
  select,
  from,
  id,
  order,
  ofAccount,
  say,
}: SqlTable): TableSource => ({
  title,
  columns: () => columns,
  ids({ store }, scope) {
    const listed =
      scope.accountId === undefined
        ? store.read.rows<{ id: string }>(`SELECT ${id} AS id ${from} ORDER BY ${order}`)
        : store.read.rows<{ id: string }>(
            `SELECT ${id} AS id ${from} AND ${ofAccount} ORDER BY ${order}`,
            scope.accountId,
          )
    const there = listed.map((row) => row.id)
    if (scope.ids === undefined) return there
    const known = new Set(there)
    return scope.ids.filter((wanted) => known.has(wanted))
  },
  rows({ store }, ids, _scope, words) {
    const rows = store.read.rows<StoredRow>(
      `SELECT ${id} AS id, ${select} ${from} AND ${id} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    return say === undefined ? rows : rows.map((row) => ({ ...row, ...say(row, words) }))
  },
})

/** The sentences of notes that a record came from, each on its line. */
export const quotesOf = (id: string): string =>
  `(SELECT group_concat(e.quote, char(10) ORDER BY e.id) FROM evidence e JOIN note n ON n.id = e.note_id
    WHERE e.target_id = ${id} AND e.deleted_at IS NULL AND n.deleted_at IS NULL) AS evidence`

/** As it was typed, else the name of the person who is meant. */
export const nameOr = (typed: string, person: string): string =>
  `coalesce(${typed}, (SELECT p.name FROM person p WHERE p.id = ${person} AND p.deleted_at IS NULL))`
