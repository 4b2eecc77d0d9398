import type { BrowserWindow, WebContents } from 'electron'
import type { HostFacts } from '../../shared/rpc/host-contract.ts'
import type { ClosablePort } from '../../shared/rpc/port.ts'
import { channels } from '../ipc-channels.ts'
import type { ElectronApi } from './electron-api.ts'
import type { Flushes } from './flush.ts'
import type { IpcGate } from './ipc.ts'
import { appOrigin } from './origin.ts'
import type { Preferences } from './preferences.ts'
import { relayWindow } from './relay.ts'
import { textMenuTemplate } from './text-menu.ts'
import { backgrounds, windowOptions } from './window-options.ts'
import { arrangementOf, type DisplayFacts, type Place, placeWindow, smallest } from './window-place.ts'

export interface WindowsOptions {
  readonly electron: Pick<ElectronApi, 'BrowserWindow' | 'Menu' | 'nativeTheme' | 'screen'>
  readonly gate: IpcGate
  readonly flushes: Flushes
  readonly preferences: Preferences
  readonly preload: string
  /** Asked when a window opens: the languages are known only then. */
  facts(): HostFacts
  readonly devTools: boolean
  openCorePort(): ClosablePort
  /** The window's page was replaced, crashed, or closed. */
  onPageGone(contentsId: number): void
  isQuitting(): boolean
  log(message: string): void
}

export interface Windows {
  /** Opens the main window, or brings it to the front. */
  openMain(): void
  /** Opens the small window at a route, or brings it there. */
  openCapture(route: string): void
  /** A further window at a place, a step below the one that the person is in and as large. */
  openBeside(route: string): void
  all(): readonly BrowserWindow[]
  /** The colour under the page in the theme that now holds. */
  background(): string
  ownerOf(contents: WebContents): BrowserWindow | null
  /** Sends a host event to the window that the person is in. */
  tellFocused(name: string, data: unknown): void
}

const captureSize = { width: 560, height: 420 }
/** So far a further window stands from the one before it: the head of both can be seen. */
const besideStep = 32
const mostReloads = 3
const reloadWindowMs = 60_000

function besideOf(window: BrowserWindow): Place {
  const { x, y, width, height } = window.getNormalBounds()
  return { x: x + besideStep, y: y + besideStep, width, height, isMaximized: false }
}

export function createWindows(options: WindowsOptions): Windows {
  const { electron, gate, flushes, preferences, log } = options
  const open = new Set<BrowserWindow>()
  let main: BrowserWindow | null = null
  let capture: BrowserWindow | null = null

  const displays = (): readonly [DisplayFacts, ...DisplayFacts[]] => {
    const primary = electron.screen.getPrimaryDisplay()
    return [primary, ...electron.screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
  }

  const bringToFront = (window: BrowserWindow): void => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  /** A page that crashed comes back with what the core has; one that keeps crashing stays away. */
  const reloadAfterCrash = (window: BrowserWindow): void => {
    const reloads: number[] = []
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log(`page.gone ${reason}`)
      const now = Date.now()
      reloads.push(now)
      const recent = reloads.filter((reload) => now - reload < reloadWindowMs).length
      if (reason !== 'clean-exit' && recent <= mostReloads && !window.isDestroyed())
        window.webContents.reload()
    })
  }

  const showTextMenu = (window: BrowserWindow): void => {
    const { webContents } = window
    webContents.on('context-menu', (_event, params) => {
      const { words } = preferences.data
      if (words === null) return
      const template = textMenuTemplate(params, words, {
        replace: (word) => webContents.replaceMisspelling(word),
        learn: (word) => void webContents.session.addWordToSpellCheckerDictionary(word),
      })
      if (template.length > 0) electron.Menu.buildFromTemplate(template).popup({ window })
    })
  }

  /** Closing waits until what has been typed is with the core. */
  const flushBeforeClose = (window: BrowserWindow): void => {
    let isAsked = false
    window.on('close', (event) => {
      if (options.isQuitting()) return
      event.preventDefault()
      if (isAsked) return
      isAsked = true
      void flushes.ask(window.webContents).then((outcome) => {
        log(`window.flush ${outcome}`)
        if (!window.isDestroyed()) window.destroy()
      })
    })
    window.on('session-end', () => void flushes.ask(window.webContents))
  }

  function create(
    bounds: { width: number; height: number },
    minimum: typeof smallest,
    route: string,
  ): BrowserWindow {
    const window = new electron.BrowserWindow(
      windowOptions({
        preload: options.preload,
        facts: options.facts(),
        isDark: electron.nativeTheme.shouldUseDarkColors,
        bounds,
        minimum,
        devTools: options.devTools,
      }),
    )
    const { webContents } = window
    const { id } = webContents
    open.add(window)
    const channel = gate.admit(webContents)
    const stopRelay = relayWindow(channel, options.openCorePort)
    const offGone = channel.onGone(() => options.onPageGone(id))
    reloadAfterCrash(window)
    showTextMenu(window)
    flushBeforeClose(window)
    window.once('ready-to-show', () => window.show())
    window.once('closed', () => {
      open.delete(window)
      stopRelay()
      offGone()
    })
    window
      .loadURL(`${appOrigin}/index.html${route === '' ? '' : `#${route}`}`)
      // Also where the window was closed while it loaded.
      .catch(() => log('page.load failed'))
    return window
  }

  const keepPlace = (window: BrowserWindow): void => {
    const place: Place = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    const { [arrangementOf(displays())]: _older, ...places } = preferences.data.places
    preferences.change({ places: { ...places, [arrangementOf(displays())]: place } })
  }

  return {
    openMain() {
      if (main !== null) {
        bringToFront(main)
        return
      }
      const { bounds, isMaximized } = placeWindow(
        preferences.data.places[arrangementOf(displays())],
        displays(),
      )
      const window = create(bounds, smallest, '')
      main = window
      if (isMaximized) window.maximize()
      let timer: NodeJS.Timeout | undefined
      const keepSoon = (): void => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          if (!window.isDestroyed()) keepPlace(window)
        }, 500)
      }
      window.on('resize', keepSoon)
      window.on('move', keepSoon)
      window.on('close', () => keepPlace(window))
      window.once('closed', () => {
        clearTimeout(timer)
        main = null
      })
    },
    openCapture(route) {
      if (capture === null) {
        const window = create(captureSize, captureSize, route)
        capture = window
        window.once('closed', () => {
          capture = null
        })
      } else bringToFront(capture)
    },
    openBeside(route) {
      const from = electron.BrowserWindow.getFocusedWindow() ?? main
      const { bounds } = placeWindow(from === null ? undefined : besideOf(from), displays())
      create(bounds, smallest, route)
    },
    all: () => [...open],
    background: () => backgrounds[electron.nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    ownerOf: (contents) => [...open].find((window) => window.webContents === contents) ?? null,
    tellFocused(name, data) {
      const window = electron.BrowserWindow.getFocusedWindow() ?? main
      if (window !== null && open.has(window)) window.webContents.send(channels.hostEvent, name, data)
    },
  }
}
