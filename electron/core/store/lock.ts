import Database from 'better-sqlite3'
import { accessSync, closeSync, constants, openSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { readFileIfThere, writeFileDurably } from './files.ts'

/** Who has the folder open for writing. For people to read; the lock itself does not depend on it. */
export interface LockHolder {
  readonly process: number
  readonly host: string
  readonly since: number
}

export type LockOutcome =
  | { readonly state: 'held'; readonly release: () => void }
  | { readonly state: 'taken'; readonly holder: LockHolder | null }
  | { readonly state: 'not-writable' }

const holderName = 'lock.json'

function readHolder(dataDir: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(readFileIfThere(join(dataDir, holderName)) ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const { process: id, host, since } = value as Partial<Record<keyof LockHolder, unknown>>
    return typeof id === 'number' && typeof host === 'string' && typeof since === 'number'
      ? { process: id, host, since }
      : null
  } catch {
    return null
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * A lock of the operating system that ends with the process, however it ends: SQLite's exclusive lock on a small
 * file of its own (no package with a native `flock` is needed, and it works the same on all three systems).
 * Nothing is ever written to that file.
 */
export function takeLock(dataDir: string, now: number): LockOutcome {
  let database: Database.Database | undefined
  let isNew = false
  try {
    // On a file that it may only read, SQLite takes no exclusive lock and does not say so.
    accessSync(join(dataDir, 'lock'), constants.W_OK)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return { state: 'not-writable' }
    isNew = true
  }
  try {
    // For this person only, like everything in the folder. Only a file that nobody can have locked yet: closing it
    // would give up a lock that this process holds.
    if (isNew) closeSync(openSync(join(dataDir, 'lock'), 'a', 0o600))
    database = new Database(join(dataDir, 'lock'), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) return { state: 'taken', holder: readHolder(dataDir) }
    if (
      code.startsWith('SQLITE_CANTOPEN') ||
      code.startsWith('SQLITE_READONLY') ||
      ['SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code)
    )
      return { state: 'not-writable' }
    throw error
  }
  const held = database
  try {
    const holder: LockHolder = { process: process.pid, host: hostname(), since: now }
    writeFileDurably(join(dataDir, holderName), JSON.stringify(holder))
  } catch {
    // Only a name for people: a full disk must not keep the store shut.
  }
  return { state: 'held', release: () => held.close() }
}
