import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '../../electron/core/store/index.ts'
import { filledWorkspace } from '../migrations/fixture.ts'
import { seededRandom, testStart } from '../support/seeded.ts'
import { checkBackups } from './support/backups.ts'
import type { Content, Expected } from './support/content.ts'
import { readContent } from './support/content.ts'
import { counts, printFigures, seedOf } from './support/counts.ts'
import { cutPower, record } from './support/power.ts'
import { mountSmallDisk, type SmallDisk } from './support/small-disk.ts'
import { filledTemplate, openingOf, type Template } from './support/template.ts'
import { lookAtUpgrade } from './support/upgrade.ts'
import { checkInside, lookInto, type Violations } from './support/whole.ts'
import { workOnce } from './support/work.ts'
import type { WriterJob } from './support/writer-job.ts'

/** @needs strace tmpfs */
const seed = seedOf('D2')
let template: Template
let memory: SmallDisk

beforeAll(async () => {
  template = await filledTemplate()
  memory = mountSmallDisk(262_144)
})
afterAll(() => memory.unmount())

type Look = (profile: string, expected: Expected) => Promise<Violations>

async function cut(
  name: string,
  job: Pick<WriterJob, 'work' | 'steps' | 'synchronousNormal'>,
  options: { readonly from: Template | null; readonly states: number; readonly look: Look },
): Promise<Violations> {
  const started = performance.now()
  const recording = await record({ ...job, seed, now: testStart }, options.from)
  const { violations } = await cutPower(recording, {
    states: options.states,
    random: seededRandom(seed).fork(name),
    folder: memory.path,
    look: options.look,
  })
  printFigures(`D2 ${name}`, {
    count: options.states,
    milliseconds: performance.now() - started,
    calls: recording.events.length,
    violations: violations.length,
  })
  return violations
}

const lookAtWork: Look = async (profile, expected) =>
  (await lookInto(openingOf(profile), expected)).violations

describe('D2 power loss: what was not synced is lost, reordered, torn at 512 bytes', () => {
  it('keeps every note that was shown as saved', async () => {
    const violations = await cut(
      'note save',
      { work: 'steps', steps: 60 },
      {
        from: template,
        states: counts({ ci: 1000, nightly: 16_000 }),
        look: lookAtWork,
      },
    )
    expect(violations).toEqual([])
  })

  it('T0: catches the planted bug synchronous=NORMAL', async () => {
    const violations = await cut(
      'with synchronous=NORMAL',
      { work: 'steps', steps: 30, synchronousNormal: true },
      {
        from: template,
        states: 100,
        look: lookAtWork,
      },
    )
    expect(violations.filter((violation) => violation.includes('I1'))).not.toEqual([])
  })

  it('keeps every backup that was reported as made, and lists none that is not whole', async () => {
    const violations = await cut(
      'backup',
      { work: 'backups', steps: 6 },
      {
        from: template,
        states: counts({ ci: 500, nightly: 9000 }),
        look: async (profile, expected) => {
          const found = await lookAtWork(profile, expected)
          return found.length > 0 ? found : checkBackups(profile, expected.backup)
        },
      },
    )
    expect(violations).toEqual([])
  })

  it('keeps every text that the rescue file took, and gives it back once', async () => {
    const violations = await cut(
      'rescue file',
      { work: 'rescue', steps: 4 },
      {
        from: template,
        states: counts({ ci: 500, nightly: 9000 }),
        look: lookAtWork,
      },
    )
    expect(violations).toEqual([])
  })

  it('upgrades whole or not at all, with a backup from before', async () => {
    const filled = await filledWorkspace()
    const before = await contentOf(filled.dataDir)
    const violations = await cut(
      'migration',
      { work: 'migration', steps: 1 },
      {
        from: { dataDir: filled.dataDir, content: before },
        states: counts({ ci: 500, nightly: 9000 }),
        look: (profile) => lookAtUpgrade(profile, filled.digest),
      },
    )
    expect(violations).toEqual([])
  })

  it('puts a backup in place whole or not at all, and sets aside what was there', async () => {
    let inBackup: Content = new Map()
    const from = await filledTemplate(async (core) => {
      await core.runJob('workspace.backup', {})
      inBackup = readContent(core.store.read)
      const random = seededRandom(seed)
      for (let turn = 0; turn < 8; turn += 1) await workOnce(core, random, () => {}, turn)
    })
    const violations = await cut(
      'restore',
      { work: 'restore', steps: 1 },
      {
        from,
        states: counts({ ci: 250, nightly: 4000 }),
        look: (profile, expected) => lookAtRestore(profile, expected, { live: from.content, inBackup }),
      },
    )
    expect(violations).toEqual([])
  })

  it('makes a workspace whole or not at all', async () => {
    const violations = await cut(
      'first run',
      { work: 'first-run', steps: 1 },
      {
        from: null,
        states: counts({ ci: 250, nightly: 3000 }),
        look: lookAtFirstRun,
      },
    )
    expect(violations).toEqual([])
  })
})

async function contentOf(dataDir: string): Promise<Content> {
  const state = await openWorkspace(openingOf(dataDir))
  if (state.state !== 'open') throw new Error(state.state)
  const content = readContent(state.workspace.store.read)
  state.workspace.close()
  return content
}

async function lookAtRestore(
  profile: string,
  expected: Expected,
  contents: { readonly live: Content; readonly inBackup: Content },
): Promise<Violations> {
  const asBefore = await lookInto(openingOf(profile), {
    ...expected,
    acknowledged: contents.live,
  })
  if (asBefore.violations.length === 0)
    return expected.opened ? ['the restore was reported as done and is not'] : []
  const restored = await lookInto(openingOf(profile), { ...expected, acknowledged: contents.inBackup })
  if (restored.violations.length > 0) return restored.violations
  const aside = readdirSync(profile).filter((name) => name.startsWith('aside-'))
  return aside.some((name) => existsSync(join(profile, name, 'bowtie.db')))
    ? []
    : ['restored, and what was there before is gone']
}

async function lookAtFirstRun(profile: string, expected: Expected): Promise<Violations> {
  if (!expected.opened && !existsSync(dirname(profile))) return []
  const state = await openWorkspace(openingOf(profile))
  if (state.state === 'fresh') return expected.opened ? [`I1: ${basename(profile)} was made and is gone`] : []
  if (state.state !== 'open')
    return [`found ${state.state} ${'problem' in state ? JSON.stringify(state.problem) : ''}`]
  const violations = checkInside(state.workspace)
  const notes = [...readContent(state.workspace.store.read).keys()].filter((key) => key.startsWith('note '))
  state.workspace.close()
  return expected.ended && notes.length !== 4 ? [...violations, `I1: ${notes.length} notes of 4`] : violations
}
