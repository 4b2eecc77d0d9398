import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { HostFacts } from '../../shared/rpc/host-contract.ts'
import { factsToArgument } from '../facts-argument.ts'

/** The desk of both themes (`--surface` of the tokens), so that a window never flashes before its first paint. */
export const backgrounds = { light: '#f3f4f1', dark: '#11181b' } as const

export interface Placement {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly isMaximized: boolean
}

export interface WindowWish {
  readonly preload: string
  readonly facts: HostFacts
  readonly isDark: boolean
  readonly bounds: {
    readonly x?: number
    readonly y?: number
    readonly width: number
    readonly height: number
  }
  readonly minimum: { readonly width: number; readonly height: number }
  /** Developer tools are for builds that are not packed. */
  readonly devTools: boolean
}

/** Security checklist 2, 3, 4, 6, 8, 9, 10, 11: said in full, because a default can change. */
function webPreferences({ preload, facts, devTools }: WindowWish): WebPreferences {
  return {
    preload,
    additionalArguments: [factsToArgument(facts)],
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
    devTools,
  }
}

const must: Partial<Record<keyof WebPreferences, boolean>> = {
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

/** Throws when a window would be opened with a guard missing or off. Runs before every window. */
export function assertWebPreferences(preferences: WebPreferences | undefined): void {
  for (const [name, value] of Object.entries(must)) {
    const actual = preferences?.[name as keyof WebPreferences]
    if (actual !== value) throw new Error(`webPreferences.${name} must be ${value}, not ${String(actual)}`)
  }
  if (preferences?.enableBlinkFeatures !== undefined) throw new Error('enableBlinkFeatures must not be set')
}

export function windowOptions(wish: WindowWish): BrowserWindowConstructorOptions {
  const options: BrowserWindowConstructorOptions = {
    ...wish.bounds,
    minWidth: wish.minimum.width,
    minHeight: wish.minimum.height,
    // Shown when the first paint is there.
    show: false,
    backgroundColor: wish.isDark ? backgrounds.dark : backgrounds.light,
    webPreferences: webPreferences(wish),
  }
  assertWebPreferences(options.webPreferences)
  return options
}
