import { Socket } from 'node:net'
import { Socket as Datagrams } from 'node:dgram'
import { writeSync } from 'node:fs'

/*
 * Loaded into the host before anything else (`--import`), in its main thread and in every worker: a connection to
 * another machine is said on the standard error and does not come about.
 */

const refuse = (where: string): never => {
  writeSync(2, `outside: ${where}\n`)
  throw new Error(`no connection leaves this machine: ${where}`)
}

const connect = Socket.prototype.connect
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
  const [options] = args.flat() as unknown[]
  const given = typeof options === 'object' && options !== null ? options : {}
  const host: unknown = 'path' in given ? '127.0.0.1' : 'host' in given ? given.host : '127.0.0.1'
  if (host !== undefined && host !== null && host !== '127.0.0.1') refuse(JSON.stringify(host))
  return Reflect.apply(connect, this, args) as Socket
} as typeof connect

Datagrams.prototype.send = (): never => refuse('a datagram')
