import { randomBytes } from 'node:crypto'
import {
  type CallInput,
  type CallName,
  type CallOutput,
  contract,
  type EventData,
  events,
} from '../../shared/contract/index.ts'
import { newId } from '../../shared/kernel/index.ts'
import { connect } from '../../shared/rpc/connect.ts'
import { createMemoryPorts } from '../../shared/rpc/memory-port.ts'
import { startCore } from '../core/start.ts'
import { createTicketDesk, type TicketDesk } from '../core/tickets.ts'
import type { Secrets } from '../core/secrets.ts'
import { RefusedError } from './usage.ts'

export interface CoreSession {
  readonly tickets: TicketDesk
  /** The answer, or a RefusedError. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Starts a job and waits for its end. */
  runJob<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    onProgress?: (job: EventData<'job.changed'>) => void,
  ): Promise<CallOutput<Name>>
  stop(): Promise<void>
}

export interface CoreSessionOptions {
  readonly dataDir: string
  readonly secrets: Secrets
  readonly appVersion: string
}

/** The same core as the desktop's, in this process: a terminal asks for what the interface asks for. */
export async function openCoreSession(options: CoreSessionOptions): Promise<CoreSession> {
  const clock = { now: () => Date.now() }
  const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) }
  const [near, far] = createMemoryPorts()
  const tickets = createTicketDesk(clock, random)
  const core = await startCore({
    ...options,
    port: far,
    clock,
    random,
    tickets,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    logger: {
      info: () => {},
      bug: (incident, error) =>
        process.stderr.write(
          `${incident}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        ),
    },
  })
  const client = connect({ port: near, contract, events, newRequestId: () => newId(clock, random) })

  const ask = async (name: CallName, input: unknown): Promise<unknown> => {
    // The overloads of `call` are per name; here the name is a parameter.
    const answer = await (client.call as (name: CallName, input: unknown) => ReturnType<typeof client.call>)(
      name,
      input,
    )
    if (!answer.ok) throw new RefusedError(answer.error.code, answer.error.message, answer.error.data)
    return answer.value
  }

  return {
    tickets,
    call: (name, input) => ask(name, input) as Promise<CallOutput<typeof name>>,
    async runJob(name, input, onProgress) {
      type Output = CallOutput<typeof name>
      const ended = Promise.withResolvers<Output>()
      let jobId: string | null = null
      const early: EventData<'job.changed'>[] = []
      const look = (job: EventData<'job.changed'>): void => {
        if (job.id !== jobId) return
        onProgress?.(job)
        if (job.state === 'done') ended.resolve(job.result as Output)
        else if (job.error !== null)
          ended.reject(new RefusedError(job.error.code, job.error.message, job.error.data))
      }
      const off = client.on('job.changed', (job) => {
        if (jobId === null) early.push(job)
        else look(job)
      })
      try {
        jobId = ((await ask(name, input)) as { jobId: string }).jobId
        for (const job of early) look(job)
        return await ended.promise
      } finally {
        off()
      }
    },
    async stop() {
      client.close()
      tickets.stop()
      await core.stop()
    },
  }
}
