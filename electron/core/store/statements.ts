import type { Statement } from 'better-sqlite3'
import type { Driver, SqlValue } from './driver.ts'

export type Prepared = Statement<SqlValue[], unknown>

/** Statements by their text, the least recently used dropped first. */
export interface Statements {
  get(sql: string): Prepared
}

const capacity = 400

export function createStatements(database: Driver): Statements {
  const prepared = new Map<string, Prepared>()
  return {
    get(sql) {
      const known = prepared.get(sql)
      if (known) {
        // A statement that is being iterated cannot run twice; a fresh one can.
        if (known.busy) return database.prepare<SqlValue[]>(sql)
        prepared.delete(sql)
        prepared.set(sql, known)
        return known
      }
      const statement = database.prepare<SqlValue[]>(sql)
      prepared.set(sql, statement)
      if (prepared.size > capacity) {
        const oldest = prepared.keys().next().value
        if (oldest !== undefined) prepared.delete(oldest)
      }
      return statement
    },
  }
}
