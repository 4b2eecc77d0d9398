import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { joinPorts } from '../../shared/rpc/join-ports.ts'
import { defaultTextLimits } from '../../shared/rpc/parse-text.ts'
import type { ClosablePort } from '../../shared/rpc/port.ts'
import { createSocketPort } from '../../shared/rpc/socket-port.ts'
import { cookieName, type Door, judgeOrigin, readCookie } from './access.ts'

/** Where the renderer opens its WebSocket. */
export const socketPath = '/socket'

export interface SocketSite {
  readonly door: Door
  port(): number
  openCorePort(): ClosablePort
}

/** JSON text of the largest call, each character at its longest in UTF-8. */
const maxPayload = defaultTextLimits.maxLength * 3

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Each socket is one client of the core. The core dying closes the sockets; the renderer opens new ones. */
function relaySocket(socket: WebSocket, core: ClosablePort): void {
  joinPorts(createSocketPort(socket), core)
  core.onLink?.((isUp) => {
    if (!isUp) socket.close(1012, 'core restarted')
  })
  socket.on('close', () => core.close())
  // A frame that is too large or broken: `ws` closes the socket; the error is its own, not ours.
  socket.on('error', () => {})
}

/** Takes upgrades of the server; returns the function that closes all sockets. */
export function serveSockets(server: Server, site: SocketSite): () => void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const { method = '', headers, url } = request
    const isOwn = judgeOrigin({ method, headers, isUpgrade: true }, site.port()) === 'own'
    if (!isOwn || !site.door.isOpenTo(readCookie(headers.cookie, cookieName(site.port())))) {
      refuseUpgrade(socket, '403 Forbidden')
    } else if (url !== socketPath) refuseUpgrade(socket, '404 Not Found')
    else sockets.handleUpgrade(request, socket, head, (opened) => relaySocket(opened, site.openCorePort()))
  })
  return () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}
