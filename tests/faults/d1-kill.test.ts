import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { freshDir } from '../support/fresh-dir.ts'
import { seededRandom, testStart } from '../support/seeded.ts'
import { expectedAfter, expectedAtFirst } from './support/content.ts'
import { counts, printFigures, seedOf } from './support/counts.ts'
import { filledTemplate, openingOf } from './support/template.ts'
import { lookInto } from './support/whole.ts'
import { startWriter } from './support/writer-process.ts'

/** How many crashes one workspace goes through before a fresh one takes its place. */
const crashesPerWorkspace = 25

it('D1 kill -9 at a random moment of work: what was acknowledged is there, nothing is half there', async () => {
  const cycles = counts({ ci: 300, nightly: 5000 })
  const random = seededRandom(seedOf('D1'))
  const template = await filledTemplate()
  const folder = freshDir('d1')
  const dataDir = join(folder, 'profile')
  const violations: string[] = []
  const started = performance.now()
  let expected = expectedAtFirst(template.content)
  let saved = 0
  let next = startWriter()
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    if (cycle % crashesPerWorkspace === 0) {
      rmSync(dataDir, { recursive: true, force: true })
      cpSync(template.dataDir, dataDir, { recursive: true })
      expected = expectedAtFirst(template.content)
    }
    const writer = await next
    next = startWriter()
    writer.start({
      dataDir,
      work: 'steps',
      seed: random.below(2 ** 31),
      now: testStart + cycle * 60_000,
      steps: null,
    })
    // The moment is the fault: most in the middle of the work, some while it still opens what the last crash left.
    if (random.chance(0.8)) await writer.said('open')
    await delay(random.fraction() * 80)
    await writer.kill9()
    for (const line of writer.lines) expected = expectedAfter(expected, line)
    saved += writer.lines.filter((line) => line.at === 'saved').length

    // Looked at in a copy: the next writer shall find the folder as the crash left it.
    const copy = join(folder, 'copy')
    cpSync(dataDir, copy, { recursive: true })
    const at = testStart + cycle * 60_000 + 30_000
    const looked = await lookInto(openingOf(copy, at), expected)
    violations.push(...looked.violations.map((violation) => `cycle ${cycle}: ${violation}`))
    rmSync(copy, { recursive: true, force: true })
    // The step that was under way is either there now or never happens.
    expected = expectedAtFirst(looked.content ?? new Map())
  }
  await (await next).kill9()
  printFigures('D1', {
    count: cycles,
    milliseconds: performance.now() - started,
    violations: violations.length,
    saved,
  })
  expect(violations).toEqual([])
  expect(saved).toBeGreaterThan(cycles)
})
