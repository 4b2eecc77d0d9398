import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Application, startApplication } from './substitute/application.ts'
import { answerFlushes, callCore, hostCall, journalOf, quit } from './support/desktop.ts'

/** What differs on macOS, with the built main process believing to be there. */

const darwin = { SUBSTITUTE_PLATFORM: 'darwin' }
let application: Application
afterEach(() => application.kill())

test('it starts with its folders where macOS wants them and leaves the system’s menu alone until its own comes', async () => {
  application = await startApplication({ env: darwin })
  const support = join(application.folder, 'Library/Application Support/Bowtie')
  expect((await journalOf(application, 'app.setPath'))[0]?.values).toEqual([
    'userData',
    join(support, 'machine/profile'),
  ])
  expect(await callCore(application, 'workspace.status', {})).toEqual({ state: 'fresh' })
  expect(await journalOf(application, 'Menu.setApplicationMenu')).toEqual([])
  await callCore(application, 'workspace.create', {
    workspaceName: '华南',
    userName: '陆闻笙',
    language: 'zh-CN',
  })
  expect(await callCore(application, 'workspace.status', {})).toMatchObject({ keyKind: 'keychain' })
  expect(existsSync(join(support, 'data/keys.json'))).toBe(true)
})

test('interface 63: the menu begins with the system’s own menu of the program', async () => {
  application = await startApplication({ env: darwin })
  await hostCall(application, 'menu.set', { menus: [{ label: '文件', items: [] }] })
  const template = await application.run(
    (electron) => (electron.Menu.shown as { template: unknown }).template,
  )
  expect(template).toEqual([{ role: 'appMenu' }, { label: '文件', submenu: [] }])
})

test('VIS-3: closing the window flushes it and leaves the program running; the dock brings a window back', async () => {
  application = await startApplication({ env: darwin })
  await answerFlushes(application)
  await application.run(async (electron) => {
    electron.windows[0]?.close()
    for (let wait = 0; wait < 500 && electron.windows.length > 0; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    electron.app.emit('activate')
    await new Promise(setImmediate)
  })
  expect(await journalOf(application, 'app.exit')).toEqual([])
  expect(await journalOf(application, 'BrowserWindow')).toHaveLength(2)
  expect(await callCore(application, 'workspace.status', {})).toEqual({ state: 'fresh' })
  expect(await quit(application)).toBe(0)
})

test.each([
  [{}, 'armed'],
  [{ SUBSTITUTE_MICROPHONE: 'denied' }, 'denied'],
])('security 5: VIS-7 macOS itself is asked for the microphone first %j', async (env, outcome) => {
  application = await startApplication({ env: { ...darwin, ...env } })
  expect(await hostCall(application, 'microphone.arm', {})).toEqual({ outcome })
  expect(await journalOf(application, 'systemPreferences.askForMediaAccess')).toEqual([
    { name: 'systemPreferences.askForMediaAccess', values: ['microphone'] },
  ])
})
