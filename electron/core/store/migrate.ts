import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/kernel/index.ts'
import type { Driver } from './driver.ts'
import { toStoreError } from './errors.ts'
import { checkReferences } from './verify.ts'

/** One step of the schema (the shape of `migrations/`). */
export interface MigrationStep {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/** 'BOWT': tells our files from other SQLite files. */
export const applicationId = 0x42_4f_57_54

export type MigrationFailure =
  /** Written by a newer version of the product: nothing was touched. */
  | { readonly code: 'from-the-future'; readonly fileVersion: number; readonly known: number }
  /** A step that the file says was run is not the step we know. */
  | { readonly code: 'changed-step'; readonly version: number }
  | { readonly code: 'not-ours'; readonly applicationId: number }
  /** The file is as it was before this step. */
  | { readonly code: 'failed'; readonly version: number; readonly statement: number; readonly error: unknown }
  | { readonly code: 'no-backup'; readonly error: unknown }

export interface MigrateOptions {
  /** Makes a verified backup; called once, before the first step on a file that holds data. Throws on failure. */
  readonly backup: (fileVersion: number) => void
  /** Before each statement: where a test makes it fail or kills the process. */
  readonly beforeStatement?: (version: number, statement: number) => void
}

export const readFileVersion = (database: Driver): number =>
  Number(database.pragma('user_version', { simple: true }))

const checksumOf = (step: MigrationStep): string =>
  createHash('sha256')
    .update(JSON.stringify([step.version, step.name, step.statements]))
    .digest('hex')

function checkKnownSteps(
  database: Driver,
  steps: readonly MigrationStep[],
  fileVersion: number,
): MigrationFailure | null {
  const known = steps.at(-1)?.version ?? 0
  if (fileVersion > known) return { code: 'from-the-future', fileVersion, known }
  if (fileVersion === 0) return null
  const id = Number(database.pragma('application_id', { simple: true }))
  if (id !== applicationId) return { code: 'not-ours', applicationId: id }
  const checksum = database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  for (const step of steps)
    if (step.version <= fileVersion && checksum.get(`migration ${step.version}`) !== checksumOf(step))
      return { code: 'changed-step', version: step.version }
  return null
}

/** Whether the file can be used as it is; the failure when it can never be. */
export function checkSchema(
  database: Driver,
  steps: readonly MigrationStep[],
): Result<'current' | 'older', MigrationFailure> {
  const fileVersion = readFileVersion(database)
  const problem = checkKnownSteps(database, steps, fileVersion)
  if (problem) return fail(problem)
  return ok(fileVersion === (steps.at(-1)?.version ?? 0) ? 'current' : 'older')
}

/**
 * Brings the file to the newest schema, forward only, each step in a transaction of its own that also checks
 * every reference. A step that fails, or a process that dies, leaves the file at the step before.
 */
export function migrate(
  database: Driver,
  steps: readonly MigrationStep[],
  options: MigrateOptions,
): Result<{ readonly from: number; readonly to: number }, MigrationFailure> {
  const from = readFileVersion(database)
  const problem = checkKnownSteps(database, steps, from)
  if (problem) return fail(problem)
  const pending = steps.filter((step) => step.version > from)
  if (pending.length > 0 && from > 0) {
    try {
      options.backup(from)
    } catch (error) {
      return fail({ code: 'no-backup', error: toStoreError(error) })
    }
  }
  let to = from
  for (const step of pending) {
    let statement = 0
    // A step may rebuild a table that others refer to; the references are checked before it commits.
    database.pragma('foreign_keys = OFF')
    try {
      database.exec('BEGIN IMMEDIATE')
      for (; statement < step.statements.length; statement += 1) {
        options.beforeStatement?.(step.version, statement)
        database.exec(step.statements[statement] ?? '')
      }
      options.beforeStatement?.(step.version, statement)
      const [broken] = checkReferences(database)
      if (broken) throw new Error(broken.detail)
      database
        .prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
        .run(`migration ${step.version}`, checksumOf(step))
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${step.version}`)
      options.beforeStatement?.(step.version, statement + 1)
      database.exec('COMMIT')
      to = step.version
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      return fail({ code: 'failed', version: step.version, statement, error: toStoreError(error) })
    } finally {
      database.pragma('foreign_keys = ON')
    }
  }
  return ok({ from, to })
}
