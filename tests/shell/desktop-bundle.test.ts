import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dist, root } from './support/built.ts'
import { findUnsafe, membersOf, modulesOf } from './support/unsafe-electron.ts'

const read = (path: string): string => readFileSync(join(dist, path), 'utf8')
/** What Electron's main process and the core run, and the preload; the renderer's files are pages, not Electron code. */
const nodeFiles = globSync('{main,core,chunks,loopback,preload}/*', { cwd: dist }).map((path) =>
  path.replaceAll('\\', '/'),
)

interface Locked {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly name?: string }>>
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked

describe('the built files', () => {
  test('security 1, 2, 3, 6, 8, 9, 10, 17, 22: hold nothing that the static rules forbid', () => {
    expect(nodeFiles).toEqual(
      expect.arrayContaining(['main/index.js', 'core/worker.js', 'preload/index.cjs']),
    )
    const findings = nodeFiles.flatMap((path) => findUnsafe(read(path)).map((what) => `${path}: ${what}`))
    expect(findings).toEqual([])
  })

  test('security 4: the preload imports electron alone, and of it the bridge and the renderer’s end of IPC', () => {
    const code = read('preload/index.cjs')
    expect(modulesOf(code)).toEqual(['electron'])
    expect(membersOf(code, 'electron')).toEqual(['contextBridge', 'ipcRenderer'])
    expect(code).not.toMatch(/\b(?:import|eval|Function)\s*\(/)
    // Small enough to be read in one sitting.
    expect(code.split('\n').length).toBeLessThan(60)
  })

  test('security 18: no page and no module comes by file:', () => {
    for (const path of nodeFiles.filter((name) => /^(?:main|preload)\//.test(name))) {
      expect(read(path), path).not.toMatch(/['"`]file:\/\//)
    }
  })

  test('every thread that is started by its address is built', () => {
    const threads = nodeFiles.flatMap((path) =>
      [...read(path).matchAll(/["'`]\.\.\/(core\/[\w-]+\.js)["'`]/g)].map(([, name]) => name),
    )
    expect(new Set(threads)).toEqual(new Set(['core/workbook-worker.js', 'core/page-check-worker.js']))
    expect(nodeFiles).toEqual(expect.arrayContaining(threads))
  })

  test('only Electron, the SQLite driver and what Node brings stay outside of the bundle', () => {
    const outside = new Set([
      'electron',
      'better-sqlite3',
      ...builtinModules.flatMap((name) => [name, `node:${name}`]),
    ])
    const strange = nodeFiles
      .filter((path) => path !== 'preload/index.cjs')
      .flatMap((path) => modulesOf(read(path)).map((name) => [path, name] as const))
      .filter(([, name]) => !name.startsWith('.') && !outside.has(name))
    // `ws` looks for two optional accelerators and does without.
    expect(strange.filter(([, name]) => !['bufferutil', 'utf-8-validate'].includes(name))).toEqual([])
    expect(modulesOf(read('core/worker.js'))).not.toContain('electron')
    expect(modulesOf(read('loopback/index.js'))).not.toContain('electron')
  })
})

describe('the static rules find', () => {
  test.each([
    ['a page with Node', 'new BrowserWindow({ webPreferences: { nodeIntegration: true } })'],
    ['the same, minified', 'new B({webPreferences:{nodeIntegration:!0}})'],
    ['a value that is only known later', 'new B({ webPreferences: { sandbox: isSafe } })'],
    // The two that Electronegativity misses (reliability.md §5, 22).
    [
      'security 22: nodeIntegration beside sandbox: false',
      'const p = { nodeIntegration: false, sandbox: false }',
    ],
    ['security 22: a module (.mjs)', 'import { ipcMain } from "electron"; ipcMain.on("x", () => {})'],
    ['no isolation', 'const p = { contextIsolation: false }'],
    ['no web security', 'const p = { "webSecurity": false }'],
    ['Blink features', 'const p = { enableBlinkFeatures: "X" }'],
    ['a webview', 'const p = { webviewTag: true }'],
    ['insecure content', 'const p = { allowRunningInsecureContent: true }'],
    ['a scheme round the policy', 'const s = { scheme: "app", privileges: { bypassCSP: true } }'],
    ['a page of the web', 'window.loadURL("https://example.com/")'],
    ['a page that begins like ours', 'window.loadURL("app://bowtie.evil/")'],
    ['a page that nobody knows', 'window.loadURL(address)'],
    ['a page by path', 'window.loadFile("index.html")'],
    ['code as text', 'contents.executeJavaScript(text)'],
    ['a channel outside the gate', 'electron.ipcMain.handle("x", work)'],
    ['a permission handler taken back', 'session.setPermissionRequestHandler(null)'],
    ['the sandbox switched off', 'app.commandLine.appendSwitch("no-sandbox")'],
  ])('%s', (_what, code) => {
    expect(findUnsafe(code)).toHaveLength(1)
  })

  test.each([
    'const p = { nodeIntegration: false, sandbox: true, contextIsolation: !0 }',
    'var origin = `app://bowtie`; window.loadURL(`${origin}/index.html#${route}`)',
    'window.loadURL("app://bowtie/index.html")',
    'ipc.on("bowtie:text", listen)',
    'session.setPermissionRequestHandler(handler)',
  ])('nothing in %s', (code) => {
    expect(findUnsafe(code)).toEqual([])
  })
})

describe('what it is made of', () => {
  const parts = (version: string): number[] => version.split('.').map(Number)
  const isAtLeast = (version: string, minimum: string): boolean => {
    const [have, want] = [parts(version), parts(minimum)]
    const at = want.findIndex((part, index) => part !== have[index])
    return at < 0 || (have[at] ?? 0) > (want[at] ?? 0)
  }

  test('security 16: Electron is not older than the version that was last looked at', () => {
    const { version, checkedOn } = JSON.parse(
      readFileSync(join(import.meta.dirname, 'electron-minimum.json'), 'utf8'),
    ) as { version: string; checkedOn: string }
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(isAtLeast(lock.packages['node_modules/electron']?.version ?? '0', version)).toBe(true)
    expect(isAtLeast('45.4.0', '45.4.1')).toBe(false)
    expect(isAtLeast('44.9.9', '45.4.1')).toBe(false)
    expect(isAtLeast('46.0.0', '45.4.1')).toBe(true)
  })

  test('security 28: no npm xlsx 0.18.5; workbooks are read by SheetJS 0.20.2 or newer', () => {
    const named = Object.entries(lock.packages)
      .filter(([path]) => path.endsWith('node_modules/xlsx'))
      .map(([, entry]) => entry)
    expect(named).toHaveLength(1)
    expect(named[0]?.name).toBe('@e965/xlsx')
    // 0.19.3 mends the prototype pollution, 0.20.2 the slow regular expression.
    expect(isAtLeast(named[0]?.version ?? '0', '0.20.2')).toBe(true)
  })
})
