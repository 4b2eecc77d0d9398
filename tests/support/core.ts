import { rmSync } from 'node:fs'
import { startCore } from '../../electron/core/start.ts'
import type { RecordingWaits } from '../../electron/core/app/recordings/recovery.ts'
import type { WorkspaceSession } from '../../electron/core/app/workspace-session.ts'
import type { Store } from '../../electron/core/store/index.ts'
import type { Secrets } from '../../electron/core/secrets.ts'
import { createTicketDesk, type TicketDesk } from '../../electron/core/tickets.ts'
import {
  type CallCode,
  type CallError,
  type CallInput,
  type CallName,
  type CallOutput,
  contract,
  type EventData,
  type EventName,
  events,
} from '../../shared/contract/index.ts'
import { newId, type Result } from '../../shared/kernel/index.ts'
import type { Port } from '../../shared/rpc/port.ts'
import { connect } from '../../shared/rpc/connect.ts'
import { createMemoryPorts } from '../../shared/rpc/memory-port.ts'
import { cheapRecovery } from './cheap-recovery.ts'
import { freshDir } from './fresh-dir.ts'
import { seededRandom, type TestClock, testClock } from './seeded.ts'

type Name = CallName
export type JobProgress = EventData<'job.changed'>

/** The real core on a folder of its own: encrypted store, contract, memory port. Answers are checked against the contract. */
export interface TestCore {
  readonly dataDir: string
  readonly clock: TestClock
  readonly tickets: TicketDesk
  readonly session: WorkspaceSession
  readonly store: Store
  /** Every bug that the core reported; a test that expects none asserts that it is empty. */
  readonly bugs: readonly unknown[]
  /** The answer; throws where the core refuses. */
  call<N extends Name>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  /** The answer or the refusal. */
  ask<N extends Name>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, CallError<CallCode<N>>>>
  /** Starts a job and waits for its end; throws where it is refused. */
  runJob<N extends Name>(
    name: N,
    input: CallInput<N>,
    onProgress?: (job: JobProgress, cancel: () => void) => void,
  ): Promise<CallOutput<N>>
  /** Another client of the same core: a window of the interface. */
  openPort(): Port
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void
  /** Closes in order and opens the same folder again, as the next start does. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface TestCoreOptions {
  readonly seed?: number
  readonly now?: number
  /** Leaves the folder empty: no workspace is made. */
  readonly fresh?: boolean
  readonly dataDir?: string
  readonly secrets?: Secrets
  /** 0 reads the pages of every store aside, as a start of a large one does. */
  readonly checkAsideAbove?: number
  /** When a voice memo whose page says nothing counts as cut off. */
  readonly recordingWaits?: RecordingWaits
  /** False answers as the product does, unchecked: for what is timed. */
  readonly checkOutput?: boolean
}

/** Wraps by keeping: what a keychain that works looks like from inside. */
function memorySecrets(): Secrets {
  const kept = new Map<string, Uint8Array>()
  return {
    describe: () => Promise.resolve({ kind: 'keychain', backend: 'memory' }),
    wrap: (bytes) => {
      const text = `memory-${kept.size}`
      kept.set(text, Uint8Array.from(bytes))
      return Promise.resolve(text)
    },
    unwrap: (text) => Promise.resolve(kept.get(text) ?? null),
  }
}

export class Refusal extends Error {
  readonly refusal: CallError
  constructor(name: string, refusal: CallError) {
    super(
      `${name}: ${refusal.code}: ${refusal.message} ${JSON.stringify(refusal.data ?? {})} ${refusal.incident ?? ''}`,
    )
    this.refusal = refusal
  }
}

export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const dataDir = options.dataDir ?? freshDir()
  const clock = testClock(options.now)
  const random = seededRandom(options.seed ?? 1)
  const secrets = options.secrets ?? memorySecrets()
  const bugs: unknown[] = []

  const start = async () => {
    const arrive = new Set<(port: Port) => () => void>()
    const openPort = (): Port => {
      const [near, far] = createMemoryPorts()
      for (const listener of arrive) listener(far)
      return near
    }
    const tickets = createTicketDesk(clock, random)
    const core = await startCore({
      port: {
        onPort(listener) {
          arrive.add(listener)
          return () => void arrive.delete(listener)
        },
      },
      dataDir,
      clock,
      random,
      secrets,
      tickets,
      appVersion: '0.0.0-test',
      timeZone: 'Asia/Shanghai',
      recoveryCost: cheapRecovery,
      ...(options.recordingWaits === undefined ? {} : { recordingWaits: options.recordingWaits }),
      checkOutput: options.checkOutput ?? true,
      ...(options.checkAsideAbove === undefined ? {} : { checkAsideAbove: options.checkAsideAbove }),
      logger: {
        info: () => {},
        bug: (incident, error) => {
          bugs.push(error)
          console.error(incident, error)
        },
      },
    })
    const client = connect({ port: openPort(), contract, events, newRequestId: () => newId(clock, random) })
    return { core, client, tickets, openPort }
  }
  let running = await start()

  const ask = (name: Name, input: unknown): Promise<Result<unknown, CallError>> =>
    (running.client.call as unknown as (name: Name, input: unknown) => Promise<Result<unknown, CallError>>)(
      name,
      input,
    )
  const call = async (name: Name, input: unknown): Promise<unknown> => {
    const answer = await ask(name, input)
    if (!answer.ok) throw new Refusal(name, answer.error)
    return answer.value
  }

  const core: TestCore = {
    dataDir,
    clock,
    bugs,
    get tickets() {
      return running.tickets
    },
    get session() {
      return running.core.session
    },
    get store() {
      return running.core.session.store
    },
    call: call as TestCore['call'],
    ask: ask as TestCore['ask'],
    async runJob(name, input, onProgress) {
      type Output = CallOutput<typeof name>
      const ended = Promise.withResolvers<Output>()
      const early: JobProgress[] = []
      let jobId: string | null = null
      const look = (job: JobProgress): void => {
        if (job.id !== jobId) return
        onProgress?.(job, () => void ask('job.cancel', { jobId: job.id }))
        if (job.state === 'done') ended.resolve(job.result as Output)
        else if (job.error !== null) ended.reject(new Refusal(name, job.error as CallError))
      }
      const off = running.client.on('job.changed', (job) => (jobId === null ? early.push(job) : look(job)))
      try {
        jobId = ((await call(name, input)) as { jobId: string }).jobId
        for (const job of early) look(job)
        return await ended.promise
      } finally {
        off()
      }
    },
    openPort: () => running.openPort(),
    on: (name, listener) => running.client.on(name, listener),
    async restart() {
      running.client.close()
      await running.core.stop()
      running = await start()
    },
    async stop() {
      running.client.close()
      running.tickets.stop()
      await running.core.stop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
  if (options.fresh !== true && options.dataDir === undefined) {
    const { recoveryCode } = await core.call('workspace.create', {
      workspaceName: '测试',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    await core.call('workspace.confirmRecovery', { code: recoveryCode })
  }
  return core
}
