import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freshDir } from '../../support/fresh-dir.ts'
import type { WriterLine } from './content.ts'
import type { WriterJob } from './writer-job.ts'
import { writerProgram } from './writer-program.ts'

let compiled: string | undefined

export interface Writer {
  /** Everything it has said so far; a line that was cut off is left out. */
  readonly lines: readonly WriterLine[]
  /** Hands it its job and goes on. */
  start(job: WriterJob): void
  /** Resolves when it has said its first line of this kind, or is gone. */
  said(at: WriterLine['at']): Promise<void>
  kill9(): Promise<void>
  /** Waits until it ends by itself; throws when it ended badly. */
  ended(): Promise<void>
  /** Its exit code, and the signal that ended it. */
  gone(): Promise<readonly [number | null, string | null]>
}

/** Starts a writer and waits until its program is loaded: what is killed afterwards is the work, not the start of Node. */
export async function startWriter(wrapper: readonly string[] = []): Promise<Writer> {
  compiled ??= freshDir('compiled')
  const [command, ...args] = [...wrapper, process.execPath, await writerProgram()]
  const child = spawn(command ?? process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const closed = once(child, 'close') as Promise<[number | null, string | null]>
  const output = listen(child, closed)
  await output.ready
  return {
    lines: output.lines,
    start(job) {
      child.stdin.on('error', () => {}) // killed before it has read it
      child.stdin.end(`${JSON.stringify(job)}\n`)
    },
    said: output.said,
    async kill9() {
      child.kill('SIGKILL')
      await closed
    },
    async ended() {
      const [code, signal] = await closed
      if (code !== 0) throw new Error(`the writer ended with ${code ?? signal}\n${output.errors()}`)
    },
    gone: () => closed,
  }
}

function listen(child: ChildProcess, closed: Promise<unknown>) {
  const lines: WriterLine[] = []
  const waiting: { readonly at: WriterLine['at']; readonly done: () => void }[] = []
  const ready = Promise.withResolvers<void>()
  let rest = ''
  let errors = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    const whole = `${rest}${part}`.split('\n')
    rest = whole.pop() ?? ''
    for (const text of whole) {
      if (text === 'ready') {
        ready.resolve()
        continue
      }
      const line = JSON.parse(text) as WriterLine
      lines.push(line)
      for (const one of waiting) if (one.at === line.at) one.done()
    }
  })
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    errors += part
  })
  void closed.then(() => {
    ready.reject(new Error(`the writer did not start\n${errors}`))
    for (const one of waiting) one.done()
  })
  return {
    lines,
    ready: ready.promise,
    errors: () => errors,
    said: (at: WriterLine['at']): Promise<void> =>
      new Promise((done) => {
        if (lines.some((line) => line.at === at)) done()
        else waiting.push({ at, done })
      }),
  }
}
