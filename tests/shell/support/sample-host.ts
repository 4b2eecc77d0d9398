import { join } from 'node:path'
import type { Secrets } from '../../../electron/core/secrets.ts'
import { type CoreHost, type HostLog, startCoreHost } from '../../../electron/host/core-host.ts'
import { type Client, connect, type Port } from '../../../shared/rpc/index.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { workerContract, workerEvents } from './worker-contract.ts'

export const sampleWorkerEntry = join(import.meta.dirname, 'sample-worker.ts')

/** Secrets that can be looked through: the text backwards. */
export const reversingSecrets: Secrets = {
  describe: async () => ({ kind: 'key-file', backend: 'reversed' }),
  wrap: async (bytes) => Buffer.from(bytes).toString('hex').split('').reverse().join(''),
  unwrap: async (text) => new Uint8Array(Buffer.from(text.split('').reverse().join(''), 'hex')),
}

export interface HostLogLines extends HostLog {
  readonly lines: string[]
}

export function createLogLines(): HostLogLines {
  const lines: string[] = []
  return {
    lines,
    info: (message) => void lines.push(message),
    bug: (incident, facts) => void lines.push(`${incident} ${JSON.stringify(facts)}`),
  }
}

export interface SampleHost {
  readonly host: CoreHost
  readonly dataDir: string
  readonly log: HostLogLines
  connect(): WorkerClient
}

export type WorkerClient = Client<typeof workerContract, typeof workerEvents> & {
  readonly links: readonly string[]
}

let lastRequest = 0

export function connectToWorker(port: Port): WorkerClient {
  const links: string[] = []
  const client = connect({
    port,
    contract: workerContract,
    events: workerEvents,
    newRequestId: () => `request-${++lastRequest}`,
    onDisconnect: () => links.push('lost'),
    onReconnect: () => links.push('back'),
  })
  return { ...client, links }
}

export function startSampleHost(
  options: { dataDir?: string; secrets?: Secrets; onGivenUp?: () => void } = {},
): SampleHost {
  const dataDir = options.dataDir ?? freshDir()
  const log = createLogLines()
  const host = startCoreHost({
    entry: sampleWorkerEntry,
    dataDir,
    appVersion: '1.2.3',
    timeZone: 'Asia/Shanghai',
    secrets: options.secrets ?? reversingSecrets,
    clock: { now: () => Date.now() },
    log,
    ...(options.onGivenUp ? { onGivenUp: options.onGivenUp } : {}),
  })
  return { host, dataDir, log, connect: () => connectToWorker(host.openPort()) }
}

/** The value of a call that must go well. */
export function valueOf<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { code: string; message: string } },
): Value {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.message}`)
  return result.value
}
