import type { StoredRow, TableColumn, TableSource } from '../table.ts'
import type { TableTitle } from '../words.ts'

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
}

/** A table that one query answers. */
export const sqlTable = ({ title, columns, select, from, id, order, ofAccount }: SqlTable): TableSource => ({
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
  rows: ({ store }, ids) =>
    store.read.rows<StoredRow>(
      `SELECT ${id} AS id, ${select} ${from} AND ${id} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    ),
})

/** The sentences of notes that a record came from, each on its line. */
export const quotesOf = (id: string): string =>
  `(SELECT group_concat(e.quote, char(10) ORDER BY e.id) FROM evidence e JOIN note n ON n.id = e.note_id
    WHERE e.target_id = ${id} AND e.deleted_at IS NULL AND n.deleted_at IS NULL) AS evidence`
