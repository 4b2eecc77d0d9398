import { type Clock, newId, type Random } from '../../../shared/kernel/index.ts'
import type { Stamp } from '../../../shared/sync/index.ts'
import type { Compilable } from 'kysely'
import type { NewRecordOf, PatchOf, TableName } from './catalogue.ts'
import { type CodecColumn, codecOf, toStored } from './codec.ts'
import type { SqlValue } from './driver.ts'
import { type LogPosition, type LogTransaction, type LogWriter, valueToJson } from './log.ts'
import { deriveNote } from './note-heads.ts'
import { type ReadStore, toParameter } from './read-store.ts'
import { localTables } from './schema.ts'
import type { Statements } from './statements.ts'

export type LocalStatement =
  | Compilable<unknown>
  | { readonly sql: string; readonly parameters: readonly SqlValue[] }

/** Reads, and writes to the tables of this device only. */
export interface LocalStore extends ReadStore {
  /** Throws on a table that is in the log: those change through `insert`, `update`, `remove`. */
  run(statement: LocalStatement): void
}

/** What a transaction over tables of this device alone may do. */
export interface CountedStore extends LocalStore {
  /**
   * Runs the statement that is made for the number of this transaction and writes it into a row of its own table
   * (commit-count.ts). Throws on a table that has no place for it.
   */
  runCounted(statement: (count: number) => LocalStatement): void
}

/** Writes within one transaction. Every change to a synced table is logged as it happens. */
export interface WriteStore extends LocalStore {
  /** The instant of this transaction, ms UTC: `created_at` of every row it makes. */
  readonly now: number
  /** The person that this transaction is written for. */
  readonly user: string
  /** The number that `joinAction` of a later change takes, and `undo`. */
  readonly actionId: number
  /** The stamp of this transaction, which a note revision carries. */
  hlc(): Stamp
  newId(): string
  insert<Table extends TableName>(table: Table, values: NewRecordOf<Table>): string
  insertMany<Table extends TableName>(table: Table, values: readonly NewRecordOf<Table>[]): string[]
  /** Logs the fields that differ; false when none did. Throws when there is no such row. */
  update<Table extends TableName>(table: Table, id: string, patch: PatchOf<Table>): boolean
  /** Into the bin; false when it was there already. */
  remove(table: TableName, id: string): boolean
  /** Out of the bin; false when it was not in it. */
  restore(table: TableName, id: string): boolean
}

/** A row that a transaction touched. `columns` are snake_case; all of them when the row is new. */
export interface Change {
  readonly table: TableName
  readonly id: string
  readonly kind: 'new' | 'set'
  readonly columns: ReadonlySet<string>
}

/** The store's own view of the transaction: what undo and the bin need beyond `WriteStore`. */
export interface Recorder extends WriteStore {
  /** Stored values, already converted; false when nothing differed. */
  setStored(table: TableName, id: string, values: Readonly<Record<string, SqlValue>>): boolean
  /** Takes the row out of its table for good. */
  expunge(table: TableName, id: string): void
  readonly changes: ReadonlyMap<string, Change>
  /** Undefined when nothing was logged. */
  finish(): LogPosition | undefined
}

export interface RecorderOptions {
  readonly statements: Statements
  readonly read: ReadStore
  readonly log: LogWriter
  readonly position: LogPosition
  readonly clock: Clock
  readonly random: Random
  readonly user: string
  readonly actionId: () => number
}

const writeShape =
  /^\s*(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"?(\w+)"?/i

/** Which table a statement writes. Throws unless it is a plain write to one table of this device. */
export function localTarget(sql: string): string {
  const table = writeShape.exec(sql)?.[1]
  if (table === undefined) throw new Error(`not a plain write: ${sql.slice(0, 80)}`)
  if (!localTables.has(table)) throw new Error(`${table} is in the log: use insert, update or remove`)
  return table
}

const checked = new Map<string, string>()

/** How many rows it wrote. Throws on a statement for another table than `only`. */
export function runLocal(statements: Statements, statement: LocalStatement, only?: string): number {
  const compiled = 'compile' in statement ? statement.compile() : statement
  let target = checked.get(compiled.sql)
  if (target === undefined) {
    target = localTarget(compiled.sql)
    if (checked.size > 1000) checked.clear()
    checked.set(compiled.sql, target)
  }
  if (only !== undefined && target !== only) throw new Error(`${target} is not ${only}`)
  return statements.get(compiled.sql).run(...compiled.parameters.map(toParameter)).changes
}

const allColumns = new Map<TableName, ReadonlySet<string>>()
function columnsOf(table: TableName): ReadonlySet<string> {
  const known = allColumns.get(table)
  if (known) return known
  const names = new Set(codecOf(table).columns.map((column) => column.name))
  allColumns.set(table, names)
  return names
}

interface InsertPlan {
  readonly sql: string
  readonly columns: readonly CodecColumn[]
}
const insertPlans = new Map<TableName, InsertPlan>()
function insertPlan(table: TableName): InsertPlan {
  const known = insertPlans.get(table)
  if (known) return known
  const columns = codecOf(table).logged
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const plan = {
    sql: `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    columns,
  }
  insertPlans.set(table, plan)
  return plan
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { statements, read, clock, random, user } = options
  const now = Math.max(0, Math.floor(clock.now()))
  const changes = new Map<string, Change>()
  let transaction: LogTransaction | undefined
  const logged = (): LogTransaction => {
    transaction ??= options.log.begin(options.position, clock.now(), user)
    return transaction
  }

  const touch = (table: TableName, id: string, kind: 'new' | 'set', columns: ReadonlySet<string>): void => {
    const key = `${table} ${id}`
    const known = changes.get(key)
    if (!known) changes.set(key, { table, id, kind, columns })
    else if (known.kind === 'set')
      changes.set(key, { table, id, kind: 'set', columns: new Set([...known.columns, ...columns]) })
  }

  /** What follows from other rows is worked out at once, so that the same transaction reads it right. */
  const derive = (table: TableName, id: string, noteId: string | undefined): void => {
    if (table === 'note') statements.get('UPDATE note SET updated_at = created_at WHERE id = ?').run(id)
    if (table !== 'note_rev' || noteId === undefined) return
    deriveNote(statements, noteId)
    touch('note', noteId, 'set', new Set(['body', 'head_rev_id', 'head_count', 'updated_at']))
  }

  const insertMany = (table: TableName, records: readonly object[]): string[] => {
    if (records.length === 0) return []
    const plan = insertPlan(table)
    const log = logged()
    const statement = statements.get(plan.sql)
    const everything = columnsOf(table)
    const ids: string[] = []
    const parameters: SqlValue[] = Array.from({ length: plan.columns.length })
    for (const values of records) {
      const given = values as Readonly<Record<string, unknown>>
      const logValues: Record<string, SqlValue> = {}
      const id = typeof given['id'] === 'string' ? given['id'] : newId(clock, random)
      for (let index = 0; index < plan.columns.length; index += 1) {
        const column = plan.columns[index]
        if (!column) break
        let value: SqlValue
        if (column.name === 'id') value = id
        else {
          if (column.name === 'created_at') value = now
          else if (column.name === 'created_by') value = user
          else if (column.name === 'deleted_at') value = null
          else value = toStored(table, column, given[column.camel])
          if (value !== null) logValues[column.name] = value
        }
        parameters[index] = value
      }
      statement.run(...parameters)
      log.append('new', table, id, '*', JSON.stringify(logValues))
      touch(table, id, 'new', everything)
      if (table === 'note' || table === 'note_rev') {
        const noteId = logValues['note_id']
        derive(table, id, typeof noteId === 'string' ? noteId : undefined)
      }
      ids.push(id)
    }
    return ids
  }

  const setStored = (table: TableName, id: string, values: Readonly<Record<string, SqlValue>>): boolean => {
    const row = statements.get(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as
      | Readonly<Record<string, SqlValue>>
      | undefined
    if (!row) throw new Error(`no ${table} ${id}`)
    const differing = Object.entries(values).filter(([name, value]) => row[name] !== value)
    if (differing.length === 0) return false
    const log = logged()
    const assignments = differing.map(([name]) => `"${name}" = ?`).join(', ')
    statements
      .get(`UPDATE "${table}" SET ${assignments} WHERE id = ?`)
      .run(...differing.map(([, value]) => value), id)
    for (const [name, value] of differing) log.append('set', table, id, name, valueToJson(value))
    touch(table, id, 'set', new Set(differing.map(([name]) => name)))
    const noteId = row['note_id']
    if (table === 'note_rev' && typeof noteId === 'string') derive(table, id, noteId)
    return true
  }

  return {
    ...read,
    now,
    user,
    changes,
    get actionId() {
      return options.actionId()
    },
    hlc: () => logged().hlc,
    newId: () => newId(clock, random),
    run: (statement) => void runLocal(statements, statement),
    insert(table, values) {
      const [id] = insertMany(table, [values])
      if (id === undefined) throw new Error('nothing was inserted')
      return id
    },
    insertMany,
    update(table, id, patch) {
      const codec = codecOf(table)
      const values: Record<string, SqlValue> = {}
      for (const [name, value] of Object.entries(patch)) {
        if (value === undefined) continue
        const column = codec.byCamel(name)
        if (!column || column.derived || fixed.has(column.name))
          throw new Error(`${table}.${name} cannot be set`)
        values[column.name] = toStored(table, column, value)
      }
      return setStored(table, id, values)
    },
    remove(table, id) {
      const row = statements.get(`SELECT deleted_at FROM "${table}" WHERE id = ?`).get(id) as
        | { deleted_at: number | null }
        | undefined
      return row?.deleted_at === null && setStored(table, id, { deleted_at: now })
    },
    restore: (table, id) => setStored(table, id, { deleted_at: null }),
    setStored,
    expunge(table, id) {
      logged().append('gone', table, id, '*', 'null')
      statements.get(`DELETE FROM "${table}" WHERE id = ?`).run(id)
      touch(table, id, 'set', columnsOf(table))
    },
    finish: () => transaction?.finish(),
  }
}

const fixed: ReadonlySet<string> = new Set(['id', 'created_at', 'created_by', 'deleted_at'])
