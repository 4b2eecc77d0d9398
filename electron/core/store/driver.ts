import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

/** What SQLite stores in a column of ours. */
export type SqlValue = string | number | null

/** The only place that knows the driver: an encrypted file, opened the one safe way. */
export type Driver = Database.Database

export interface OpenOptions {
  readonly access?: 'readwrite' | 'readonly'
  /** Whether a missing file is made. */
  readonly create?: boolean
}

const oldestSqlite = [3, 51, 3] as const

function assertVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of oldestSqlite.entries()) {
    const found = parts[index] ?? 0
    if (found > wanted) return
    if (found < wanted) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`)
  }
}

const hexOf = (key: Uint8Array): string => Buffer.from(key).toString('hex')

/**
 * Values that must be in force after opening. `synchronous` 2 is FULL: this build's default in WAL mode is
 * NORMAL, which loses acknowledged commits when the power goes (reliability.md row D2 proves it).
 */
const required = {
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
} as const

/** Pages kept in memory, decrypted; as much as the rows that the screens of ten thousand accounts read. */
const pageCacheKiB = 64 * 1024

/** Opens the file with its key, sets every pragma and asserts that each took. Throws the driver's error. */
export function openDatabase(path: string, key: Uint8Array, options: OpenOptions = {}): Driver {
  if (key.length !== 32) throw new Error('the data key has 32 bytes')
  const access = options.access ?? 'readwrite'
  // Made by us, for this person only, also in a folder that others may enter; its log gets the mode of the file.
  if (options.create === true && path !== ':memory:') closeSync(openSync(path, 'a', 0o600))
  const database = new Database(path, {
    readonly: access === 'readonly',
    fileMustExist: options.create !== true,
    timeout: 5000,
  })
  try {
    database.pragma("cipher = 'sqlcipher'")
    database.pragma(`key = "x'${hexOf(key)}'"`)
    const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get()
    assertVersion(version ?? '0')
    // The first read of the file: a wrong key or a file that is none of ours fails here.
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (access === 'readwrite') database.pragma('journal_mode = WAL')
    for (const [pragma, value] of Object.entries(required)) database.pragma(`${pragma} = ${value}`)
    // Copying the log back (16 MB) takes longer than a save may: seldom then, and never often enough to matter.
    database.pragma('wal_autocheckpoint = 4000')
    // A log that stays small, so that a copy of the folder and a crash recovery stay quick.
    database.pragma('journal_size_limit = 33554432')
    // A page that is not kept is read, checked and decrypted again; the default keeps 2 MB, less than one list of accounts.
    database.pragma(`cache_size = ${-pageCacheKiB}`)
    assertPragmas(database, access)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whether everything that keeps data safe is in force on this connection. Throws naming what is not. */
export function assertPragmas(database: Driver, access: 'readwrite' | 'readonly'): void {
  for (const [pragma, value] of Object.entries(required)) {
    const found: unknown = database.pragma(pragma, { simple: true })
    if (found !== value) throw new Error(`pragma ${pragma} is ${String(found)}, not ${value}`)
  }
  const journal: unknown = database.pragma('journal_mode', { simple: true })
  if (access === 'readwrite' && journal !== 'wal')
    throw new Error(`pragma journal_mode is ${String(journal)}, not wal`)
  const mapped: unknown = database.pragma('mmap_size', { simple: true })
  if (mapped !== 0) throw new Error(`pragma mmap_size is ${String(mapped)}, not 0`)
  const cipher: unknown = database.pragma('cipher', { simple: true })
  if (cipher !== 'sqlcipher') throw new Error(`cipher is ${String(cipher)}, not sqlcipher`)
}
