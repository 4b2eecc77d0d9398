import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { freshDir } from '../../support/fresh-dir.ts'
import type { SeededRandom } from '../../support/seeded.ts'
import { type Content, type Expected, expectedAfter, expectedAtFirst, type WriterLine } from './content.ts'
import { createDisk, type Disk, filesBelow } from './disk.ts'
import { type DiskEvent, readTrace, traceInto } from './trace.ts'
import type { Violations } from './whole.ts'
import type { WriterJob } from './writer-job.ts'
import { startWriter } from './writer-process.ts'

/** A writer's work as the disk saw it. */
export interface Recording {
  readonly events: readonly DiskEvent[]
  /** A disk as it was before. */
  disk(): Disk
  readonly contentBefore: Content
}

/** Lets a writer work under strace on a copy of `template`, or on nothing. */
export async function record(
  job: Omit<WriterJob, 'dataDir'>,
  template: { readonly dataDir: string; readonly content: Content } | null,
): Promise<Recording> {
  const folder = freshDir('traced')
  const [root, worked, trace] = [join(folder, 'root'), join(folder, 'worked'), join(folder, 'trace')]
  const fill = (): void => {
    mkdirSync(root)
    if (template) cpSync(template.dataDir, join(root, 'profile'), { recursive: true })
  }
  fill()
  const { before } = createDisk(root)
  const writer = await startWriter(traceInto(trace))
  writer.start({ ...job, dataDir: join(root, 'profile') })
  await writer.ended()
  const events = await readTrace(trace, root, before)
  rmSync(trace)
  // The writer's folder aside; what was there before in its place, for the model to begin with.
  renameSync(root, worked)
  fill()
  assertSame(createDisk(root), events, worked)
  return { events, disk: () => createDisk(root), contentBefore: template?.content ?? new Map() }
}

/** A model that loses nothing must end with the files that the writer really left. */
function assertSame(disk: Disk, events: readonly DiskEvent[], worked: string): void {
  for (const event of events) disk.apply(event)
  const contents = disk.contents()
  const left = filesBelow(worked)
    .files.map((path) => relative(worked, path))
    .filter((path) => !path.endsWith('-shm'))
  const differing = [...new Set([...left, ...contents.keys()])].filter((path) => {
    const content = contents.get(path)
    return content === undefined || !left.includes(path) || !readFileSync(join(worked, path)).equals(content)
  })
  if (differing.length > 0) throw new Error(`the model of the disk has other files: ${differing.join(', ')}`)
}

const lineOf = (text: string): WriterLine | null =>
  text === 'ready' ? null : (JSON.parse(text) as WriterLine)

/** Moments for power cuts: half of them right after something was acknowledged, half anywhere. */
function moments(random: SeededRandom, events: readonly DiskEvent[], count: number): readonly number[] {
  const said = events.flatMap((event, index) => (event.do === 'say' ? [index + 1] : []))
  return Array.from({ length: count }, () =>
    random.chance(0.5) ? random.pick(said) : random.between(1, events.length),
  ).toSorted((left, right) => left - right)
}

export interface CutFigures {
  readonly states: number
  readonly violations: Violations
}

/** Cuts the power `states` times, each in another way, and looks at what the next start finds. */
export async function cutPower(
  recording: Recording,
  options: {
    readonly states: number
    readonly random: SeededRandom
    /** An empty folder to write the states into. */
    readonly folder: string
    readonly look: (profile: string, expected: Expected) => Promise<Violations>
  },
): Promise<CutFigures> {
  const { random, states, folder, look } = options
  const disk = recording.disk()
  const violations: string[] = []
  let expected = expectedAtFirst(recording.contentBefore)
  let at = 0
  for (const moment of moments(random, recording.events, states)) {
    for (; at < moment; at += 1) {
      const event = recording.events[at]
      if (event === undefined) break
      disk.apply(event)
      const line = event.do === 'say' ? lineOf(event.line) : null
      if (line !== null) expected = expectedAfter(expected, line)
    }
    const target = join(folder, 'state')
    mkdirSync(target)
    const losses = disk.crash(random, target)
    const found = await look(join(target, 'profile'), expected)
    violations.push(...found.map((violation) => `after call ${moment}: ${violation} (${losses})`))
    rmSync(target, { recursive: true, force: true })
  }
  return { states, violations }
}
