import { mkdirSync, watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer, type ProxyOptions, type ViteDevServer } from 'vite'
import { type RunningHost, startHost } from './host.ts'

/**
 * `npm run dev [-- --port N] [--data DIR]`: the renderer with hot reload from Vite, the core behind the real
 * loopback host in a process of its own, started again when its sources change. The page is served by Vite and so
 * without our content security policy, which forbids what hot reload does; nothing else is relaxed: token, cookie,
 * Host and Origin are judged by the loopback host as in the product.
 */
export interface DevOptions {
  readonly dataDir: string
  readonly keyFile?: string
  /** Of the page; 0 takes any. Default 5173, or the next that is free. */
  readonly port?: number
  log(line: string): void
}

export interface DevServer {
  /** Opens once, like the product's. A new one is logged whenever the core was started again. */
  readonly url: string
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')
const coreSources = ['electron', 'shared', 'migrations']
const quietMs = 300

/** Hands requests on to the loopback host as its own, and only those of our own page. */
function proxyTo(hostOrigin: string, pageOrigin: () => string): ProxyOptions {
  return {
    target: hostOrigin,
    changeOrigin: true,
    configure(proxy) {
      proxy.on('proxyReq', (outgoing, { headers }) => {
        // Any other origin goes on as it is, and is refused there.
        if (headers.origin === pageOrigin()) outgoing.setHeader('origin', hostOrigin)
      })
      proxy.on('proxyReqWs', (outgoing, { headers }) => {
        if (headers.origin === pageOrigin()) outgoing.setHeader('origin', hostOrigin)
      })
      // The core is being started again; the page comes back by itself.
      proxy.on('error', () => {})
    },
  }
}

export async function startDev(options: DevOptions): Promise<DevServer> {
  const { dataDir, keyFile, port = 5173, log } = options
  // The host lists the built renderer when it starts; here Vite serves the page, and there may be no build.
  mkdirSync(join(root, 'dist/renderer'), { recursive: true })
  let host = await startHost({ dataDir, ...(keyFile ? { keyFile } : {}) })
  const hostOrigin = new URL(host.url).origin

  let vite: ViteDevServer | null = null
  const pageOrigin = (): string => `http://127.0.0.1:${vite?.config.server.port}`
  const proxy = proxyTo(hostOrigin, pageOrigin)
  vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    clearScreen: false,
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      port,
      strictPort: false,
      fs: { allow: [root] },
      proxy: { '^/\\?token=': proxy, '/ticket/': proxy, '/socket': { ...proxy, ws: true } },
    },
  })
  await vite.listen()
  const address = vite.httpServer?.address()
  if (typeof address === 'object' && address) vite.config.server.port = address.port
  const urlOf = (running: RunningHost): string => pageOrigin() + running.url.slice(hostOrigin.length)

  const restarts = restartOnChange(async () => {
    await host.stop()
    host = await startHost({ dataDir, keyFile: host.keyFile, port: Number(new URL(hostOrigin).port) })
    log(`core started again: ${urlOf(host)}`)
  }, log)

  return {
    url: urlOf(host),
    async stop() {
      await restarts.stop()
      await vite.close()
      await host.stop()
    },
  }
}

/** Calls `restart` when the sources of the core have changed and then been quiet for a moment; one at a time. */
function restartOnChange(
  restart: () => Promise<void>,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const watchers = coreSources.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (!name?.endsWith('.ts')) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running
          .then(restart)
          .catch((error: unknown) => log(`core does not start: ${String(error)}`))
      }, quietMs)
    }),
  )
  return {
    async stop() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await running
    },
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, 'key-file': { type: 'string' } },
  })
  const dataDir = resolve(values.data ?? join(root, '.dev/data'))
  mkdirSync(dataDir, { recursive: true })
  const dev = await startDev({
    dataDir,
    ...(values['key-file'] ? { keyFile: resolve(values['key-file']) } : {}),
    ...(values.port ? { port: Number(values.port) } : {}),
    log: (line) => console.log(line),
  })
  console.log(`data in ${dataDir}\nopen ${dev.url}`)
  const end = () => {
    void dev.stop().then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}
