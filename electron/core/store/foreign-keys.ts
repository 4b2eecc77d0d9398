import { type TableName, tableNames } from './catalogue.ts'
import { isTableName } from './codec.ts'
import type { Driver } from './driver.ts'

/** A reference between synced tables. */
export interface ForeignKey {
  readonly child: TableName
  readonly column: string
  readonly parent: TableName
  /** A child that cannot be without its parent is hidden, and later goes, with it. */
  readonly required: boolean
}

interface KeyRow {
  readonly table: string
  readonly from: string
}
interface ColumnRow {
  readonly name: string
  readonly notnull: number
}

/** The references as the file declares them. */
export function readForeignKeys(database: Driver): readonly ForeignKey[] {
  return tableNames.flatMap((child) => {
    const columns = database.pragma(`table_info("${child}")`) as ColumnRow[]
    const required = new Set(columns.filter((column) => column.notnull === 1).map((column) => column.name))
    return (database.pragma(`foreign_key_list("${child}")`) as KeyRow[]).flatMap((key) =>
      isTableName(key.table)
        ? [{ child, column: key.from, parent: key.table, required: required.has(key.from) }]
        : [],
    )
  })
}
