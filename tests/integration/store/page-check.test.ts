import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSecrets } from '../../migrations/fixture.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { freshDir } from '../../support/fresh-dir.ts'

const page = 4096
const account = (name: string) => ({ name, ka: false, stage: 'prospect' as const })

/** A store that closed in order, with a backup of all that it holds. */
async function closedWorkspace(): Promise<string> {
  const dataDir = join(freshDir('pages'), 'profile')
  const core = await openTestCore({ dataDir, secrets: openSecrets })
  await core.call('workspace.create', { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' })
  await core.call('account.create', account('岚汀重工'))
  await core.runJob('workspace.backup', {})
  await core.stop()
  return dataDir
}

const openAside = (dataDir: string): Promise<TestCore> =>
  openTestCore({ dataDir, secrets: openSecrets, checkAsideAbove: 0 })

/** Flips a bit of the last page: nothing that a start reads lies there. */
function rot(dataDir: string): void {
  const path = join(dataDir, 'bowtie.db')
  const bytes = readFileSync(path)
  const at = bytes.length - page / 2
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

describe('a large store, whose pages are read after it is shown', () => {
  it('SAF-2 answers what is read; what is written waits until every page was found whole', async () => {
    const core = await openAside(await closedWorkspace())
    try {
      let isChecked = false
      void core.session.whenChecked().then(() => {
        isChecked = true
      })
      const write = core.call('account.create', account('青屿智联')).then(() => isChecked)
      const { rows } = await core.call('account.list', {})
      expect(rows.map(({ name }) => name)).toContain('岚汀重工')
      expect(await write).toBe(true)
      expect(core.bugs).toEqual([])
    } finally {
      await core.stop()
    }
  })

  it('SAF-2 shows the damage when it is found, acknowledges nothing before, and brings the backup back', async () => {
    const dataDir = await closedWorkspace()
    rot(dataDir)
    const core = await openAside(dataDir)
    try {
      const shown: string[] = [core.session.describe().state]
      core.on('workspace.changed', ({ state }) => shown.push(state))
      const written = await core.ask('account.create', account('青屿智联'))
      expect(written).toMatchObject({ ok: false, error: { code: 'not_open', data: { state: 'damaged' } } })
      expect(shown).toEqual(['open', 'damaged'])
      const status = await core.call('workspace.status', {})
      if (status.state !== 'damaged') throw new Error(status.state)
      const [backup] = status.backups
      expect(await core.call('workspace.restore', { file: backup?.file ?? '' })).toMatchObject({
        state: 'open',
      })
      const { rows } = await core.call('account.list', {})
      expect(rows.map(({ name }) => name)).toEqual(['岚汀重工'])
      expect(core.bugs).toEqual([])
    } finally {
      await core.stop()
    }
  })

  it('SAF-2 reads the pages first after a crash', async () => {
    const dataDir = await closedWorkspace()
    const path = join(dataDir, 'bowtie.db')
    const core = await openAside(dataDir)
    // As the file lies on the disk while someone works: the end was not marked.
    await core.call('account.create', account('青屿智联'))
    const [log, store] = [readFileSync(`${path}-wal`), readFileSync(path)]
    await core.stop()
    writeFileSync(path, store)
    writeFileSync(`${path}-wal`, log)
    rot(dataDir)
    const next = await openAside(dataDir)
    try {
      expect(next.session.describe().state).toBe('damaged')
    } finally {
      await next.stop()
    }
  })
})
