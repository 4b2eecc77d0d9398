import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

export { freshDir } from './fresh-dir.ts'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'electron/cli/index.ts')

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The one JSON document that `--json` prints; throws when it is not one. */
  json(): unknown
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
}

/** What a test of ours must not inherit: the person's own key, seeds of other runs. */
const cleanEnv = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const { BOWTIE_KEY_FILE: _own, ...rest } = process.env
  return { ...rest, ...extra }
}

/** Runs the real `bowtie` command to its end. */
export async function runBowtie(
  args: readonly string[],
  { env, input = '', cwd = root }: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: cleanEnv(env), stdio: 'pipe' })
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  child.stdin.on('error', () => {}) // the command may end without reading
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  return {
    code,
    stdout: stdout(),
    stderr: stderr(),
    json() {
      try {
        return JSON.parse(stdout())
      } catch (cause) {
        throw new Error(`bowtie ${args.join(' ')} printed no JSON: ${stdout()}\n${stderr()}`, { cause })
      }
    },
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}

export interface HostOptions {
  readonly dataDir: string
  /** Default: `key` beside the data folder, created by the host when it does not exist. */
  readonly keyFile?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  /** What to start in front of the command, such as `['strace', '-f']`. */
  readonly wrapper?: readonly string[]
  readonly readyWithin?: number
}

export interface RunningHost {
  /** The address with its one-time token. */
  readonly url: string
  readonly pid: number
  readonly keyFile: string
  /** Everything the host wrote to its standard error so far. */
  log(): string
  /** Ends it as a crash would: SIGKILL, no chance to write anything. Resolves when it is gone. */
  kill9(): Promise<void>
  /** Asks it to end, waits; throws if it must be killed. Resolves with its exit code. */
  stop(): Promise<number | null>
}

/** Starts the loopback host as a person would: `bowtie serve`, in a process of its own. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { dataDir, keyFile = `${dataDir}.key`, port, env, wrapper = [], readyWithin = 60_000 } = options
  const serve = ['serve', '--json', '--no-open', '--data', dataDir, '--key-file', keyFile]
  if (port !== undefined) serve.push('--port', String(port))
  const [command = process.execPath, ...args] = [...wrapper, process.execPath, cli, ...serve]
  const child = spawn(command, args, { cwd: root, env: cleanEnv(env), stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'close') as Promise<[number | null]>
  exited.catch(() => {})
  const log = collect(child.stderr)
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  void exited.finally(() => process.off('exit', reap))

  const url = await readyUrl(child, exited, log, readyWithin)
  return {
    url,
    pid: child.pid ?? 0,
    keyFile,
    log,
    async kill9() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
      const [code] = await exited
      clearTimeout(timer)
      if (child.signalCode === 'SIGKILL') throw new Error(`the host did not end when asked\n${log()}`)
      return code
    },
  }
}

/** Waits for the line `{"url": …}`. A host that ends first, or says something else, is an error with its log. */
async function readyUrl(
  child: ChildProcess,
  exited: Promise<[number | null]>,
  log: () => string,
  within: number,
): Promise<string> {
  if (!child.stdout) throw new Error('the host has no standard output')
  const lines = createInterface({ input: child.stdout })
  let timer: NodeJS.Timeout | undefined
  const failed = <Value>(reason: string): Promise<Value> =>
    Promise.reject(new Error(`the host ${reason}\n${log()}`))
  try {
    return await Promise.race([
      once(lines, 'line').then(([line]) => urlOf(String(line)) ?? failed<string>(`printed: ${String(line)}`)),
      exited.then(([code]) => failed<string>(`ended with ${code} before it was ready`)),
      new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`the host was not ready in ${within} ms\n${log()}`)),
          within,
        )
      }),
    ])
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function urlOf(line: string): string | null {
  try {
    const { url } = JSON.parse(line) as { url?: unknown }
    return typeof url === 'string' ? url : null
  } catch {
    return null
  }
}
