import {
  catalogue,
  type ColumnSpec,
  type RecordOf,
  type TableName,
  tableNames,
  toCamel,
} from './catalogue.ts'
import type { SqlValue } from './driver.ts'

export interface CodecColumn extends ColumnSpec {
  readonly name: string
  readonly camel: string
}

/** A table's columns in both spellings, and the values between them. */
export interface Codec<Table extends TableName> {
  readonly table: Table
  readonly columns: readonly CodecColumn[]
  /** Columns that the log carries: all but the derived ones. `id` is first. */
  readonly logged: readonly CodecColumn[]
  column(name: string): CodecColumn | undefined
  byCamel(name: string): CodecColumn | undefined
  /** A stored value as the product speaks of it. */
  value(column: CodecColumn, value: SqlValue): unknown
  toRecord(row: Readonly<Record<string, SqlValue>>): RecordOf<Table>
}

/** A product value as SQLite holds it. Throws on a bug: a wrong type, a missing value, a number that is none. */
export function toStored(table: string, column: CodecColumn, value: unknown): SqlValue {
  if (value === null || value === undefined) {
    if (column.nullable) return null
    throw new Error(`${table}.${column.name} must have a value`)
  }
  switch (column.kind) {
    case 'text':
    case 'day':
      // Half a surrogate pair cannot be stored as UTF-8; the log and the table must hold the same text.
      if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed()
      break
    case 'integer':
    case 'instant':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value + 0
      break
    case 'real':
      if (typeof value === 'number' && Number.isFinite(value)) return value + 0
      break
    case 'boolean':
      if (typeof value === 'boolean') return value ? 1 : 0
      break
    case 'json':
      return JSON.stringify(value)
  }
  throw new Error(
    `${table}.${column.name} is ${column.kind}, not ${typeof value} ${String(value).slice(0, 40)}`,
  )
}

const fromStored = (column: CodecColumn, value: SqlValue): unknown => {
  if (value === null) return null
  if (column.kind === 'boolean') return value === 1
  if (column.kind === 'json') return JSON.parse(String(value))
  return value
}

function createCodec<Table extends TableName>(table: Table): Codec<Table> {
  const specs: Readonly<Record<string, ColumnSpec>> = catalogue[table]
  const columns = Object.entries(specs).map(([name, spec]) => ({ ...spec, name, camel: toCamel(name) }))
  const byName = new Map(columns.map((column) => [column.name, column]))
  const byCamel = new Map(columns.map((column) => [column.camel, column]))
  return {
    table,
    columns,
    logged: columns.filter((column) => !column.derived),
    column: (name) => byName.get(name),
    byCamel: (name) => byCamel.get(name),
    value: fromStored,
    toRecord(row) {
      const record: Record<string, unknown> = {}
      for (const column of columns) record[column.camel] = fromStored(column, row[column.name] ?? null)
      // The catalogue is the type of the record: the one place where the two are tied together.
      return record as RecordOf<Table>
    },
  }
}

const codecs = new Map<TableName, Codec<TableName>>(tableNames.map((table) => [table, createCodec(table)]))

export function codecOf<Table extends TableName>(table: Table): Codec<Table> {
  const codec = codecs.get(table)
  if (!codec) throw new Error(`no synced table ${table}`)
  return codec as unknown as Codec<Table>
}

export const isTableName = (name: string): name is TableName => Object.hasOwn(catalogue, name)
