import { fork } from 'node:child_process'
import { globSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exceeds, type Figure, tableOf } from './figure.ts'

/**
 * `npm run bench [-- --only note,search] [--json FILE]`: every tests/bench/*.bench.ts, each in its own process.
 * Fails when a ratio is above its limit, or a benchmark breaks; never on a bare time.
 */
const root = resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'string' } },
})
const wanted = (values.only ?? []).flatMap((names) => names.split(','))

interface Outcome {
  readonly benchmark: string
  readonly seconds: number
  readonly figures: readonly Figure[]
  readonly broken: boolean
}

async function runBenchmark(path: string): Promise<Outcome> {
  const started = performance.now()
  const child = fork(join(root, 'tests/bench/child.ts'), [path], { cwd: root, execArgv: ['--expose-gc'] })
  const figures: Figure[] = []
  child.on('message', (message: readonly Figure[]) => figures.push(...message))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return {
    benchmark: basename(path, '.bench.ts'),
    seconds: (performance.now() - started) / 1000,
    figures,
    broken: code !== 0 || figures.length === 0,
  }
}

const paths = globSync('tests/bench/*.bench.ts', { cwd: root })
  .map((path) => join(root, path))
  .filter((path) => wanted.length === 0 || wanted.some((name) => basename(path).includes(name)))
  .sort()

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
console.log(machine)
const outcomes: Outcome[] = []
for (const path of paths) {
  const outcome = await runBenchmark(path)
  outcomes.push(outcome)
  console.log(`\n${outcome.benchmark} (${outcome.seconds.toFixed(1)} s)`)
  console.log(outcome.broken ? 'BROKEN' : tableOf(outcome.figures))
}

if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, outcomes }, null, 2)}\n`)
const tooMuch = outcomes.flatMap(({ figures }) => figures.filter(exceeds))
const broken = outcomes.filter((outcome) => outcome.broken)
if (paths.length === 0) console.log('no benchmark of that name')
console.log(
  `\n${outcomes.length} benchmarks, ${tooMuch.length} ratios above their limit, ${broken.length} broken`,
)
process.exitCode = paths.length > 0 && tooMuch.length === 0 && broken.length === 0 ? 0 : 1
