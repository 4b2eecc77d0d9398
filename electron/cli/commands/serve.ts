import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startLoopback } from '../../loopback/index.ts'
import { type Arguments, takeWords } from '../arguments.ts'
import type { Output } from '../output.ts'
import { RefusedError, UsageError } from '../usage.ts'

/** The person's own browser, as their system opens links. Where there is none the printed address remains. */
function openBrowser(url: string): void {
  const [command, ...rest] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url]
  spawn(command ?? 'xdg-open', rest, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** `serve`: prints the address with its one-time token and serves until ended. */
export async function serveInterface(
  {
    dataDir,
    keyFile,
    appVersion,
  }: { readonly dataDir: string; readonly keyFile: string; readonly appVersion: string },
  args: Arguments,
  output: Output,
): Promise<void> {
  takeWords(args, 0, 'no further words')
  const port = Number(args.values.port ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError('--port is a number from 0 to 65535')
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const host = await startLoopback({
    dataDir,
    keyFile,
    port,
    appVersion,
    rendererDir: join(import.meta.dirname, '../../../dist/renderer'),
  }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE')
      throw new RefusedError(
        'port_in_use',
        `port ${port} is taken by another program; leave --port out for a free one`,
      )
    if (code === 'EACCES')
      throw new RefusedError('port_refused', `this machine does not let you listen on port ${port}`)
    throw error
  })
  output.result({ url: host.url }, () => `Bowtie is at ${host.url} until Ctrl+C`)
  if (args.values['no-open'] !== true && args.values.json !== true) openBrowser(host.newUrl())
  await ended
  await host.stop()
}
