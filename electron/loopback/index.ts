import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { bytesToHex, type Random } from '../../shared/kernel/ids.ts'
import { errorToFacts } from '../core/error-facts.ts'
import { listAssets } from '../host/assets.ts'
import { type CoreHost, type HostLog, startCoreHost } from '../host/core-host.ts'
import { platformFolders } from '../host/folders.ts'
import { createDoor } from './access.ts'
import { createHttp } from './http.ts'
import { createKeyFileSecrets } from './key-file.ts'
import { serveSockets } from './socket.ts'

export interface LoopbackOptions {
  readonly dataDir: string
  /** 0 or left out: any free port. */
  readonly port?: number
  /** The built renderer. Read once, at the start. */
  readonly rendererDir: string
  /** Default: in this machine's folder, outside the data. */
  readonly keyFile?: string
  readonly appVersion?: string
  readonly log?: HostLog
  /** The worker's file; default the product's own core beside this file, source or built. */
  readonly coreEntry?: string
}

export interface Loopback {
  /** With its one-time token: opens once. */
  readonly url: string
  readonly port: number
  readonly core: CoreHost
  /** Another address that opens once, for a second browser. */
  newUrl(): string
  stop(): Promise<void>
}

const machineRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }
const silentLog: HostLog = { info() {}, bug() {} }

export const defaultKeyFile = (): string =>
  join(
    platformFolders({ platform: process.platform, env: process.env, home: homedir() }).machine,
    'machine.key',
  )

/** The second host: the same renderer and the same core over HTTP and WebSocket, on 127.0.0.1 and nowhere else. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { log = silentLog } = options
  const assets = listAssets(options.rendererDir)
  const door = createDoor(() => bytesToHex(machineRandom.bytes(32)))
  let port = 0
  const core = startCoreHost({
    // Beside this file in the sources and in the build alike.
    entry: options.coreEntry ?? join(import.meta.dirname, `../core/worker${extname(import.meta.filename)}`),
    dataDir: options.dataDir,
    appVersion: options.appVersion ?? '0.0.0',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    secrets: createKeyFileSecrets(options.keyFile ?? defaultKeyFile(), machineRandom),
    clock: { now: () => Date.now() },
    log,
  })
  const site = { core, assets, door, port: () => port, openCorePort: () => core.openPort() }
  const server = createHttp(site, (error) => log.bug('http', errorToFacts(error)))
  const closeSockets = serveSockets(server, site)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host: '127.0.0.1', port: options.port ?? 0, exclusive: true }, resolve)
    })
    port = (server.address() as AddressInfo).port
    await core.ready
  } catch (error) {
    server.close()
    await core.stop()
    throw error
  }
  const newUrl = (): string => `http://127.0.0.1:${port}/?token=${door.newToken()}`

  return {
    url: newUrl(),
    port,
    core,
    newUrl,
    async stop() {
      closeSockets()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await core.stop()
    },
  }
}
