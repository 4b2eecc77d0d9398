import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { freshDir } from '../../support/fresh-dir.ts'
import { dist } from '../support/built.ts'
import type * as Substitute from './electron.ts'

export interface Application {
  /** Runs a function in the application's process; it may use its arguments only. */
  run<Values extends readonly unknown[], Value>(
    work: (electron: typeof Substitute, ...values: Values) => Value | Promise<Value>,
    ...values: Values
  ): Promise<Value>
  readonly folder: string
  readonly ended: Promise<number | null>
  stderr(): string
  kill(): void
}

/** Starts the built main process under the substitute; `ready` lets Electron become ready. */
export async function startApplication(
  options: {
    readonly env?: Record<string, string>
    readonly argv?: readonly string[]
    readonly ready?: boolean
    readonly folder?: string
    /** Another main process than the one in `dist`. */
    readonly main?: string
  } = {},
): Promise<Application> {
  const { folder = freshDir('shell'), main = join(dist, 'main/index.js') } = options
  const child: ChildProcess = fork(join(import.meta.dirname, 'driver.ts'), [main, ...(options.argv ?? [])], {
    execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
    env: {
      ...process.env,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_DATA_HOME: join(folder, 'data'),
      SUBSTITUTE_FOLDER: folder,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (part) => {
    errors += String(part)
  })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      for (const { reject } of waiting.values())
        reject(new Error(`the application ended with ${code}\n${errors}`))
      resolve(code)
    }),
  )
  const loaded = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }))
  child.on('message', (message: { id: number; value?: unknown; failure?: string }) => {
    const entry = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.failure === undefined) entry?.resolve(message.value)
    else entry?.reject(new Error(message.failure))
  })
  const application: Application = {
    folder,
    ended,
    stderr: () => errors,
    kill: () => void child.kill('SIGKILL'),
    run: (work, ...values) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
        child.send({ id: lastId, source: work.toString(), values }, (error) => {
          if (error !== null) reject(error)
        })
      }),
  }
  await loaded
  if (options.ready ?? true) {
    await application.run(async (electron) => {
      electron.becomeReady()
      for (let wait = 0; wait < 500 && electron.windows.length === 0; wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      if (electron.windows.length === 0) throw new Error('no window was opened')
    })
  }
  return application
}
