import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  openWorkspace,
  type Secrets,
  type Workspace,
  type WorkspaceState,
} from '../../../electron/core/store/index.ts'
import { migrations } from '../../../migrations/index.ts'
import { cheapRecovery } from '../../support/cheap-recovery.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { seededRandom, testClock } from '../../support/seeded.ts'

/** A keychain of a machine: turns back only what it wrapped itself. */
function keychain(backend = 'gnome_libsecret', pad = 0x5a): Secrets {
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ pad)
  return {
    describe: () => Promise.resolve({ kind: 'keychain', backend }),
    wrap: (bytes) => Promise.resolve(Buffer.from(flip(bytes)).toString('base64')),
    unwrap: (text) => Promise.resolve(new Uint8Array(flip(Buffer.from(text, 'base64')))),
  }
}

const clock = testClock(Date.UTC(2026, 9, 12), 1)
const random = seededRandom(11)
const toClose: Workspace[] = []
const optionsFor = (dataDir: string, secrets: Secrets = keychain()) => ({
  dataDir,
  clock,
  random,
  secrets,
  recoveryCost: cheapRecovery,
})
const openState = async (dataDir: string, secrets?: Secrets): Promise<WorkspaceState> => {
  const state = await openWorkspace(optionsFor(dataDir, secrets))
  if ('workspace' in state) toClose.push(state.workspace)
  return state
}
const opened = (state: WorkspaceState): Workspace => {
  if (state.state !== 'open') throw new Error(`${state.state}: ${JSON.stringify(state)}`)
  return state.workspace
}
const create = async (dataDir: string, secrets?: Secrets) => {
  const state = await openState(dataDir, secrets)
  if (state.state !== 'fresh') throw new Error(state.state)
  const made = await state.create()
  toClose.push(made.workspace)
  return made
}
const addAccount = (workspace: Workspace, name: string): string =>
  workspace.store.change({ name: 'account.create', user: '李雷' }, (write) =>
    write.insert('account', { name, ka: false, stage: 'prospect', trial: false, churnedFlag: false }),
  )
const names = (workspace: Workspace): string[] =>
  workspace.store.read.records('account').map((account) => account.name)

afterEach(() => {
  for (const workspace of toClose.splice(0)) workspace.close()
})

describe('start-up', () => {
  test('fresh, then open with everything that was written', async () => {
    const dir = freshDir()
    const { workspace, recoveryCode } = await create(dir)
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    addAccount(workspace, '智云')
    workspace.close()
    const again = opened(await openState(dir))
    expect(names(again)).toEqual(['智云'])
    expect(again.start).toEqual({ cleanShutdown: true, rescued: 0, newDevice: false, migrated: null })
    expect(again.store.dev).toBe(workspace.store.dev)
    expect(again.keyKind).toBe('keychain')
  })

  test('a second instance reads, and says who writes', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    addAccount(workspace, '智云')
    const second = await openState(dir)
    if (second.state !== 'readonly') throw new Error(second.state)
    expect(second).toMatchObject({ reason: 'locked', holder: { process: process.pid } })
    expect(names(second.workspace)).toEqual(['智云'])
    expect(() => addAccount(second.workspace, '乙')).toThrow('readonly')
    addAccount(workspace, '丙')
    expect(names(second.workspace)).toEqual(['智云', '丙'])
    second.workspace.close()
    workspace.close()
    expect((await openState(dir)).state).toBe('open')
  })

  test('an end that was not orderly is seen', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    addAccount(workspace, '智云')
    const copy = freshDir()
    cpSync(dir, copy, { recursive: true })
    workspace.close()
    const crashed = opened(await openState(copy))
    expect(crashed.start.cleanShutdown).toBe(false)
    expect(names(crashed)).toEqual(['智云'])
  })

  test('a copied folder and a restored backup write as new devices; the log stays whole', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    addAccount(workspace, '甲')
    const backup = workspace.backups.create('manual')
    addAccount(workspace, '乙')
    workspace.close()
    const copy = join(freshDir(), 'copied')
    cpSync(dir, copy, { recursive: true })
    const copied = opened(await openState(copy))
    expect(copied.start.newDevice).toBe(true)
    expect(copied.store.dev).not.toBe(workspace.store.dev)
    addAccount(copied, '丙')
    expect(copied.store.verify({ deep: true })).toMatchObject({ ok: true })

    const moved = join(freshDir(), 'moved')
    renameSync(dir, moved)
    const original = opened(await openState(moved))
    expect(original.start.newDevice).toBe(false)
    const restored = await original.backups.restore(backup.name)
    if (!restored.ok) throw new Error(restored.error.code)
    const after = opened(restored.value)
    toClose.push(after)
    expect(after.store.dev).not.toBe(workspace.store.dev)
    expect(names(after)).toEqual(['甲'])
    addAccount(after, '丁')
    expect(after.store.verify({ deep: true })).toMatchObject({ ok: true })
    expect(readdirSync(moved).filter((name) => name.startsWith('aside-'))).toHaveLength(1)
  })

  test('a restore that was cut short is finished at the next start', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    addAccount(workspace, '甲')
    const backup = workspace.backups.create('manual')
    addAccount(workspace, '乙')
    workspace.close()
    // As if the process had died right after the decision was written, or in the middle of moving.
    for (const moved of [false, true]) {
      const copy = join(freshDir(), 'x')
      cpSync(dir, copy, { recursive: true })
      cpSync(join(copy, 'backups', backup.name), join(copy, 'bowtie.db.restoring'))
      writeFileSync(join(copy, 'restore.json'), JSON.stringify({ aside: 'aside-20261012T000000000Z' }))
      if (moved) {
        mkdirSync(join(copy, 'aside-20261012T000000000Z'))
        renameSync(join(copy, 'bowtie.db'), join(copy, 'aside-20261012T000000000Z', 'bowtie.db'))
      }
      const after = opened(await openState(copy))
      expect(names(after)).toEqual(['甲'])
      expect(existsSync(join(copy, 'restore.json'))).toBe(false)
      expect(existsSync(join(copy, 'aside-20261012T000000000Z', 'bowtie.db'))).toBe(true)
    }
  })

  test('an unopenable or missing file is reported, never made anew; a backup brings it back', async () => {
    for (const harm of ['zeros', 'cut', 'missing', 'empty'] as const) {
      const dir = freshDir()
      const { workspace } = await create(dir)
      addAccount(workspace, '甲')
      const backup = workspace.backups.create('manual')
      workspace.close()
      const path = join(dir, 'bowtie.db')
      if (harm === 'missing') rmSync(path)
      else if (harm === 'empty') writeFileSync(path, '')
      else if (harm === 'cut') writeFileSync(path, readFileSync(path).subarray(0, 40_000))
      else writeFileSync(path, Buffer.alloc(statSync(path).size))
      const before = existsSync(path) ? readFileSync(path) : null
      const state = await openState(dir)
      if (state.state !== 'damaged') throw new Error(`${harm}: ${state.state}`)
      expect(state.backups).toMatchObject([{ name: backup.name, rows: { account: 1 } }])
      expect(existsSync(path) ? readFileSync(path) : null, harm).toEqual(before)
      const restored = await state.restore(backup.name)
      if (!restored.ok) throw new Error(restored.error.code)
      const after = opened(restored.value)
      expect(names(after)).toEqual(['甲'])
      after.close()
    }
  })

  test('a file from the future is left alone', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    workspace.close()
    const future = await openWorkspace({
      ...optionsFor(dir),
      steps: [{ version: 5, name: 'older', statements: [] }],
    })
    expect(future).toEqual({ state: 'from-the-future', fileVersion: migrations.at(-1)?.version, known: 5 })
    expect((await openState(dir)).state).toBe('open')
  })

  test('D6: a draft that was acknowledged and is gone from the file is missed at the start', async () => {
    const dir = freshDir()
    const { workspace } = await create(dir)
    const type = (body: string): void =>
      workspace.store.local((write) =>
        write.runCounted((count) => ({
          sql: `INSERT INTO draft (note_id, updated_at, commits, body) VALUES ('n', 1, ?, ?)
                ON CONFLICT (note_id) DO UPDATE SET commits = excluded.commits, body = excluded.body`,
          parameters: [count, body],
        })),
      )
    const copyNow = (): string => {
      const copy = join(freshDir(), 'x')
      cpSync(dir, copy, { recursive: true })
      rmSync(join(copy, 'lock'), { force: true, recursive: true })
      return copy
    }
    type('客户说')
    const before = copyNow()
    type('客户说五月之前')
    type('客户说五月之前要上线')
    const after = copyNow()
    workspace.close()
    expect((await openState(after)).state).toBe('open')
    // What a damaged end of the write-ahead log leaves: the file of before beside the mark of after.
    cpSync(join(after, 'commits'), join(before, 'commits'))
    expect(await openState(before)).toMatchObject({
      state: 'damaged',
      problem: { kind: 'commits-missing', missing: 2 },
    })
  })

  test('a first run that was cut short starts again', async () => {
    const dir = freshDir()
    const state = await openWorkspace({
      ...optionsFor(dir),
      beforeStatement: (_, statement) => {
        if (statement === 20) throw new Error('cut')
      },
    })
    if (state.state !== 'fresh') throw new Error(state.state)
    await expect(state.create()).rejects.toThrow('cut')
    const { workspace } = await create(dir)
    addAccount(workspace, '甲')
    workspace.close()
    expect(names(opened(await openState(dir)))).toEqual(['甲'])
  })

  test('files are for this person only', async () => {
    const dir = join(freshDir(), 'profile')
    const { workspace } = await create(dir)
    const backup = workspace.backups.create('manual')
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    const stores = ['bowtie.db', 'bowtie.db-wal', join('backups', backup.name)]
    for (const name of [...stores, 'lock', 'keys.json', 'instance', 'commits'])
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
  })
})
