import { existsSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openSecrets } from '../migrations/fixture.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { type SeededRandom, seededRandom } from '../support/seeded.ts'
import { readContent } from './support/content.ts'
import { counts, printFigures, seedOf } from './support/counts.ts'
import { mountSmallDisk, type SmallDisk } from './support/small-disk.ts'
import { seedWork } from './support/work.ts'

/** @needs tmpfs */
const smallest = 256
const largest = 8192
const create = { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' } as const

interface Outcome {
  /** Where the disk was full: before there was a workspace, or in the middle of a note. */
  readonly fullAt: 'creating' | 'a note'
  readonly violations: readonly string[]
}

/** Types into a note until the disk refuses. */
async function typeUntilFull(
  core: TestCore,
  random: SeededRandom,
): Promise<{ noteId: string; body: string; kept: unknown } | null> {
  const [note] = core.store.read.rows<{ id: string; head: string | null }>(
    'SELECT id, head_rev_id AS head FROM note WHERE deleted_at IS NULL ORDER BY id LIMIT 1',
  )
  if (note === undefined) throw new Error('no note')
  let head = note.head
  for (let turn = 0; turn < 2000; turn += 1) {
    const body = `第 ${turn} 次：${'客户希望先试用三个月。'.repeat(random.between(1, 600))}`
    core.clock.advance(1000)
    const saved = random.chance(0.5)
      ? await core.ask('note.saveDraft', { noteId: note.id, baseRevId: head, selection: null, body })
      : await core.ask('note.saveRevision', { noteId: note.id, body, parents: head === null ? [] : [head] })
    if (!saved.ok) {
      if (saved.error.code !== 'disk_full')
        throw new Error(`refused with ${saved.error.code}: ${saved.error.message}`)
      return { noteId: note.id, body, kept: saved.error.data?.['kept'] }
    }
    if ('revId' in saved.value && typeof saved.value.revId === 'string') head = saved.value.revId
  }
  return null
}

async function fillDisk(disk: SmallDisk, seed: number): Promise<Outcome> {
  const random = seededRandom(seed)
  // The disk itself is the data folder: what lies beside it lies on another disk.
  const dataDir = disk.path
  const core = await openTestCore({ dataDir, secrets: openSecrets, seed })
  const violations: string[] = []
  let fullAt: Outcome['fullAt'] = 'a note'
  try {
    const made = await core.ask('workspace.create', create)
    if (!made.ok) {
      fullAt = 'creating'
      if (made.error.code !== 'disk_full') violations.push(`creating was refused with ${made.error.code}`)
      disk.resize(largest * 4)
      // Without a restart.
      await core.call('workspace.create', create)
      await seedWork(core)
    } else {
      await seedWork(core)
      const refused = await typeUntilFull(core, random)
      if (refused === null) return { fullAt, violations: ['the disk was never full'] }
      if (refused.kept !== true || !existsSync(`${dataDir}-rescue/rescue.jsonl`))
        violations.push('the text that found no room is not in the rescue file')
      const before = readContent(core.store.read)
      if (!core.store.verify({ deep: true }).ok) violations.push('I2: not whole while the disk is full')
      disk.resize(largest * 4)
      // Without a restart: the next save goes through.
      const again = await core.ask('note.create', { accountId: null, title: '有空间了', body: '继续写。' })
      if (!again.ok) violations.push(`after room was made: ${again.error.code}`)
      if (readContent(core.store.read).size !== before.size + 1) violations.push('I1: something is missing')
      core.clock.advance(60_000)
      await core.restart()
      const draft = readContent(core.store.read).get(`draft ${refused.noteId}`)
      if (draft !== refused.body) violations.push('the rescued text did not come back as a draft')
    }
    const { problems } = core.store.verify({ deep: true })
    violations.push(...problems.map(({ detail }) => `I2: ${detail}`))
    if (core.bugs.length > 0) violations.push(`reported as a bug: ${String(core.bugs[0])}`)
  } finally {
    await core.stop()
  }
  return { fullAt, violations }
}

it('D4 a disk that is really full: refused by name, the text kept elsewhere, and on without a restart once there is room', async () => {
  const cases = counts({ ci: 20, nightly: 200 })
  const seed = seedOf('D4')
  const random = seededRandom(seed)
  const violations: string[] = []
  const started = performance.now()
  const full = { creating: 0, 'a note': 0 }
  for (let index = 0; index < cases; index += 1) {
    // Spread evenly on a scale of ratios, moved a little each time.
    const size =
      Math.round((smallest * (largest / smallest) ** ((index + random.fraction()) / cases)) / 4) * 4
    const disk = mountSmallDisk(size)
    try {
      const outcome = await fillDisk(disk, random.below(2 ** 31))
      full[outcome.fullAt] += 1
      violations.push(...outcome.violations.map((violation) => `${size} KB: ${violation}`))
    } finally {
      disk.unmount()
      rmSync(`${disk.path}-rescue`, { recursive: true, force: true })
    }
  }
  printFigures('D4', {
    count: cases,
    milliseconds: performance.now() - started,
    'full while creating': full.creating,
    'full while writing': full['a note'],
    violations: violations.length,
  })
  expect(violations).toEqual([])
  expect(Math.min(full.creating, full['a note'])).toBeGreaterThan(0)
})
