import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listBackups } from '../../electron/core/store/backup.ts'
import { openWorkspace, type WorkspaceState } from '../../electron/core/store/index.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { type SeededRandom, seededRandom, testStart } from '../support/seeded.ts'
import { digestOfBackup, keyOf } from './support/backups.ts'
import { counts, printFigures, seedOf } from './support/counts.ts'
import { mountSmallDisk, type SmallDisk } from './support/small-disk.ts'
import { filledTemplate, openingOf } from './support/template.ts'
import type { Violations } from './support/whole.ts'
import { workOnce } from './support/work.ts'
import { startWriter } from './support/writer-process.ts'

/** @needs tmpfs */
const seed = seedOf('D6')
let memory: SmallDisk
beforeAll(() => {
  memory = mountSmallDisk(131_072)
})
afterAll(() => memory.unmount())

/** A workspace with a backup and work after it; closed, or as a crash left it with all of that in the log. */
async function workspaces(): Promise<{ readonly closed: string; readonly crashed: string }> {
  const random = seededRandom(seed)
  const { dataDir, content } = await filledTemplate(async (core) => {
    await core.runJob('workspace.backup', {})
    for (let turn = 0; turn < 10; turn += 1) await workOnce(core, random, () => {}, turn)
  })
  const crashed = join(freshDir('d6'), 'profile')
  cpSync(dataDir, crashed, { recursive: true })
  const writer = await startWriter()
  writer.start({ dataDir: crashed, work: 'steps', seed, now: testStart + 60_000, steps: null })
  await writer.said('saved')
  await writer.kill9()
  if (content.size === 0) throw new Error('an empty workspace')
  return { closed: dataDir, crashed }
}

/** Flips 1 to 64 bits anywhere in the file. */
function rot(path: string, random: SeededRandom): number {
  const bytes = readFileSync(path)
  const flips = new Set(Array.from({ length: random.between(1, 64) }, () => random.below(bytes.length * 8)))
  for (const bit of flips) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  writeFileSync(path, bytes)
  return flips.size
}

it('D6 bit rot in the store, in its log, in a backup: always detected, and the last backup comes back', async () => {
  const states = counts({ ci: 1000, nightly: 20_000 })
  const random = seededRandom(seed)
  const { closed, crashed } = await workspaces()
  const [backup] = listBackups(closed)
  if (backup === undefined) throw new Error('no backup')
  const backedUp = digestOfBackup(closed, backup.name, await keyOf(closed))
  const intact = await digestOfOpened(crashed)
  const violations: string[] = []
  const damagedBy = new Map<string, number>()
  const started = performance.now()
  for (let state = 0; state < states; state += 1) {
    const where = random.pick(['store', 'store', 'log', 'log', 'backup'] as const)
    const target = join(memory.path, 'state')
    mkdirSync(target)
    const profile = join(target, 'profile')
    cpSync(where === 'log' ? crashed : closed, profile, { recursive: true })
    const path = {
      store: join(profile, 'bowtie.db'),
      log: join(profile, 'bowtie.db-wal'),
      backup: join(profile, 'backups', backup.name),
    }[where]
    const bits = rot(path, random)
    const found =
      where === 'backup'
        ? await lookAtRottenBackup(profile, backup.name)
        : await lookAtRottenStore(profile, backup.name, backedUp, where === 'log' ? intact : null)
    damagedBy.set(where, (damagedBy.get(where) ?? 0) + 1)
    violations.push(...found.map((violation) => `state ${state}, ${bits} bits in the ${where}: ${violation}`))
    rmSync(target, { recursive: true, force: true })
  }
  printFigures('D6', {
    count: states,
    milliseconds: performance.now() - started,
    ...Object.fromEntries(damagedBy),
    violations: violations.length,
  })
  expect(violations).toEqual([])
})

it('D6 bit rot in a store that is shown while its pages are read: detected before anything is written', async () => {
  const states = counts({ ci: 200, nightly: 4000 })
  const random = seededRandom(seed).fork('aside')
  const { closed } = await workspaces()
  const [backup] = listBackups(closed)
  if (backup === undefined) throw new Error('no backup')
  const backedUp = digestOfBackup(closed, backup.name, await keyOf(closed))
  const violations: string[] = []
  const shown = { early: 0, late: 0 }
  const started = performance.now()
  const look = async (profile: string): Promise<Violations> => {
    const state = await openWorkspace({ ...openingOf(profile), checkAsideAbove: 0 })
    if (!('workspace' in state)) {
      shown.early += 1
      return lookAtRotten(state, backup.name, backedUp, null)
    }
    shown.late += 1
    const found = await state.workspace.checked
    return lookAtRotten(found ?? state, backup.name, backedUp, null)
  }
  for (let state = 0; state < states; state += 1) {
    const profile = join(memory.path, 'profile')
    cpSync(closed, profile, { recursive: true })
    const bits = rot(join(profile, 'bowtie.db'), random)
    violations.push(...(await look(profile)).map((violation) => `state ${state}, ${bits} bits: ${violation}`))
    rmSync(profile, { recursive: true, force: true })
  }
  printFigures('D6, aside', {
    count: states,
    milliseconds: performance.now() - started,
    ...shown,
    violations: violations.length,
  })
  expect(shown.late).toBeGreaterThan(0)
  expect(violations).toEqual([])
})

it('D6 a log that rots in the first session ever is detected: the workspace does not come back empty', async () => {
  const random = seededRandom(seed).fork('first session')
  const dataDir = join(freshDir('d6'), 'profile')
  const writer = await startWriter()
  writer.start({ dataDir, work: 'first-run', seed, now: testStart, steps: null })
  await writer.said('saved')
  await writer.kill9()
  const found: string[] = []
  for (let state = 0; state < 40; state += 1) {
    const profile = join(memory.path, 'profile')
    cpSync(dataDir, profile, { recursive: true })
    rot(join(profile, 'bowtie.db-wal'), random)
    const opened = await openWorkspace(openingOf(profile))
    if ('workspace' in opened) opened.workspace.close()
    found.push(opened.state)
    rmSync(profile, { recursive: true, force: true })
  }
  expect(new Set(found)).toEqual(new Set(['damaged']))
})

/** What the crash left, opened without any rot. */
async function digestOfOpened(crashed: string): Promise<string> {
  const profile = join(freshDir('d6'), 'profile')
  cpSync(crashed, profile, { recursive: true })
  const state = await openWorkspace(openingOf(profile))
  if (!('workspace' in state)) throw new Error(`the crashed workspace is ${state.state}`)
  const digest = state.workspace.store.digest()
  state.workspace.close()
  return digest
}

/**
 * Behind the last commit a log has bytes that say nothing: what a commit that never ended had begun. Rot there may go
 * unnoticed, if all that was ever acknowledged is there (`intact`).
 */
async function lookAtRottenStore(
  profile: string,
  backup: string,
  backedUp: string,
  intact: string | null,
): Promise<Violations> {
  return lookAtRotten(await openWorkspace(openingOf(profile)), backup, backedUp, intact)
}

async function lookAtRotten(
  state: WorkspaceState,
  backup: string,
  backedUp: string,
  intact: string | null,
): Promise<Violations> {
  if (state.state !== 'damaged') {
    if (!('workspace' in state)) return [`not detected: ${state.state}`]
    const { store } = state.workspace
    const isWhole = store.digest() === intact && store.verify({ deep: true }).ok
    state.workspace.close()
    return isWhole ? [] : [`not detected: ${state.state}`]
  }
  if (!state.backups.some(({ name }) => name === backup)) return ['the backup is not offered']
  const restored = await state.restore(backup)
  if (!restored.ok || restored.value.state !== 'open') return [`not restored: ${JSON.stringify(restored)}`]
  const { store } = restored.value.workspace
  const same = store.digest() === backedUp && store.verify({ deep: true }).ok
  restored.value.workspace.close()
  return same ? [] : ['what was restored is not the last backup']
}

async function lookAtRottenBackup(profile: string, backup: string): Promise<Violations> {
  const state = await openWorkspace(openingOf(profile))
  if (state.state !== 'open') return [`the store itself is ${state.state}`]
  const { workspace } = state
  const before = workspace.store.digest()
  const restored = await workspace.backups.restore(backup)
  try {
    if (restored.ok) return ['a damaged backup was put in place']
    return workspace.store.digest() === before ? [] : ['the refused restore changed the store']
  } finally {
    workspace.close()
  }
}
