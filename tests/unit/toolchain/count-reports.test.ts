import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addTotals, countReport, type Report } from '../../support/count-reports.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { root, runTool } from './repository.ts'

const file = (status: string, ...results: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: results.map((result, index) => ({ status: result, fullName: `test ${index}` })),
})
const report = (...files: Report['testResults']): Report => ({ testResults: files })

describe('the totals of CI', () => {
  it.each([
    ['all passed', report(file('passed', 'passed', 'passed')), 0, 2, 0],
    ['one failed', report(file('failed', 'passed', 'failed')), 1, 1, 1],
    ['skipped after a failed set-up', report(file('failed', 'skipped', 'skipped')), 1, 0, 2],
    ['a file that does not load', report(file('failed'), file('passed', 'passed')), 1, 1, 1],
    ['still running when the runner was cut off', report(file('passed', 'passed', 'pending')), 1, 1, 1],
    ['a todo', report(file('passed', 'passed', 'todo')), 0, 1, 1],
    ['an error outside the tests', report(file('passed', 'passed')), 1, 1, 1],
    ['no report', null, 139, 0, 1],
    ['no test at all', report(), 0, 0, 1],
  ])('%s', (_what, given, exitCode, passed, failed) => {
    expect(countReport('tests', given, exitCode)).toMatchObject({ passed, failed })
  })

  it('are the sum of all runners', () => {
    const one = countReport('tests', report(file('passed', 'passed', 'passed')), 0)
    const two = countReport('faults', report(file('failed', 'passed', 'failed')), 1)
    expect(addTotals([one, two])).toEqual({ passed: 3, failed: 1, reasons: ['a.test.ts: test 1 (failed)'] })
  })

  it('stand alone on the last line of a real run with a failing, a broken and a passing file', () => {
    const folder = freshDir('ci')
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
    const vitest = join(root, 'node_modules/vitest/dist/index.js')
    mkdirSync(join(folder, 'reports'))
    write('package.json', '{"type":"module"}')
    write(
      'good.test.ts',
      `import { expect, it } from '${vitest}'\nit('a', () => expect(1).toBe(1))\nit('b', () => expect(1).toBe(2))\n`,
    )
    write('broken.test.ts', `throw new Error('broken')\n`)
    write(
      'set-up.test.ts',
      `import { beforeAll, expect, it } from '${vitest}'\nbeforeAll(() => { throw new Error('no') })\nit('c', () => expect(1).toBe(1))\n`,
    )
    const run = runTool(
      'vitest/vitest.mjs',
      ['run', '--root', folder, '--reporter', 'json', '--outputFile', 'reports/tests.json'],
      folder,
    )
    expect(run.code).toBe(1)
    const count = runTool('../tests/support/count-reports.ts', [`reports/tests.json=${run.code}`], folder)
    expect(count.output.trimEnd().split('\n').at(-1)).toBe('1 passed, 3 failed')
    expect(count.code).toBe(1)
  })
})
