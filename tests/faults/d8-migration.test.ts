import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openWorkspace } from '../../electron/core/store/index.ts'
import { migrations } from '../../migrations/index.ts'
import { filledWorkspace, nextStep } from '../migrations/fixture.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { testStart } from '../support/seeded.ts'
import { printFigures } from './support/counts.ts'
import { openingOf } from './support/template.ts'
import { lookAtUpgrade } from './support/upgrade.ts'
import type { WriterJob } from './support/writer-job.ts'
import { startWriter } from './support/writer-process.ts'

/** Starts a writer that kills itself before a statement, and waits until it is dead. */
async function dieBefore(
  dataDir: string,
  work: WriterJob['work'],
  at: { readonly version: number; readonly statement: number },
): Promise<void> {
  const writer = await startWriter()
  writer.start({ dataDir, work, seed: at.statement, now: testStart, steps: 1, dieBefore: at })
  expect(await writer.gone()).toEqual([null, 'SIGKILL'])
}

it('D8 an upgrade that is killed before any of its statements leaves the old schema or the new one, and a backup', async () => {
  const filled = await filledWorkspace()
  const started = performance.now()
  const violations: string[] = []
  // The last two: after the statements, and after everything but the commit.
  const count = nextStep.statements.length + 2
  for (let statement = 0; statement < count; statement += 1) {
    const dataDir = join(freshDir('d8'), 'profile')
    cpSync(filled.dataDir, dataDir, { recursive: true })
    await dieBefore(dataDir, 'migration', { version: nextStep.version, statement })
    const found = await lookAtUpgrade(dataDir, filled.digest)
    violations.push(...found.map((violation) => `before statement ${statement}: ${violation}`))
  }
  printFigures('D8 upgrade', {
    count,
    milliseconds: performance.now() - started,
    violations: violations.length,
  })
  expect(violations).toEqual([])
})

it('D8 a first run that is killed before a statement of the schema starts again from nothing', async () => {
  const started = performance.now()
  const violations: string[] = []
  let count = 0
  for (const step of migrations) {
    const last = step.statements.length + 1
    for (let statement = 0; statement <= last; statement += 1) {
      const dataDir = join(freshDir('d8'), 'profile')
      await dieBefore(dataDir, 'first-run', { version: step.version, statement })
      const state = await openWorkspace(openingOf(dataDir))
      count += 1
      if (state.state === 'fresh') {
        const { workspace } = await state.create()
        if (!workspace.store.verify({ deep: true }).ok)
          violations.push(`before statement ${statement}: not whole`)
        workspace.close()
      } else violations.push(`before statement ${statement}: ${state.state}`)
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  printFigures('D8 first run', {
    count,
    milliseconds: performance.now() - started,
    violations: violations.length,
  })
  expect(violations).toEqual([])
})
