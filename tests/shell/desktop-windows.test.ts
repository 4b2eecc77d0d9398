import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WebPreferences } from 'electron'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertWebPreferences } from '../../electron/main/window-options.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { type Application, startApplication } from './substitute/application.ts'
import { dist } from './support/built.ts'
import { answerFlushes, appearance, callCore, hostCall, journalOf, quit } from './support/desktop.ts'

const shellFile = (folder: string): string => join(folder, 'config/bowtie/shell.json')

/** The options of every window that was opened. */
const optionsOf = async (application: Application): Promise<Record<string, unknown>[]> =>
  (await journalOf(application, 'BrowserWindow')).map(({ values }) => values[0] as Record<string, unknown>)

describe('windows of the built application', () => {
  let application: Application
  beforeAll(async () => {
    application = await startApplication()
    await hostCall(application, 'capture.bind', { accelerator: 'Ctrl+Alt+N', route: '/notes/new' })
    await application.run((electron) => electron.globalShortcut.keys.get('Ctrl+Alt+N')?.())
  })
  afterAll(() => application.kill())

  const preferencesOfAll = async (): Promise<WebPreferences[]> => {
    const all = await optionsOf(application)
    expect(all).toHaveLength(2)
    return all.map(({ webPreferences }) => webPreferences as WebPreferences)
  }

  test('security 1: every window loads app://bowtie and nothing else', async () => {
    const loaded = (await journalOf(application, 'window.loadURL')).map(({ values }) => values[0])
    expect(loaded).toEqual(['app://bowtie/index.html', 'app://bowtie/index.html#/notes/new'])
  })

  test('security 2: no Node in pages, workers or frames', async () => {
    for (const preferences of await preferencesOfAll()) {
      expect(preferences).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      })
    }
  })

  test('security 3: the preload lives in a world of its own', async () => {
    for (const preferences of await preferencesOfAll()) expect(preferences.contextIsolation).toBe(true)
  })

  test('security 4: the sandbox is on for all, before anything is opened, and per window', async () => {
    for (const preferences of await preferencesOfAll()) {
      expect(preferences).toMatchObject({ sandbox: true, preload: join(dist, 'preload/index.cjs') })
    }
    const order = await journalOf(application, 'app.enableSandbox', 'BrowserWindow')
    expect(order.map(({ name }) => name)).toEqual(['app.enableSandbox', 'BrowserWindow', 'BrowserWindow'])
  })

  test('security 6: webSecurity is on', async () => {
    for (const preferences of await preferencesOfAll()) expect(preferences.webSecurity).toBe(true)
  })

  test('security 8, security 9, security 10: no insecure content, no experiments, no Blink features', async () => {
    for (const preferences of await preferencesOfAll()) {
      expect(preferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false })
      expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures')
    }
  })

  test('security 11: no window can hold a webview', async () => {
    for (const preferences of await preferencesOfAll()) expect(preferences.webviewTag).toBe(false)
  })

  test('interface 48: the window waits for its first paint on the desk’s colour', async () => {
    for (const options of await optionsOf(application)) {
      expect(options).toMatchObject({ show: false, backgroundColor: '#f3f4f1' })
    }
    const order = await journalOf(application, 'window.loadURL', 'window.show')
    expect(order.map(({ name }) => name)).toEqual([
      'window.loadURL',
      'window.show',
      'window.loadURL',
      'window.show',
    ])
  })

  test('security 20: the page gets six members, functions and facts, and no object of Electron', async () => {
    const surface = await application.run((electron) =>
      electron.windows.map(({ page }) => ({
        exposed: page.exposed,
        members: Object.entries(page.bowtie ?? {}).map(([name, value]) =>
          typeof value === 'function' ? `${name}()` : `${name} ${JSON.stringify(value)}`,
        ),
      })),
    )
    const facts = '{"platform":"linux","appVersion":"9.8.7","systemLanguage":"zh-Hant-TW"}'
    const members = ['post()', 'onText()', 'onLink()', 'host()', 'onHost()', `facts ${facts}`]
    expect(surface).toEqual([
      { exposed: ['bowtie'], members },
      { exposed: ['bowtie'], members },
    ])
  })

  test('security 20: a listener hears texts, never the event with its sender', async () => {
    const heard = await application.run(async (electron) => {
      const page = electron.windows[0]?.page
      const values: unknown[][] = []
      const bowtie = page?.bowtie as unknown as {
        onText(listener: (...all: unknown[]) => void): () => void
        onLink(listener: (...all: unknown[]) => void): () => void
      }
      const offs = [bowtie.onText((...all) => values.push(all)), bowtie.onLink((...all) => values.push(all))]
      page?.contents.send('bowtie:text', 'a text')
      page?.contents.send('bowtie:link', true)
      await new Promise(setImmediate)
      for (const off of offs) off()
      page?.contents.send('bowtie:text', 'heard by nobody')
      await new Promise(setImmediate)
      return values
    })
    expect(heard).toEqual([['a text'], [true]])
  })
})

test('security 2, security 3, security 4, security 6: a window with a guard missing or off is not opened', () => {
  const good: WebPreferences = {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  }
  expect(() => assertWebPreferences(good)).not.toThrow()
  for (const [name, value] of Object.entries(good)) {
    expect(() => assertWebPreferences({ ...good, [name]: value !== true }), name).toThrow(name)
    const { [name as keyof WebPreferences]: _left, ...without } = good
    expect(() => assertWebPreferences(without), name).toThrow(name)
  }
  expect(() => assertWebPreferences({ ...good, enableBlinkFeatures: '' })).toThrow('enableBlinkFeatures')
  expect(() => assertWebPreferences(undefined)).toThrow('must be')
})

describe('one application for one data folder', () => {
  test('the second instance leaves before it opens a window or touches the data', async () => {
    const folder = freshDir('second')
    const started = startApplication({ folder, env: { SUBSTITUTE_SECOND: '1' } })
    await expect(started).rejects.toThrow('the application ended with 0')
    expect(existsSync(join(folder, 'data'))).toBe(false)
    expect(existsSync(join(folder, 'config'))).toBe(false)
  })

  test('the first comes to the front when a second was started; no second window opens', async () => {
    const application = await startApplication()
    await application.run((electron) => electron.app.emit('second-instance'))
    const after = await journalOf(application, 'BrowserWindow', 'window.focus', 'window.show')
    expect(after.map(({ name }) => name)).toEqual([
      'BrowserWindow',
      'window.show',
      'window.show',
      'window.focus',
    ])
    application.kill()
  })

  test('another data folder has a profile, and so a lock, of its own', async () => {
    const folder = freshDir('other')
    const application = await startApplication({ folder, argv: ['--data', join(folder, 'elsewhere')] })
    const [profile] = await journalOf(application, 'app.setPath')
    expect(profile?.values).toEqual([
      'userData',
      expect.stringMatching(/\/bowtie\/folders\/[0-9a-f]{16}\/profile$/),
    ])
    expect(await callCore(application, 'workspace.status', {})).toEqual({ state: 'fresh' })
    application.kill()
  })
})

describe('window state', () => {
  test('the window comes back where it was', async () => {
    const first = await startApplication()
    await first.run((electron) => {
      const window = electron.windows[0]
      if (window === undefined) throw new Error('there is no window')
      window.bounds = { x: 300, y: 120, width: 1300, height: 810 }
      window.emit('move')
    })
    await expect.poll(() => existsSync(shellFile(first.folder))).toBe(true)
    await quit(first)
    const second = await startApplication({ folder: first.folder })
    expect((await optionsOf(second))[0]).toMatchObject({ x: 300, y: 120, width: 1300, height: 810 })
    second.kill()
  })

  test('closing keeps the place, and a maximised window comes back maximised', async () => {
    const first = await startApplication()
    await answerFlushes(first)
    await first.run((electron) => {
      const window = electron.windows[0]
      if (window === undefined) throw new Error('there is no window')
      window.isMaximized = () => true
      window.close()
    })
    expect(await first.ended).toBe(0)
    const second = await startApplication({ folder: first.folder })
    expect(await journalOf(second, 'window.maximize')).toHaveLength(1)
    expect((await optionsOf(second))[0]).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 })
    second.kill()
  })

  test('a damaged file counts as none', async () => {
    const folder = freshDir('damaged')
    mkdirSync(join(folder, 'config/bowtie'), { recursive: true })
    writeFileSync(shellFile(folder), '{"version":1,"theme":"__proto__"')
    const application = await startApplication({ folder })
    expect((await optionsOf(application))[0]).toMatchObject({ x: 240, y: 70, width: 1440, height: 900 })
    application.kill()
  })

  test('interface 48: the theme and the words of the last time hold from the first moment', async () => {
    const first = await startApplication()
    expect(await hostCall(first, 'appearance.set', appearance)).toEqual({})
    expect((await journalOf(first, 'window.setBackgroundColor'))[0]?.values).toEqual(['#11181b'])
    await quit(first)
    expect(JSON.parse(readFileSync(shellFile(first.folder), 'utf8'))).toMatchObject(appearance)
    const second = await startApplication({ folder: first.folder })
    expect(await second.run((electron) => electron.nativeTheme.themeSource)).toBe('dark')
    expect((await optionsOf(second))[0]).toMatchObject({ backgroundColor: '#11181b' })
    second.kill()
  })
})

describe('a page that crashes', () => {
  test('comes back with the core behind it, and stays away when it keeps crashing', async () => {
    const application = await startApplication()
    await callCore(application, 'workspace.create', {
      workspaceName: '华南',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    const loads = await application.run((electron) => {
      const window = electron.windows[0]
      if (window === undefined) throw new Error('there is no window')
      const seen: string[] = []
      window.webContents.on('did-start-navigation', () => seen.push(window.url))
      for (let crash = 0; crash < 5; crash += 1) {
        window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
      }
      return seen
    })
    expect(loads).toEqual(Array.from({ length: 3 }, () => 'app://bowtie/index.html'))
    expect(await callCore(application, 'workspace.status', {})).toMatchObject({
      state: 'open',
      workspaceName: '华南',
    })
    application.kill()
  })

  test('a bug in the main process is written down and ends nothing', async () => {
    const application = await startApplication()
    await application.run(
      () =>
        new Promise<void>((resolve) => {
          setImmediate(() => {
            setImmediate(resolve)
            throw new RangeError('the note says 保密')
          })
        }),
    )
    expect(await callCore(application, 'workspace.status', {})).toEqual({ state: 'fresh' })
    const log = (): string => readFileSync(join(application.folder, 'config/bowtie/logs/main.log'), 'utf8')
    await expect.poll(log).toContain('RangeError')
    expect(log()).not.toContain('保密')
    application.kill()
  })
})
