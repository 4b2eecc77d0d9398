import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore, type Store } from '../../electron/core/store/index.ts'
import { type Driver, openDatabase } from '../../electron/core/store/driver.ts'
import type { Clock, Random } from '../../shared/kernel/index.ts'
import { migrations } from '../../migrations/index.ts'
import { seededRandom, testClock } from './seeded.ts'

export interface TemporaryStore {
  readonly store: Store
  /** The connection beneath, for damage. */
  readonly database: Driver
  readonly path: string
  readonly key: Uint8Array
  readonly clock: Clock & { set(now: number): void }
  readonly random: Random
  /** Closes the store and removes its folder. */
  stop(): void
}

/** A real, encrypted store with the current schema in a folder of its own. */
export function temporaryStore(
  options: { readonly seed?: number; readonly now?: number } = {},
): TemporaryStore {
  const folder = mkdtempSync(join(tmpdir(), 'bowtie-store-'))
  const path = join(folder, 'bowtie.db')
  const random = seededRandom(options.seed ?? 1)
  const clock = testClock(options.now ?? Date.UTC(2026, 9, 12, 1, 0, 0), 1)
  const key = random.bytes(32)
  const database = openDatabase(path, key, { create: true })
  for (const migration of migrations) for (const statement of migration.statements) database.exec(statement)
  const store = createStore({
    database,
    mode: 'readwrite',
    clock,
    random,
    dev: 'a'.repeat(32),
    appSchema: migrations.at(-1)?.version ?? 0,
  })
  return {
    store,
    database,
    path,
    key,
    clock,
    random,
    stop() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
