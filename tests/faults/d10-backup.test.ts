import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { listBackups } from '../../electron/core/store/backup.ts'
import { openWorkspace } from '../../electron/core/store/index.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { seededRandom, testStart } from '../support/seeded.ts'
import { checkBackups, digestOfBackup, keyOf } from './support/backups.ts'
import { expectedAfter, expectedAtFirst } from './support/content.ts'
import { counts, printFigures, seedOf } from './support/counts.ts'
import { filledTemplate, openingOf } from './support/template.ts'
import type { Violations } from './support/whole.ts'
import { startWriter } from './support/writer-process.ts'

/** Restores the newest backup and compares what is open then with what was backed up. */
async function restoreLatest(dataDir: string): Promise<Violations> {
  const [latest] = listBackups(dataDir)
  if (latest === undefined) return ['no backup is listed']
  const backedUp = digestOfBackup(dataDir, latest.name, await keyOf(dataDir))
  const state = await openWorkspace(openingOf(dataDir))
  if (state.state !== 'open') return [`found ${state.state}`]
  const restored = await state.workspace.backups.restore(latest.name)
  if (!restored.ok || restored.value.state !== 'open') return [`not restored: ${JSON.stringify(restored)}`]
  const { workspace } = restored.value
  const violations = workspace.store.verify({ deep: true }).problems.map(({ detail }) => `I2: ${detail}`)
  if (workspace.store.digest() !== backedUp) violations.push('the restored store is not what was backed up')
  workspace.backups.create('manual')
  const leftovers = readdirSync(join(dataDir, 'backups')).filter((name) => name.includes('.tmp'))
  violations.push(...leftovers.map((name) => `${name} was left and not tidied up`))
  workspace.close()
  return violations
}

it('D10 backups during work, killed in the middle: what is listed is whole, and restoring it gives what it held', async () => {
  const cycles = counts({ ci: 50, nightly: 500 })
  const random = seededRandom(seedOf('D10'))
  const template = await filledTemplate(async (core) => {
    await core.runJob('workspace.backup', {})
  })
  const violations: string[] = []
  const started = performance.now()
  let backups = 0
  let cut = 0
  let next = startWriter()
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const folder = freshDir('d10')
    const dataDir = join(folder, 'profile')
    cpSync(template.dataDir, dataDir, { recursive: true })
    const writer = await next
    next = startWriter()
    writer.start({
      dataDir,
      work: 'backups',
      seed: random.below(2 ** 31),
      now: testStart + 60_000,
      steps: null,
    })
    await writer.said('open')
    await delay(random.fraction() * 400)
    await writer.kill9()
    const expected = writer.lines.reduce(expectedAfter, expectedAtFirst(template.content))
    backups += writer.lines.filter((line) => line.at === 'backup').length
    if (readdirSync(join(dataDir, 'backups')).some((name) => name.includes('.tmp'))) cut += 1
    const found = [...(await checkBackups(dataDir, expected.backup)), ...(await restoreLatest(dataDir))]
    violations.push(...found.map((violation) => `cycle ${cycle}: ${violation}`))
    rmSync(folder, { recursive: true, force: true })
  }
  await (await next).kill9()
  printFigures('D10', {
    count: cycles,
    milliseconds: performance.now() - started,
    backups,
    'cut short': cut,
    violations: violations.length,
  })
  expect(violations).toEqual([])
  expect(backups).toBeGreaterThan(0)
  expect(cut).toBeGreaterThan(0)
})
