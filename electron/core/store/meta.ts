import type { Driver } from './driver.ts'

/** What the store notes about itself. Values are text. */
export type MetaKey =
  | 'workspace_id'
  | 'created_at'
  /** This device in the log. */
  | 'dev'
  /** The token that must also lie outside of the file: see identity.ts. */
  | 'instance'
  /** '1' after an orderly end. */
  | 'clean'
  | 'checked_at'
  /** How many transactions this file has seen: see commit-mark.ts. */
  | 'commits'

export const readMeta = (database: Driver, key: MetaKey): string | undefined =>
  database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key)

export function writeMeta(database: Driver, key: MetaKey, value: string): void {
  database
    .prepare(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, value)
}
