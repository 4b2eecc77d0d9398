import { createHash } from 'node:crypto'
import { tableNames } from './catalogue.ts'
import { codecOf } from './codec.ts'
import type { Statements } from './statements.ts'

/** A hash over all synced rows that are not in the bin, table by table, by id. */
export function createDigest(statements: Statements): () => string {
  return () => {
    const hash = createHash('sha256')
    for (const table of tableNames) {
      const columns = codecOf(table).columns.map((column) => `"${column.name}"`)
      const rows = statements
        .get(`SELECT ${columns.join(', ')} FROM "${table}" WHERE deleted_at IS NULL ORDER BY id`)
        .raw()
      hash.update(`\n\n${table}`)
      for (const row of rows.iterate()) hash.update(`\n${JSON.stringify(row)}`)
    }
    return hash.digest('hex')
  }
}

/** How many rows of each table are not in the bin: shown with a backup, so that a person can tell them apart. */
export function countRows(statements: Statements): Readonly<Record<string, number>> {
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      Number(statements.get(`SELECT count(*) FROM "${table}" WHERE deleted_at IS NULL`).pluck().get()),
    ]),
  )
}
