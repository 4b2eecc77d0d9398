import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkspace, type Secrets, type Workspace } from '../../electron/core/store/index.ts'
import type { MigrationStep } from '../../electron/core/store/migrate.ts'
import { migrations } from '../../migrations/index.ts'
import { cheapRecovery } from '../support/cheap-recovery.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { seededRandom, testClock } from '../support/seeded.ts'

export const current = migrations.at(-1)?.version ?? 0

/** A keychain that keeps everything as it is: what is tested here is not the keys. */
export const openSecrets: Secrets = {
  describe: () => Promise.resolve({ kind: 'key-file', backend: 'file' }),
  wrap: (bytes) => Promise.resolve(Buffer.from(bytes).toString('base64')),
  unwrap: (text) => Promise.resolve(new Uint8Array(Buffer.from(text, 'base64'))),
}

/**
 * A step after the newest, with everything a real one may do: a table, a column, data moved, a table rebuilt that
 * others refer to, an index. Stands in for the next migration until there is one.
 */
export const nextStep: MigrationStep = {
  version: current + 10,
  name: 'tried-by-tests',
  statements: [
    'CREATE TABLE channel (id TEXT PRIMARY KEY NOT NULL, person_id TEXT NOT NULL REFERENCES person (id), address TEXT NOT NULL) STRICT',
    "INSERT INTO channel (id, person_id, address) SELECT 'c-' || id, id, email FROM person WHERE email IS NOT NULL",
    'ALTER TABLE promise ADD COLUMN confidence TEXT',
    "UPDATE promise SET confidence = 'unknown'",
    `CREATE TABLE rebuilt_evidence (
      id TEXT PRIMARY KEY NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, deleted_at INTEGER,
      note_id TEXT NOT NULL REFERENCES note (id), target_kind TEXT NOT NULL, target_id TEXT NOT NULL,
      quote TEXT NOT NULL, anchor_start INTEGER NOT NULL, anchor_end INTEGER NOT NULL, confidence REAL
    ) STRICT, WITHOUT ROWID`,
    'INSERT INTO rebuilt_evidence SELECT *, NULL FROM evidence',
    'DROP TABLE evidence',
    'ALTER TABLE rebuilt_evidence RENAME TO evidence',
    'CREATE INDEX evidence_by_note ON evidence (note_id) WHERE deleted_at IS NULL',
    'CREATE INDEX evidence_by_target ON evidence (target_id) WHERE deleted_at IS NULL',
    'CREATE INDEX channel_by_person ON channel (person_id)',
  ],
}

export const optionsFor = (dataDir: string) => ({
  dataDir,
  clock: testClock(Date.UTC(2026, 9, 12), 1),
  random: seededRandom(17),
  secrets: openSecrets,
  recoveryCost: cheapRecovery,
})

/** A row in every table that the next step touches, and a log with history. */
export function fill(workspace: Workspace): void {
  const { store } = workspace
  const accountId = store.change({ name: 'account.create', user: '李雷' }, (write) =>
    write.insert('account', { name: '智云科技', ka: true, stage: 'live', trial: false, churnedFlag: false }),
  )
  const noteId = store.change({ name: 'note.create', user: '李雷' }, (write) => {
    const id = write.insert('note', { accountId, kind: 'visit', title: '拜访', happenedAt: 1 })
    write.insert('note_rev', {
      noteId: id,
      parents: [],
      author: '李雷',
      hlc: write.hlc(),
      body: '客户答应周五前给出接口文档。',
    })
    return id
  })
  store.change({ name: 'promise.create', user: '李雷' }, (write) => {
    const personId = write.insert('person', {
      accountId,
      name: '韩梅梅',
      email: 'han@example.com',
      role: 'owner',
      influence: 'high',
      attitude: 'positive',
    })
    const targetId = write.insert('promise', {
      accountId,
      kind: 'theirs',
      title: '接口文档',
      byName: '韩梅梅',
      toPersonId: personId,
      madeOn: '2026-10-12',
      state: 'open',
    })
    write.insert('evidence', {
      noteId,
      targetKind: 'promise',
      targetId,
      quote: '客户答应',
      anchorStart: 0,
      anchorEnd: 4,
    })
  })
  store.change({ name: 'account.update', user: '李雷' }, (write) =>
    write.update('account', accountId, { city: '深圳' }),
  )
}

export interface Filled {
  readonly dataDir: string
  readonly digest: string
}

/** A filled workspace at the newest released schema, closed. */
export async function filledWorkspace(): Promise<Filled> {
  const dataDir = join(freshDir('migration'), 'profile')
  const state = await openWorkspace(optionsFor(dataDir))
  if (state.state !== 'fresh') throw new Error(state.state)
  const { workspace } = await state.create()
  fill(workspace)
  const digest = workspace.store.digest()
  workspace.close()
  return { dataDir, digest }
}

/** A copy that keeps its place in the file system out of the question. */
export function copyOf(dataDir: string): string {
  const copy = join(freshDir('migration'), 'profile')
  cpSync(dataDir, copy, { recursive: true })
  return copy
}
