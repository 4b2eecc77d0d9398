import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Clock, Random } from '../../shared/kernel/ids.ts'
import { createMessagePort } from '../../shared/rpc/message-port.ts'
import type { ClosablePort, Port, PortSource } from '../../shared/rpc/port.ts'
import { receiveChunks, sendChunks } from './chunk-channel.ts'
import { errorToFacts } from './error-facts.ts'
import { createRemoteSecrets } from './remote-secrets.ts'
import type { Secrets } from './secrets.ts'
import { createTicketDesk, type TicketDesk, type Tickets } from './tickets.ts'
import type { AcceptReply, FromWorker, TakeReply, ToWorker, WorkerStart } from './worker-messages.ts'

/** What a core is started with inside the worker thread. */
export interface CoreSurroundings {
  readonly port: PortSource
  readonly dataDir: string
  readonly appVersion: string
  readonly timeZone: string
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets
  readonly tickets: Tickets
  readonly logger: {
    info(message: string): void
    bug(incident: string, error: unknown): void
  }
}

interface Clients extends PortSource {
  arrive(port: ClosablePort): void
}

/** Clients that come before the core has opened its store wait for it. */
function createClients(): Clients {
  const waiting: ClosablePort[] = []
  let accept: ((port: Port) => () => void) | null = null
  const take = (port: ClosablePort): void => {
    const gone = accept?.(port)
    port.onLink?.((isUp) => {
      if (!isUp) gone?.()
    })
  }
  return {
    arrive(port) {
      if (accept === null) waiting.push(port)
      else take(port)
    },
    onPort(listener) {
      accept = listener
      for (const port of waiting.splice(0)) take(port)
      return () => {
        accept = null
      }
    },
  }
}

async function serveTake(desk: TicketDesk, message: ToWorker & { readonly t: 'take' }): Promise<void> {
  const { port } = message
  const answer = desk.take(message.ticket, message.range)
  if (answer.kind === 'unknown') port.postMessage({ t: 'unknown' } satisfies TakeReply)
  else if (answer.kind === 'unsatisfiable') {
    port.postMessage({ t: 'unsatisfiable', size: answer.size } satisfies TakeReply)
  } else {
    port.postMessage({ t: 'head', head: answer.head } satisfies TakeReply)
    await sendChunks(port, answer.chunks)
  }
}

async function serveAccept(desk: TicketDesk, message: ToWorker & { readonly t: 'accept' }): Promise<void> {
  const outcome = await desk.accept(message.ticket, receiveChunks(message.port))
  message.port.postMessage({ t: 'accepted', outcome } satisfies AcceptReply)
}

const sweepEveryMs = 60_000

/** Connects a core with the host's side of this worker thread (electron/host/core-host.ts). */
export async function runInWorker(
  start: (surroundings: CoreSurroundings) => Promise<{ stop(): Promise<void> }>,
  clock: Clock,
  random: Random,
): Promise<void> {
  const host = parentPort
  if (host === null) throw new Error('the core runs in a worker thread')
  const { secretsPort, ...given } = workerData as WorkerStart
  const post = (message: FromWorker): void => host.postMessage(message)
  const desk = createTicketDesk(clock, random)
  const clients = createClients()
  setInterval(desk.sweep, sweepEveryMs).unref()

  /** Transfers end by themselves; the side that answers last closes the port. */
  const whenDone = (work: Promise<void>, port: MessagePort): void =>
    void work
      .catch((error: unknown) => post({ t: 'bug', incident: 'ticket', facts: errorToFacts(error) }))
      .finally(() => port.close())

  const stopped = Promise.withResolvers<void>()
  host.on('message', (message: ToWorker) => {
    switch (message.t) {
      case 'client':
        clients.arrive(createMessagePort(message.port))
        break
      case 'take':
        whenDone(serveTake(desk, message), message.port)
        break
      case 'accept':
        whenDone(serveAccept(desk, message), message.port)
        break
      case 'stop':
        stopped.resolve()
        break
    }
  })

  const core = await start({
    ...given,
    port: clients,
    clock,
    random,
    secrets: createRemoteSecrets(secretsPort),
    tickets: desk,
    logger: {
      info: (message) => post({ t: 'info', message }),
      bug: (incident, error) => post({ t: 'bug', incident, facts: errorToFacts(error) }),
    },
  })
  post({ t: 'ready' })
  await stopped.promise
  await core.stop()
  desk.stop()
  post({ t: 'stopped' })
}
