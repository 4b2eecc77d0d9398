import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/kernel/index.ts'
import { countRows } from './digest.ts'
import { type Driver, openDatabase } from './driver.ts'
import { toStoreError } from './errors.ts'
import { ensureFolder, readFileIfThere, syncFile, syncFolder, writeFileDurably } from './files.ts'
import { type MigrationStep, readFileVersion } from './migrate.ts'
import { backupsToKeep } from './retention.ts'
import { createStatements } from './statements.ts'

export type BackupReason = 'daily' | 'manual' | 'migration' | 'restore'

const noteShape = z.object({
  at: z.number(),
  reason: z.enum(['daily', 'manual', 'migration', 'restore']),
  schema: z.int(),
  bytes: z.int(),
  rows: z.record(z.string(), z.int()),
  digest: z.string(),
})

/** A copy of the store as it was: encrypted with the same key, reopened and compared when it was made. */
export interface BackupInfo extends z.infer<typeof noteShape> {
  /** The file's name within the backup folder. */
  readonly name: string
}

export type BackupProblem = {
  readonly code: 'unreadable' | 'wrong-key' | 'from-the-future'
  readonly detail: string
}

const folderName = 'backups'
const nameShape = /^bowtie-\d{8}T\d{6}\d{3}Z-\d+-[a-z]+\.db$/

export const backupFolder = (dataDir: string): string => join(dataDir, folderName)

/** The tables of any schema that hold rows of their own: not SQLite's, not what a search index keeps inside. */
function tablesOf(database: Driver): string[] {
  const rows = database
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all() as { name: string; sql: string }[]
  const virtual = rows.filter((row) => /^CREATE VIRTUAL/i.test(row.sql)).map((row) => row.name)
  return rows
    .map((row) => row.name)
    .filter((name) => !virtual.some((index) => name === index || name.startsWith(`${index}_`)))
}

/** A hash over every row of every table, the log included: whatever the schema, equal means the same content. */
export function contentDigest(database: Driver): string {
  const hash = createHash('sha256')
  for (const table of tablesOf(database)) {
    hash.update(`\n\n${table}`)
    for (const row of database.prepare(`SELECT * FROM "${table}"`).raw().iterate())
      hash.update(`\n${JSON.stringify(row)}`)
  }
  return hash.digest('hex')
}

const assertWhole = (database: Driver): void => {
  const rows = database.pragma('integrity_check(1)') as { integrity_check: string }[]
  const [first] = rows
  if (first?.integrity_check !== 'ok')
    throw new Error(`integrity check: ${first?.integrity_check ?? 'empty'}`)
}

/** Counts of the tables that this version of the product knows and the file has. */
function rowCounts(database: Driver): Readonly<Record<string, number>> {
  try {
    return countRows(createStatements(database))
  } catch {
    // An older schema lacks a table that we know.
    return {}
  }
}

const stampOf = (at: number): string => new Date(at).toISOString().replace(/[-:.]/g, '')

/** Writes a copy, reopens it with the key, and compares. Throws when anything differs; nothing is left then. */
export function createBackup(
  database: Driver,
  dataDir: string,
  key: Uint8Array,
  at: number,
  reason: BackupReason,
): BackupInfo {
  const folder = backupFolder(dataDir)
  ensureFolder(folder)
  const schema = readFileVersion(database)
  const name = `bowtie-${stampOf(at)}-${schema}-${reason}.db`
  const temporary = join(folder, `.${name}.tmp`)
  rmSync(temporary, { force: true })
  try {
    database.prepare('VACUUM INTO ?').run(temporary)
    chmodSync(temporary, 0o600)
    const digest = contentDigest(database)
    const rows = rowCounts(database)
    const copy = openDatabase(temporary, key, { access: 'readonly' })
    try {
      assertWhole(copy)
      if (contentDigest(copy) !== digest) throw new Error('the backup differs from the store')
    } finally {
      copy.close()
    }
    syncFile(temporary)
    const info = { at, reason, schema, bytes: statSync(temporary).size, rows, digest }
    writeFileDurably(join(folder, `${name}.json`), JSON.stringify(info))
    renameSync(temporary, join(folder, name))
    syncFolder(folder)
    return { ...info, name }
  } catch (error) {
    rmSync(temporary, { force: true })
    rmSync(join(folder, `${name}.json`), { force: true })
    throw toStoreError(error)
  }
}

const describe = (folder: string, name: string): BackupInfo => {
  const path = join(folder, name)
  try {
    return { ...noteShape.parse(JSON.parse(readFileIfThere(`${path}.json`) ?? '')), name }
  } catch {
    // The copy itself is what matters: without its note only the counts are unknown.
    const { size, mtimeMs } = statSync(path)
    return { name, at: mtimeMs, reason: 'manual', schema: 0, bytes: size, rows: {}, digest: '' }
  }
}

/** The latest first. */
export function listBackups(dataDir: string): readonly BackupInfo[] {
  const folder = backupFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => nameShape.test(name))
    .map((name) => describe(folder, name))
    .toSorted((left, right) => right.at - left.at)
}

/** Removes what the rule does not keep, and what a killed backup left. */
export function pruneBackups(dataDir: string): void {
  const folder = backupFolder(dataDir)
  if (!existsSync(folder)) return
  const all = listBackups(dataDir)
  const kept = backupsToKeep(
    all.map(({ name, at, reason }) => ({
      name,
      at,
      beforeStep: reason === 'migration' || reason === 'restore',
    })),
  )
  for (const { name } of all)
    if (!kept.has(name)) {
      rmSync(join(folder, name), { force: true })
      rmSync(join(folder, `${name}.json`), { force: true })
    }
  for (const name of readdirSync(folder)) {
    const isLeftover = name.startsWith('.bowtie-') && /\.tmp(-journal|-wal|-shm)?$/.test(name)
    const isOrphan = name.endsWith('.db.json') && !existsSync(join(folder, name.slice(0, -'.json'.length)))
    if (isLeftover || isOrphan) rmSync(join(folder, name), { force: true })
  }
}

/** Opens the copy with the key and checks all of it, and against its note where it has one. */
export function verifyBackup(
  path: string,
  key: Uint8Array,
  steps: readonly MigrationStep[],
): Result<{ readonly digest: string }, BackupProblem> {
  let copy: Driver
  try {
    copy = openDatabase(path, key, { access: 'readonly' })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return fail({ code: /not a database/.test(detail) ? 'wrong-key' : 'unreadable', detail })
  }
  try {
    assertWhole(copy)
    const version = readFileVersion(copy)
    if (version > (steps.at(-1)?.version ?? 0))
      return fail({ code: 'from-the-future', detail: `schema ${version}` })
    if (version === 0) return fail({ code: 'unreadable', detail: 'empty' })
    const digest = contentDigest(copy)
    const note = noteShape.safeParse(safeJson(readFileIfThere(`${path}.json`)))
    if (note.success && note.data.digest !== digest)
      return fail({ code: 'unreadable', detail: 'differs from what was backed up' })
    return ok({ digest })
  } catch (error) {
    return fail({ code: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
  } finally {
    copy.close()
  }
}

const safeJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

const intentName = 'restore.json'
const intentShape = z.object({ aside: z.string().regex(/^aside-[0-9A-Za-z]+$/) })
const liveFiles = ['bowtie.db', 'bowtie.db-wal', 'bowtie.db-shm'] as const
const waitingName = 'bowtie.db.restoring'

/**
 * Puts a verified copy in the place of the store, which must be closed. What was there is set aside under its
 * own folder, never deleted. An intent written first lets the next start finish what a crash cut short.
 */
export function putInPlace(dataDir: string, backupPath: string, at: number): void {
  const waiting = join(dataDir, waitingName)
  copyFileSync(backupPath, waiting)
  syncFile(waiting)
  writeFileDurably(join(dataDir, intentName), JSON.stringify({ aside: `aside-${stampOf(at)}` }))
  finishRestore(dataDir)
}

/** Carries out a restore that was decided: safe to repeat at any point. */
export function finishRestore(dataDir: string): void {
  const intent = intentShape.safeParse(safeJson(readFileIfThere(join(dataDir, intentName))))
  const waiting = join(dataDir, waitingName)
  if (!intent.success) {
    // Cut short before it was decided: the store is untouched.
    rmSync(waiting, { force: true })
    return
  }
  if (existsSync(waiting)) {
    const aside = join(dataDir, intent.data.aside)
    ensureFolder(aside)
    // Without its token the restored store is a device of its own.
    rmSync(join(dataDir, 'instance'), { force: true })
    rmSync(join(dataDir, 'commits'), { force: true })
    for (const name of liveFiles)
      if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
    syncFolder(aside)
    syncFolder(dataDir)
    renameSync(waiting, join(dataDir, 'bowtie.db'))
    syncFolder(dataDir)
  }
  rmSync(join(dataDir, intentName), { force: true })
  syncFolder(dataDir)
}
