import { createHash, type Hash } from 'node:crypto'
import {
  firstStamp,
  formatVector,
  nextStamp,
  type Stamp,
  type Vector,
  withDot,
} from '../../../shared/sync/index.ts'
import type { SqlValue } from './driver.ts'
import type { OperationType } from './schema.ts'
import type { Statements } from './statements.ts'

/** Where this device stands in its own log and what it has seen of others. */
export interface LogPosition {
  readonly dev: string
  readonly seq: number
  readonly hash: string
  readonly hlc: Stamp
  readonly vector: Vector
}

export const emptyHash = '0'.repeat(64)

/** A transaction of the log, as its hash covers it. */
export interface TransactionHead {
  readonly dev: string
  readonly seq: number
  readonly hlc: Stamp
  readonly ctx: string
  readonly user: string
  readonly appSchema: number
  readonly recordedAt: number
  readonly prevHash: string
}

/**
 * The hash of a transaction covers the hash before it, its head and its operations in order, one line each.
 * Names and ids hold no space or line break and `val` is JSON on one line, so no two transactions share a text.
 */
export function hashHead(head: TransactionHead): Hash {
  const { dev, seq, hlc, ctx, user, appSchema, recordedAt, prevHash } = head
  return createHash('sha256').update(
    `${prevHash}\n${JSON.stringify([dev, seq, hlc, ctx, user, appSchema, recordedAt])}`,
  )
}
export const hashOperation = (
  hash: Hash,
  i: number,
  table: string,
  row: string,
  column: string,
  type: OperationType,
  val: string,
): Hash => hash.update(`\n${i} ${table} ${row} ${column} ${type} ${val}`)

/** Reads where the log of `dev` ends. */
export function readLogPosition(statements: Statements, dev: string): LogPosition {
  const vector: Record<string, number> = {}
  let hlc: Stamp = firstStamp
  // One step of the primary key per device, however long the log is.
  let device = ''
  for (;;) {
    const next = statements.get('SELECT min(dev) AS dev FROM txn WHERE dev > ?').get(device) as {
      dev: string | null
    }
    if (next.dev === null) break
    device = next.dev
    const last = statements
      .get('SELECT seq, hlc FROM txn WHERE dev = ? ORDER BY seq DESC LIMIT 1')
      .get(device) as { seq: number; hlc: string }
    vector[device] = last.seq
    if (last.hlc > hlc) hlc = last.hlc
  }
  const own = statements.get('SELECT seq, hash FROM txn WHERE dev = ? ORDER BY seq DESC LIMIT 1').get(dev) as
    | { seq: number; hash: string }
    | undefined
  return { dev, seq: own?.seq ?? 0, hash: own?.hash ?? emptyHash, hlc, vector }
}

/** One transaction being written. */
export interface LogTransaction {
  readonly hlc: Stamp
  readonly seq: number
  readonly count: number
  /** Also keeps the column's siblings for `set`. */
  append(type: OperationType, table: string, row: string, column: string, val: string): void
  /** Writes the hash; the position after it, to be kept when the commit has returned. */
  finish(): LogPosition
}

export interface LogWriter {
  begin(position: LogPosition, wall: number, user: string): LogTransaction
}

export const valueToJson = (value: SqlValue): string => JSON.stringify(value)

export function createLogWriter(statements: Statements, appSchema: number): LogWriter {
  return {
    begin(position, wall, user) {
      const hlc = nextStamp(position.hlc, wall)
      const seq = position.seq + 1
      const ctx = formatVector(position.vector)
      const recordedAt = Number.isFinite(wall) ? Math.trunc(wall) : 0
      const head = { dev: position.dev, seq, hlc, ctx, user, appSchema, recordedAt, prevHash: position.hash }
      const hash = hashHead(head)
      statements
        .get(
          'INSERT INTO txn (dev, seq, hlc, ctx, user, app_schema, recorded_at, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(head.dev, seq, hlc, ctx, user, appSchema, recordedAt, head.prevHash, '')
      const insert = statements.get(
        'INSERT INTO op (dev, seq, i, tbl, row, col, type, val) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      let count = 0
      return {
        hlc,
        seq,
        get count() {
          return count
        },
        append(type, table, row, column, val) {
          const i = count
          count += 1
          hashOperation(hash, i, table, row, column, type, val)
          insert.run(head.dev, seq, i, table, row, column, type, val)
          if (type === 'set') {
            // What is here was seen by this device, so its own operation replaces all of it.
            statements.get('DELETE FROM sib WHERE tbl = ? AND row = ? AND col = ?').run(table, row, column)
            statements
              .get('INSERT INTO sib (tbl, row, col, dev, seq, i, hlc, val) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
              .run(table, row, column, head.dev, seq, i, hlc, val)
          } else if (type === 'gone') {
            statements.get('DELETE FROM sib WHERE tbl = ? AND row = ?').run(table, row)
          }
        },
        finish() {
          const digest = hash.digest('hex')
          statements.get('UPDATE txn SET hash = ? WHERE dev = ? AND seq = ?').run(digest, head.dev, seq)
          return {
            dev: head.dev,
            seq,
            hash: digest,
            hlc,
            vector: withDot(position.vector, { dev: head.dev, seq }),
          }
        },
      }
    },
  }
}
