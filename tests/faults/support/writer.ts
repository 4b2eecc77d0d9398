import Database from 'better-sqlite3'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openWorkspace, type Workspace } from '../../../electron/core/store/index.ts'
import { migrations } from '../../../migrations/index.ts'
import { nextStep, openSecrets } from '../../migrations/fixture.ts'
import { cheapRecovery } from '../../support/cheap-recovery.ts'
import { openTestCore } from '../../support/core.ts'
import { seededRandom, steppingClock } from '../../support/seeded.ts'
import type { WriterLine } from './content.ts'
import { seedWork, workOnce } from './work.ts'
import type { WriterJob } from './writer-job.ts'

/**
 * A process that writes with the real core and is killed, or traced. It says what it does on its standard output,
 * in order with its other calls to the system.
 */
const say = (line: WriterLine): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** T0: the pragma is not set, and the check that it took is deceived. A row that cannot see this sees nothing. */
function plantSynchronousNormal(): void {
  const genuine = Database.prototype.pragma
  Database.prototype.pragma = function pragma(source, options) {
    if (source === 'synchronous') return 2
    return genuine.call(this, source === 'synchronous = 2' ? 'synchronous = 1' : source, options)
  }
}

async function opened(job: WriterJob, turn = 0): Promise<Workspace> {
  const { dieBefore } = job
  const state = await openWorkspace({
    dataDir: job.dataDir,
    clock: steppingClock(job.now + turn * 60_000),
    random: seededRandom(job.seed + turn),
    secrets: openSecrets,
    recoveryCost: cheapRecovery,
    ...(job.work === 'migration' ? { steps: [...migrations, nextStep] } : {}),
    ...(dieBefore === undefined
      ? {}
      : {
          beforeStatement: (version: number, statement: number) => {
            if (version === dieBefore.version && statement === dieBefore.statement)
              process.kill(process.pid, 'SIGKILL')
          },
        }),
  })
  if (state.state === 'fresh' && job.work === 'first-run') return (await state.create()).workspace
  if (state.state !== 'open') throw new Error(`the writer found the workspace ${JSON.stringify(state)}`)
  return state.workspace
}

const jobs: Readonly<Record<WriterJob['work'], (job: WriterJob) => Promise<void>>> = {
  async steps(job) {
    const random = seededRandom(job.seed)
    const { dataDir, seed, now } = job
    const core = await openTestCore({ dataDir, secrets: openSecrets, seed, now })
    say({ at: 'open' })
    for (let turn = 0; job.steps === null || turn < job.steps; turn += 1) {
      // A close copies the log back into the store and removes it: as much at stake as a commit.
      if (job.steps !== null && turn === Math.floor(job.steps / 2)) await core.restart()
      core.clock.advance(1)
      await workOnce(core, random, say, turn)
    }
    await core.stop()
  },

  async backups(job) {
    const random = seededRandom(job.seed)
    const { dataDir, seed, now } = job
    const core = await openTestCore({ dataDir, secrets: openSecrets, seed, now })
    say({ at: 'open' })
    for (let turn = 0; job.steps === null || turn < job.steps; turn += 1) {
      for (let each = 0; each < 4; each += 1) await workOnce(core, random, say, turn * 4 + each)
      core.clock.advance(1 + random.below(40) * 3_600_000)
      await core.runJob('workspace.backup', {})
      const state = await core.call('workspace.backups', {})
      const [latest] = state.backups
      if (latest === undefined) throw new Error('the backup is not listed')
      say({ at: 'backup', name: latest.file, digest: core.store.digest() })
    }
    await core.stop()
  },

  async rescue(job) {
    const random = seededRandom(job.seed)
    for (let turn = 0; job.steps === null || turn < job.steps; turn += 1) {
      const workspace = await opened(job, turn)
      say({ at: 'open' })
      const notes = workspace.store.read.rows<{ id: string }>('SELECT id FROM note ORDER BY id')
      for (let each = 0; each < 6; each += 1) {
        const { id: noteId } = random.pick(notes)
        const body = `救回来的第 ${turn}-${each} 段：${'客户要求延期。'.repeat(random.between(1, 300))}`
        const change = { set: { [`draft ${noteId}`]: body }, drop: [] }
        say({ at: 'begin', change })
        if (!workspace.rescue.keep({ noteId, body, baseRevId: null }).ok) throw new Error('nowhere')
        say({ at: 'saved', change })
      }
      workspace.close()
    }
  },

  async migration(job) {
    const workspace = await opened(job)
    say({ at: 'open' })
    workspace.close()
  },

  async restore(job) {
    const workspace = await opened(job)
    const [backup] = workspace.backups.list()
    if (backup === undefined) throw new Error('no backup to restore')
    const restored = await workspace.backups.restore(backup.name)
    if (!restored.ok || restored.value.state !== 'open') throw new Error(JSON.stringify(restored))
    say({ at: 'open' })
    restored.value.workspace.close()
  },

  async 'first-run'(job) {
    if (job.dieBefore !== undefined) {
      await opened(job)
      return
    }
    const { dataDir, seed, now } = job
    const core = await openTestCore({ dataDir, secrets: openSecrets, seed, now })
    await core.call('workspace.create', { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' })
    say({ at: 'open' })
    await seedWork(core)
    say({ at: 'end' })
    const random = seededRandom(job.seed)
    for (let turn = 0; job.steps === null; turn += 1) await workOnce(core, random, say, turn)
    await core.stop()
  },
}

writeSync(1, 'ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line) as WriterJob
  if (job.synchronousNormal === true) plantSynchronousNormal()
  await jobs[job.work](job)
  break
}
process.exit(0)
