import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { migrations } from '../../../migrations/index.ts'
import type { MigrationStep } from './migrate.ts'
import type { DamageProblem, WorkspaceOptions } from './workspace-state.ts'

export const databaseName = 'bowtie.db'

/** A folder that a workspace is looked for in, with all that opening it needs. */
export interface WorkspacePlace extends WorkspaceOptions {
  readonly databasePath: string
  readonly steps: readonly MigrationStep[]
  /** The schema version that this program knows. */
  readonly known: number
  readonly rescueFolders: readonly string[]
}

export function placeOf(options: WorkspaceOptions): WorkspacePlace {
  const dataDir = resolve(options.dataDir)
  const steps = options.steps ?? migrations
  return {
    ...options,
    dataDir,
    databasePath: join(dataDir, databaseName),
    steps,
    known: steps.at(-1)?.version ?? 0,
    rescueFolders: options.rescueFolders ?? [join(dirname(dataDir), `${basename(dataDir)}-rescue`)],
  }
}

/** Not there, or empty. */
export const isMissing = (path: string): boolean => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return !stats || stats.size === 0
}

/** The problem of a store that the system would not let us read. */
export const unreadable = (error: unknown): DamageProblem => ({
  kind: ['EACCES', 'EPERM'].includes(codeOf(error)) ? 'no-permission' : 'unreadable',
  detail: messageOf(error),
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
