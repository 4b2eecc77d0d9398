import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { isBuildFresh } from '../../electron/build-state.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { root } from './support/built.ts'
import { openDoor, send } from './support/raw-http.ts'

/** `npm start` as a real process. Electron and the browser, which are not on every machine, are scripts that note how they were called. */

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  lines(): readonly string[]
  errors(): string
  /** The address, once it has been printed. */
  url(): Promise<string>
}

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGKILL')
})

const addressIn = (text: string): string | undefined =>
  /http:\/\/127\.0\.0\.1:\d+\/\?token=\w+/.exec(text)?.[0]

function start(
  env: Readonly<Record<string, string>>,
  options: { readonly folder?: string; readonly command?: readonly string[]; readonly cwd?: string } = {},
): Started {
  const {
    folder = freshDir('start'),
    command = [process.execPath, 'electron/start.ts'],
    cwd = root,
  } = options
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, BOWTIE_BROWSER: _browser, ...rest } = process.env
  const [program = process.execPath, ...given] = command
  // A group of its own, as a terminal makes one: Ctrl+C there reaches all of it.
  const child = spawn(program, [...given, '--data', join(folder, 'data')], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...rest,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      BOWTIE_KEY_FILE: join(folder, 'key'),
      ...env,
    },
  })
  running.add(child)
  let [output, errors] = ['', '']
  child.stdout.on('data', (part) => {
    output += String(part)
  })
  child.stderr.on('data', (part) => {
    errors += String(part)
  })
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return {
    child,
    ended,
    lines: () => output.split('\n').filter((line) => line !== ''),
    errors: () => errors,
    async url() {
      await expect
        .poll(() => addressIn(output) ?? `${output}${errors}`, { timeout: 50_000 })
        .toContain('token=')
      return addressIn(output) ?? ''
    },
  }
}

const interrupt = ({ child }: Started): void => {
  process.kill(-(child.pid ?? 0), 'SIGINT')
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

/** A program that writes its arguments down and then does what is asked. */
function aProgram(
  name: string,
  then: string,
): { readonly folder: string; readonly path: string; calls(): string } {
  const folder = freshDir(name)
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/calls'\n${then}\n`)
  chmodSync(path, 0o755)
  const calls = join(folder, 'calls')
  return { folder, path, calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8') : '') }
}

/** The package finds no binary and reaches nothing to fetch it from, whatever this machine has. */
const withoutElectron = (): Record<string, string> => ({
  ELECTRON_OVERRIDE_DIST_PATH: join(freshDir('none'), 'none'),
  ELECTRON_MIRROR: 'http://127.0.0.1:9/',
  electron_config_cache: freshDir('cache'),
})

describe('without a display', () => {
  test('npm start says in one line that it is not Electron, prints the address, serves, and ends with Ctrl+C', async () => {
    const started = start({}, { command: ['npm', 'start', '--silent', '--'] })
    const url = await started.url()
    expect(started.lines()).toEqual([
      'There is no display for Electron; opening the loopback host instead.',
      `Bowtie is at ${url} until Ctrl+C`,
    ])
    const { port, cookie } = await openDoor(url)
    const page = await send({ port, path: '/', headers: { cookie } })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    interrupt(started)
    await started.ended
    expect(await isOpen(port)).toBe(false)
    expect(started.errors()).toBe('')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly', async (signal) => {
    const started = start({})
    const { port } = new URL(await started.url())
    started.child.kill(signal)
    expect(await started.ended).toBe(0)
    expect(await isOpen(Number(port))).toBe(false)
    expect(started.errors()).toBe('')
  })

  test('--port is kept, and a wrong one is said', async () => {
    const wrong = start({}, { command: [process.execPath, 'electron/start.ts', '--port', '70000'] })
    expect(await wrong.ended).toBe(1)
    expect(wrong.errors()).toBe('bowtie: --port is a number from 0 to 65535\n')
  })
})

describe('with a display', () => {
  const display = { DISPLAY: ':77' }

  test('Electron is opened on the product with the same arguments, and its end is the end', async () => {
    const electron = aProgram('electron', 'exit 0')
    const folder = freshDir('start')
    const started = start({ ...display, ELECTRON_OVERRIDE_DIST_PATH: electron.folder }, { folder })
    expect(await started.ended).toBe(0)
    expect(electron.calls().trim().split('\n')).toEqual([root, '--data', join(folder, 'data')])
    expect(started.lines()).toEqual([])
  })

  test('an Electron that cannot start is one line, and the loopback host opens', async () => {
    const electron = aProgram('electron', 'exit 127')
    const browser = aProgram('browser', 'exit 1')
    const started = start({
      ...display,
      ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
      BOWTIE_BROWSER: browser.path,
    })
    await started.url()
    expect(started.lines()[0]).toBe('Electron could not start (127); opening the loopback host instead.')
    interrupt(started)
    expect(await started.ended).toBe(0)
  })

  test('Ctrl+C while Electron is open lets it quit by itself', async () => {
    const electron = aProgram('electron', "trap 'exit 0' INT; while :; do sleep 0.1; done")
    const started = start({ ...display, ELECTRON_OVERRIDE_DIST_PATH: electron.folder })
    await expect.poll(electron.calls, { timeout: 20_000 }).toContain('--data')
    interrupt(started)
    expect(await started.ended).toBe(0)
    expect(started.lines()).toEqual([])
  })

  test('no binary to be had: one line, and a browser window of its own, whose end is the end', async () => {
    const browser = aProgram('browser', 'exit 0')
    const started = start({ ...display, ...withoutElectron(), BOWTIE_BROWSER: browser.path })
    expect(await started.ended).toBe(0)
    expect(started.lines()).toEqual([
      'Electron’s binary is not here and could not be fetched; opening the loopback host instead.',
      'Bowtie is open in a window of its own; closing it, or Ctrl+C here, ends it',
    ])
    const [app = '', profile = ''] = browser.calls().split('\n')
    expect(app).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{64}$/)
    // Nothing of the window is left behind.
    expect(profile).toMatch(/^--user-data-dir=/)
    expect(existsSync(profile.slice('--user-data-dir='.length))).toBe(false)
  })

  test('Ctrl+C closes the window too', async () => {
    const browser = aProgram('browser', 'while :; do sleep 0.1; done')
    const started = start({ ...display, BOWTIE_ELECTRON: 'off', BOWTIE_BROWSER: browser.path })
    await expect.poll(browser.calls, { timeout: 20_000 }).toContain('--app=')
    interrupt(started)
    expect(await started.ended).toBe(0)
  })

  test('a browser that is named and not there is said before anything starts', async () => {
    const started = start({ ...display, BOWTIE_ELECTRON: 'off', BOWTIE_BROWSER: '/no/such/browser' })
    expect(await started.ended).toBe(1)
    expect(started.errors()).toBe('bowtie: BOWTIE_BROWSER names /no/such/browser, which does not exist\n')
  })

  test('a browser that does not open leaves a fresh address', async () => {
    const browser = aProgram('browser', 'exit 21')
    const started = start({ ...display, BOWTIE_ELECTRON: 'off', BOWTIE_BROWSER: browser.path })
    const { cookie } = await openDoor(await started.url())
    expect(cookie).not.toBe('')
    interrupt(started)
    expect(await started.ended).toBe(0)
  })
})

describe('the build', () => {
  test('is made when it is missing, once', async () => {
    const top = freshDir('checkout')
    const parts = ['electron', 'shared', 'renderer', 'migrations', 'package.json', 'package-lock.json']
    for (const part of [...parts, 'tsconfig.json', 'vite.config.ts', 'vite.node.config.ts']) {
      cpSync(join(root, part), join(top, part), { recursive: true, preserveTimestamps: true })
    }
    symlinkSync(join(root, 'node_modules'), join(top, 'node_modules'), 'junction')
    const first = start({}, { cwd: top })
    const { port, cookie } = await openDoor(await first.url())
    expect(first.lines()[0]).toBe('Building Bowtie (some seconds) …')
    expect((await send({ port, path: '/', headers: { cookie } })).text).toContain('<script type="module"')
    interrupt(first)
    expect(await first.ended).toBe(0)
    const second = start({}, { cwd: top })
    await second.url()
    expect(second.lines()[0]).toBe('There is no display for Electron; opening the loopback host instead.')
    interrupt(second)
    expect(await second.ended).toBe(0)
  }, 180_000)

  test('is the one that ships, whatever NODE_ENV the shell or a test run has', () => {
    const outDir = freshDir('as-shipped')
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const { status } = spawnSync(
      process.execPath,
      [vite, 'build', '--logLevel', 'error', '--emptyOutDir', '--outDir', outDir],
      { cwd: root, env: { ...process.env, NODE_ENV: 'development' } },
    )
    expect(status).toBe(0)
    const scripts = readdirSync(join(outDir, 'assets')).filter((name) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(3)
    // React's own advice to developers, in its development build alone.
    const talkative = scripts.filter((name) =>
      readFileSync(join(outDir, 'assets', name), 'utf8').includes('React DevTools'),
    )
    expect(talkative).toEqual([])
  }, 60_000)

  test('counts as stale when a product is missing, or a source is newer or gone', () => {
    const top = freshDir('tree')
    const at = (path: string, seconds: number): void => utimesSync(join(top, path), seconds, seconds)
    const put = (path: string, seconds: number): void => {
      mkdirSync(join(top, path, '..'), { recursive: true })
      writeFileSync(join(top, path), '')
      at(path, seconds)
    }
    const products = [
      'main/index.js',
      'preload/index.cjs',
      'core/worker.js',
      'loopback/index.js',
      'renderer/index.html',
    ]
    const reset = (): void => {
      rmSync(top, { recursive: true, force: true })
      put('electron/main/app.ts', 100)
      put('shared/kernel/ids.ts', 100)
      for (const folder of ['electron/main', 'electron', 'shared/kernel', 'shared']) at(folder, 100)
      for (const product of products) put(`dist/${product}`, 200)
    }
    reset()
    expect(isBuildFresh(top)).toBe(true)
    for (const product of products) {
      reset()
      rmSync(join(top, 'dist', product))
      expect(isBuildFresh(top), product).toBe(false)
    }
    reset()
    at('shared/kernel/ids.ts', 300)
    expect(isBuildFresh(top)).toBe(false)
    reset()
    rmSync(join(top, 'shared/kernel/ids.ts'))
    expect(isBuildFresh(top)).toBe(false)
  })
})
