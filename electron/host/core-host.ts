import { MessageChannel, type TransferListItem, Worker } from 'node:worker_threads'
import type { Clock } from '../../shared/kernel/ids.ts'
import { createMessagePort } from '../../shared/rpc/message-port.ts'
import type { ClosablePort } from '../../shared/rpc/port.ts'
import { createReplaceablePort, type ReplaceablePort } from '../../shared/rpc/replaceable-port.ts'
import { type ErrorFacts, errorToFacts } from '../core/error-facts.ts'
import type { Secrets } from '../core/secrets.ts'
import type { ByteRange, UploadOutcome } from '../core/tickets.ts'
import type { FromWorker, ToWorker, WorkerStart } from '../core/worker-messages.ts'
import { planRestart } from './restart-plan.ts'
import { serveSecrets } from './serve-secrets.ts'
import { type Download, sendToWorker, takeFromWorker } from './ticket-transfer.ts'

/** Where a host writes its log. Never what a person wrote. */
export interface HostLog {
  info(message: string): void
  /** A bug of ours, under the id that the person can quote. */
  bug(incident: string, facts: ErrorFacts): void
}

export interface CoreHostOptions {
  /** `dist/core/worker.js`, or its source. */
  readonly entry: string
  readonly dataDir: string
  readonly appVersion: string
  readonly timeZone: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: HostLog
  /** The core died too often to be started again. */
  onGivenUp?(): unknown
}

/** The core's worker thread as its host sees it. */
export interface CoreHost {
  /** A port of its own for one client. It lives on when the core is started again. */
  openPort(): ClosablePort
  download(ticket: string, range: ByteRange | null): Promise<Download>
  upload(ticket: string, body: AsyncIterable<Uint8Array>): Promise<UploadOutcome>
  /** Resolves when the core answers for the first time; rejects when it never will. */
  readonly ready: Promise<void>
  /** Lets the core close its store. A core that does not answer within the time is ended. */
  stop(limitMs?: number): Promise<void>
}

/** Starts the core in a worker thread and keeps it running. */
export function startCoreHost(options: CoreHostOptions): CoreHost {
  const { clock, log } = options
  const clients = new Set<ReplaceablePort>()
  const crashes: number[] = []
  const ready = Promise.withResolvers<void>()
  ready.promise.catch(() => {})
  const stopped = Promise.withResolvers<void>()
  let worker: Worker | null = null
  let isReady = false
  let isStopping = false
  let restartTimer: NodeJS.Timeout | undefined

  const post = (to: Worker, message: ToWorker, transfer: readonly TransferListItem[] = []): void =>
    to.postMessage(message, transfer)

  const attach = (to: Worker, client: ReplaceablePort): void => {
    const { port1, port2 } = new MessageChannel()
    post(to, { t: 'client', port: port2 }, [port2])
    client.attach(createMessagePort(port1))
  }

  const onMessage = (from: Worker, message: FromWorker): void => {
    switch (message.t) {
      case 'ready':
        isReady = true
        for (const client of clients) attach(from, client)
        ready.resolve()
        break
      case 'info':
        log.info(message.message)
        break
      case 'bug':
        log.bug(message.incident, message.facts)
        break
      case 'stopped':
        // The store is closed; ports of clients would keep the thread alive for ever.
        void from.terminate()
        break
    }
  }

  const onExit = (code: number): void => {
    worker = null
    isReady = false
    for (const client of clients) client.detach()
    if (isStopping) {
      stopped.resolve()
      return
    }
    crashes.push(clock.now())
    const plan = planRestart(crashes, clock.now())
    log.info(`core.ended code=${code} next=${plan.kind}`)
    if (plan.kind === 'restart') restartTimer = setTimeout(spawn, plan.afterMs)
    else {
      ready.reject(new Error('the core does not start'))
      options.onGivenUp?.()
    }
  }

  function spawn(): void {
    const secrets = new MessageChannel()
    serveSecrets(secrets.port1, options.secrets)
    const spawned = new Worker(options.entry, {
      name: 'core',
      workerData: {
        dataDir: options.dataDir,
        appVersion: options.appVersion,
        timeZone: options.timeZone,
        secretsPort: secrets.port2,
      } satisfies WorkerStart,
      transferList: [secrets.port2],
    })
    worker = spawned
    spawned.on('message', (message: FromWorker) => onMessage(spawned, message))
    spawned.on('error', (error) => log.bug('core', errorToFacts(error)))
    spawned.on('exit', (code) => {
      secrets.port1.close()
      onExit(code)
    })
  }
  spawn()

  return {
    ready: ready.promise,
    openPort() {
      const client = createReplaceablePort(() => clients.delete(client))
      clients.add(client)
      if (worker !== null && isReady) attach(worker, client)
      return client.port
    },
    async download(ticket, range) {
      return worker === null ? { kind: 'unknown' } : takeFromWorker(worker, ticket, range)
    },
    async upload(ticket, body) {
      return worker === null ? 'unknown' : sendToWorker(worker, ticket, body)
    },
    async stop(limitMs = 10_000) {
      clearTimeout(restartTimer)
      if (isStopping) return stopped.promise
      isStopping = true
      const running = worker
      if (running === null) {
        stopped.resolve()
        return
      }
      post(running, { t: 'stop' })
      const timer = setTimeout(() => {
        log.info('core.stop took too long')
        void running.terminate()
      }, limitMs)
      await stopped.promise
      clearTimeout(timer)
    },
  }
}
