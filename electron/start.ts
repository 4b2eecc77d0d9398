import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import packageFacts from '../package.json' with { type: 'json' }
import { findWindowBrowser, hasDisplay, openAppWindow } from './app-window.ts'
import { build, isBuildFresh } from './build-state.ts'
import { findElectron } from './electron-binary.ts'
import { openLog } from './main/log.ts'
import { startFolders } from './main/start-options.ts'

/**
 * `npm start [-- --data DIR --port N]`: opens the product. Electron where its binary can be had; else one line says
 * why not, and the loopback host opens in a browser window of its own, or prints its address.
 */

const root = resolve(import.meta.dirname, '..')
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const argv = process.argv.slice(2)
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** An end as early as this is no end of work: something kept Electron from opening at all. */
const earlyMs = 10_000

type Opened =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'not'; readonly why: string }

async function openElectron(): Promise<Opened> {
  if (!hasDisplay(process)) return { kind: 'not', why: 'There is no display for Electron' }
  const binary = await findElectron(root, () => say('Fetching Electron, once (about 110 MB) …'))
  if (binary === null) return { kind: 'not', why: 'Electron’s binary is not here and could not be fetched' }

  const child = spawn(binary, [root, ...argv], { stdio: 'inherit' })
  let isAsked = false
  // Ctrl+C reaches Electron by itself, and a second one would cut its quit short; the others come to us alone.
  for (const signal of signals) {
    process.on(signal, () => {
      isAsked = true
      if (signal !== 'SIGINT') child.kill(signal)
    })
  }
  const startedAt = Date.now()
  const [code] = (await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [null])])) as [
    number | null,
  ]
  for (const signal of signals) process.removeAllListeners(signal)
  const isEarly = Date.now() - startedAt < earlyMs && !isAsked
  if (code !== 0 && isEarly) return { kind: 'not', why: `Electron could not start (${code ?? 'killed'})` }
  return { kind: 'ended', code: isAsked ? 0 : (code ?? 1) }
}

/** Serves until the window is closed or the person ends it. */
async function openLoopback(port: number): Promise<number> {
  // A second Ctrl+C finds no listener and ends the process at once.
  const asked = Promise.race(signals.map((signal) => once(process, signal)))
  const { platform, env } = process
  const browser = findWindowBrowser()
  const folders = startFolders({
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    env,
    home: homedir(),
    argv,
  })
  // What was built is what ships.
  const { startLoopback } = (await import(
    pathToFileURL(join(root, 'dist/loopback/index.js')).href
  )) as typeof import('./loopback/index.ts')
  const host = await startLoopback({
    dataDir: folders.data,
    port,
    appVersion: packageFacts.version,
    rendererDir: join(root, 'dist/renderer'),
    log: openLog(join(folders.machine, 'logs', 'loopback.log')),
    ...(env['BOWTIE_KEY_FILE'] ? { keyFile: env['BOWTIE_KEY_FILE'] } : {}),
  })
  const sayAddress = (url: string): boolean => say(`Bowtie is at ${url} until Ctrl+C`)
  const window = browser === null ? null : openAppWindow(browser, host.url)
  if (window === null) {
    sayAddress(host.url)
    await asked
  } else {
    say('Bowtie is open in a window of its own; closing it, or Ctrl+C here, ends it')
    const first = await Promise.race([asked, window.gone])
    if (first === 'failed') {
      sayAddress(host.newUrl())
      await asked
    }
  }
  await host.stop()
  await window?.close()
  return 0
}

async function start(): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { data: { type: 'string' }, port: { type: 'string' } },
  })
  const port = Number(values.port ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port is a number from 0 to 65535')
  if (!isBuildFresh(root)) {
    say('Building Bowtie (some seconds) …')
    if (!build(root)) return 1
  }
  const opened = await openElectron()
  if (opened.kind === 'ended') return opened.code
  say(`${opened.why}; opening the loopback host instead.`)
  return openLoopback(port)
}

try {
  process.exitCode = await start()
} catch (error) {
  process.stderr.write(`bowtie: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
