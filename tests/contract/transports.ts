import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import { createIpcGate } from '../../electron/main/ipc.ts'
import { relayWindow } from '../../electron/main/relay.ts'
import { createBridge } from '../../electron/preload/bridge.ts'
import {
  type ClosablePort,
  createListeners,
  createMemoryPorts,
  createMessagePort,
  createReconnectingSocketPort,
  createReplaceablePort,
  createSocketPort,
  type Port,
  type PortSource,
  type ReplaceablePort,
  type SocketLike,
} from '../../shared/rpc/index.ts'
import { createIpcPair } from '../support/ipc-pair.ts'

/** One way for texts to travel, with a server side where clients arrive. */
export interface Transport {
  readonly source: PortSource
  openClient(): Promise<Port>
  /** Loses every link and lets it come back, as when a core dies and is started again. */
  breakLinks(): Promise<void>
  stop(): Promise<void>
}

/** The server's side of tests: hands each arriving port to the one listener. */
function createSource(): PortSource & { arrive(port: ClosablePort): void } {
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

/** Transports without a network: what breaks is the pair behind the client's lasting port. */
function createPairedTransport(makePair: () => readonly [ClosablePort, ClosablePort]): Transport {
  const source = createSource()
  const clients = new Set<ReplaceablePort>()
  const attach = (client: ReplaceablePort): void => {
    const [near, far] = makePair()
    source.arrive(far)
    client.attach(near)
  }
  return {
    source,
    async openClient() {
      const client = createReplaceablePort(() => clients.delete(client))
      clients.add(client)
      attach(client)
      return client.port
    },
    async breakLinks() {
      for (const client of clients) client.detach()
      await new Promise(setImmediate)
      for (const client of clients) attach(client)
    },
    async stop() {
      for (const client of clients) client.detach()
    },
  }
}

const memory = async (): Promise<Transport> => createPairedTransport(createMemoryPorts)

const messagePort = async (): Promise<Transport> =>
  createPairedTransport(() => {
    const { port1, port2 } = new MessageChannel()
    return [createMessagePort(port1), createMessagePort(port2)]
  })

/** The preload's bridge, the sender check and the relay that ship, over a substituted `ipcMain`. */
const electronIpc = async (): Promise<Transport> => {
  const behind = createPairedTransport(createMemoryPorts)
  const { ipcMain, openPage } = createIpcPair()
  const gate = createIpcGate(ipcMain, (reason) => {
    throw new Error(reason)
  })
  const stops: (() => void)[] = []
  return {
    ...behind,
    async openClient() {
      const page = openPage('app://bowtie/index.html')
      const port = (await behind.openClient()) as ClosablePort
      stops.push(relayWindow(gate.admit(page.contents), () => port))
      return createBridge(page.ipcRenderer, {
        platform: 'linux',
        appVersion: '0.0.0',
        systemLanguage: 'zh-CN',
      })
    },
    async stop() {
      for (const stop of stops) stop()
      await behind.stop()
    },
  }
}

const webSocket = async (): Promise<Transport> => {
  const source = createSource()
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (socket) => source.arrive(createSocketPort(socket as SocketLike)))
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: number } = server.address() as AddressInfo
  const clients: ClosablePort[] = []
  const reopened = createListeners<void>()
  return {
    source,
    async openClient() {
      const client = createReconnectingSocketPort({
        // Node's own WebSocket is the browser's API; the server's side above is the `ws` package.
        open: () => new WebSocket(`ws://127.0.0.1:${number}`) as SocketLike,
        later(milliseconds, work) {
          const timer = setTimeout(work, milliseconds)
          return () => clearTimeout(timer)
        },
        delays: [5],
      })
      client.onLink?.((isUp) => {
        if (isUp) reopened.tell()
      })
      clients.push(client)
      return client
    },
    async breakLinks() {
      const back = clients.map(() => new Promise<void>((resolve) => reopened.add(resolve)))
      for (const socket of server.clients) socket.terminate()
      await Promise.all(back)
    },
    async stop() {
      for (const client of clients) client.close()
      for (const socket of server.clients) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const transports: Readonly<Record<string, () => Promise<Transport>>> = {
  memory,
  'worker MessagePort': messagePort,
  'Electron IPC': electronIpc,
  WebSocket: webSocket,
}
