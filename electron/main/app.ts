import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { errorToFacts } from '../core/error-facts.ts'
import { listAssets } from '../host/assets.ts'
import { startCoreHost } from '../host/core-host.ts'
import { schemes, serveAppProtocol } from './app-protocol.ts'
import { createCaptureKey } from './capture-key.ts'
import type { ElectronApi } from './electron-api.ts'
import { createFlushes } from './flush.ts'
import { createHostCalls } from './host-calls.ts'
import { createIpcGate } from './ipc.ts'
import { afterReady, createKeychain } from './keychain.ts'
import { openLog } from './log.ts'
import { guardNavigation } from './navigation-guard.ts'
import { guardNetwork } from './network-guard.ts'
import { guardPermissions } from './permissions.ts'
import { createPickedFiles } from './picked-files.ts'
import { openPreferences } from './preferences.ts'
import { createQuit } from './quit.ts'
import { createSaves } from './saves.ts'
import { startFolders } from './start-options.ts'
import { createWindows } from './windows.ts'

export interface Surroundings {
  readonly platform: 'win32' | 'darwin' | 'linux'
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** The built folder with `main`, `preload`, `core` and `renderer`. */
  readonly dist: string
}

/** The desktop host. Everything that must come before `ready` happens in this call; the rest follows. */
export function startDesktop(electron: ElectronApi, surroundings: Surroundings): void {
  const { app } = electron
  const { platform, dist } = surroundings
  const folders = startFolders(surroundings)
  app.setPath('userData', join(folders.machine, 'profile'))
  app.enableSandbox()
  electron.protocol.registerSchemesAsPrivileged(schemes)
  guardNavigation(app, (route) => {
    if (!quit.isUnderWay) windows.openBeside(route)
  })

  // The first instance of a data folder keeps it; the second hands over and leaves.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  if (platform === 'win32') app.setAppUserModelId('dev.bowtie.workbench')

  const log = openLog(join(folders.machine, 'logs', 'main.log'))
  const bug = (error: unknown): void => log.bug('main', errorToFacts(error))
  // A bug here ends neither the windows nor the core, and Electron's own box would show a stack to the person.
  process.on('uncaughtException', bug)
  process.on('unhandledRejection', bug)
  const preferences = openPreferences(join(folders.machine, 'shell.json'), bug)
  electron.nativeTheme.themeSource = preferences.data.theme

  const core = startCoreHost({
    entry: join(dist, 'core', 'worker.js'),
    dataDir: folders.data,
    appVersion: app.getVersion(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // Electron's keychain answers only once the application is ready; the core asks when it opens its store.
    secrets: afterReady(app.whenReady(), () => createKeychain(electron.safeStorage, platform)),
    clock: { now: () => Date.now() },
    log,
    onGivenUp: tellCoreIsGone,
  })
  const flushes = createFlushes()
  const gate = createIpcGate(electron.ipcMain, log.info)
  const picked = createPickedFiles(randomUUID)
  const windows = createWindows({
    electron,
    gate,
    flushes,
    preferences,
    preload: join(dist, 'preload', 'index.cjs'),
    facts: () => ({
      platform,
      appVersion: app.getVersion(),
      systemLanguage: app.getPreferredSystemLanguages()[0] ?? 'zh-CN',
    }),
    devTools: !app.isPackaged,
    openCorePort: () => core.openPort(),
    onPageGone: picked.forget,
    isQuitting: () => quit.isUnderWay,
    log: log.info,
  })
  /** The core died five times within a minute. What was saved is saved; nothing more can be. */
  async function tellCoreIsGone(): Promise<void> {
    await app.whenReady()
    const { words } = preferences.data
    if (words !== null) {
      const file = join(folders.machine, 'logs', 'main.log')
      await electron.dialog.showMessageBox({ type: 'error', message: words.coreIsGone, detail: file })
    }
    await quit.start()
  }
  const flushAll = (): Promise<unknown> =>
    Promise.all(windows.all().map(({ webContents }) => flushes.ask(webContents)))
  const quit = createQuit(
    app,
    [
      { name: 'flush', limitMs: 5_000, run: flushAll },
      { name: 'core', limitMs: 12_000, run: () => core.stop() },
      { name: 'keys', limitMs: 1_000, run: async () => electron.globalShortcut.unregisterAll() },
    ],
    log.info,
  )

  /** Asked for from outside, at any moment: also before the first window is open, and while the last one closes. */
  const comeToFront = async (): Promise<void> => {
    await app.whenReady()
    if (!quit.isUnderWay) windows.openMain()
  }
  app.on('second-instance', () => void comeToFront())
  app.on('activate', () => void comeToFront())
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') void quit.start()
  })
  app.on('child-process-gone', (_event, { type, reason }) => log.info(`process.gone ${type} ${reason}`))

  /** Asks the system to wait for the drafts. Electron's types leave the event out that its documentation describes. */
  const holdShutdown = (...[event]: readonly { preventDefault(): void }[]): void => {
    event?.preventDefault()
    void quit.start()
  }

  async function open(): Promise<void> {
    await app.whenReady()
    const session = electron.session.defaultSession
    guardNetwork(session, !app.isPackaged)
    const permissions = guardPermissions(session, () => Date.now())
    serveAppProtocol(electron.protocol, listAssets(join(dist, 'renderer')), core)
    electron.powerMonitor.on('suspend', () => void flushAll())
    electron.powerMonitor.on('shutdown', holdShutdown)
    gate.onHostCall(
      createHostCalls({
        electron,
        platform,
        windows,
        core,
        picked,
        saves: createSaves(electron, core, bug),
        permissions,
        preferences,
        flushes,
        captureKey: createCaptureKey(electron.globalShortcut, windows.openCapture),
      }),
    )
    // The renderer brings the menu with its words; until then macOS keeps its own and others have none.
    if (platform !== 'darwin') electron.Menu.setApplicationMenu(null)
    windows.openMain()
  }

  open().catch((error: unknown) => {
    bug(error)
    void quit.start()
  })
}
