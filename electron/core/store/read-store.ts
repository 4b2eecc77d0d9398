import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { RecordOf, TableName } from './catalogue.ts'
import { codecOf, toStored } from './codec.ts'
import type { SqlValue } from './driver.ts'
import { toStoreError } from './errors.ts'
import type { StoreSchema } from './schema.ts'
import type { Statements } from './statements.ts'

export interface RecordsOptions<Table extends TableName> {
  /** A field, or fields, ascending; `-name` descending. Without it: by id, so oldest first. */
  readonly orderBy?: OrderKey<Table> | readonly OrderKey<Table>[]
  readonly limit?: number
  readonly includeDeleted?: boolean
}
type FieldOf<Table extends TableName> = keyof RecordOf<Table> & string
export type OrderKey<Table extends TableName> = FieldOf<Table> | `-${FieldOf<Table>}`

/** Reading. Nothing here can change the file. */
export interface ReadStore {
  /** Builds queries with types; it never runs them. */
  readonly query: Kysely<StoreSchema>
  all<Row>(query: Compilable<Row>): Row[]
  first<Row>(query: Compilable<Row>): Row | undefined
  /** A query as text. Rows as SQLite holds them. */
  rows<Row>(sql: string, ...parameters: readonly SqlValue[]): Row[]
  /** Undefined when there is none or it lies in the bin. */
  record<Table extends TableName>(table: Table, id: string): RecordOf<Table> | undefined
  /** Those of `ids` that there are and that do not lie in the bin, by id; one query, however many. */
  recordsById<Table extends TableName>(
    table: Table,
    ids: Iterable<string>,
  ): ReadonlyMap<string, RecordOf<Table>>
  /** Records whose fields equal those of `where`. */
  records<Table extends TableName>(
    table: Table,
    where?: Partial<RecordOf<Table>>,
    options?: RecordsOptions<Table>,
  ): RecordOf<Table>[]
}

export const queryBuilder: Kysely<StoreSchema> = new Kysely<StoreSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** What the query builder lets through as a parameter, as SQLite takes it. */
export function toParameter(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new Error(`a query parameter cannot be ${typeof value}`)
}

/** Ids are table and column names of ours, checked against the catalogue before they come here. */
const quote = (name: string): string => `"${name}"`

function recordsQuery<Table extends TableName>(
  table: Table,
  where: Partial<RecordOf<Table>>,
  options: RecordsOptions<Table>,
): { readonly sql: string; readonly parameters: SqlValue[] } {
  const codec = codecOf(table)
  const conditions: string[] = []
  const parameters: SqlValue[] = []
  for (const [name, value] of Object.entries(where)) {
    const column = codec.byCamel(name)
    if (!column) throw new Error(`${table} has no field ${name}`)
    if (value === undefined) continue
    if (value === null) conditions.push(`${quote(column.name)} IS NULL`)
    else {
      conditions.push(`${quote(column.name)} = ?`)
      parameters.push(toStored(table, column, value))
    }
  }
  if (options.includeDeleted !== true) conditions.push('"deleted_at" IS NULL')
  const keys: readonly string[] =
    options.orderBy === undefined
      ? ['id']
      : typeof options.orderBy === 'string'
        ? [options.orderBy]
        : (options.orderBy satisfies readonly string[])
  const order = keys.map((key) => {
    const descending = key.startsWith('-')
    const column = codec.byCamel(descending ? key.slice(1) : key)
    if (!column) throw new Error(`${table} has no field ${key}`)
    return `${quote(column.name)}${descending ? ' DESC' : ''}`
  })
  if (options.limit !== undefined) parameters.push(options.limit)
  return {
    sql: [
      `SELECT * FROM ${quote(table)}`,
      conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
      `ORDER BY ${order.join(', ')}`,
      options.limit === undefined ? '' : 'LIMIT ?',
    ].join(' '),
    parameters,
  }
}

export function createReadStore(statements: Statements): ReadStore {
  const run = <Row>(sql: string, parameters: readonly SqlValue[]): Row[] => {
    try {
      const statement = statements.get(sql)
      if (!statement.reader || !statement.readonly) throw new Error(`not a read: ${sql.slice(0, 80)}`)
      // The row type is the caller's word for what its query selects.
      return statement.all(...parameters) as Row[]
    } catch (error) {
      throw toStoreError(error)
    }
  }
  return {
    query: queryBuilder,
    all(query) {
      const compiled = query.compile()
      return run(compiled.sql, compiled.parameters.map(toParameter))
    },
    first(query) {
      const compiled = query.compile()
      return run<never>(compiled.sql, compiled.parameters.map(toParameter))[0]
    },
    rows: (sql, ...parameters) => run(sql, parameters),
    record(table, id) {
      const codec = codecOf(table)
      const row = run<Record<string, SqlValue>>(
        `SELECT * FROM ${quote(table)} WHERE id = ? AND deleted_at IS NULL`,
        [id],
      )[0]
      return row && codec.toRecord(row)
    },
    recordsById(table, ids) {
      const codec = codecOf(table)
      const rows = run<Record<string, SqlValue>>(
        `SELECT * FROM ${quote(table)} WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
        [JSON.stringify([...new Set(ids)])],
      )
      return new Map(
        rows.map((row) => {
          const record = codec.toRecord(row)
          return [record.id, record]
        }),
      )
    },
    records(table, where = {}, options = {}) {
      const { sql, parameters } = recordsQuery(table, where, options)
      const codec = codecOf(table)
      return run<Record<string, SqlValue>>(sql, parameters).map((row) => codec.toRecord(row))
    },
  }
}
