import { delimiter, join } from 'node:path'

export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  exists(path: string): boolean
}

const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/** Where browsers of the Chromium family are installed, the preferred first. */
export function installedPlaces({ platform, env }: BrowserSurroundings): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    const programs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    return [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
      .flatMap((rest) => programs.map((folder) => (folder ? `${folder}/${rest}` : '')))
      .filter((path) => path !== '')
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The browser that `BOWTIE_BROWSER` names, else the first that is installed. */
export function chooseBrowser(
  around: BrowserSurroundings,
): { readonly executable: string; readonly source: 'BOWTIE_BROWSER' | 'installed' } | null {
  const named = around.env['BOWTIE_BROWSER']
  if (named) {
    if (!around.exists(named)) throw new Error(`BOWTIE_BROWSER names ${named}, which does not exist`)
    return { executable: named, source: 'BOWTIE_BROWSER' }
  }
  const executable = installedPlaces(around).find((path) => around.exists(path))
  return executable === undefined ? null : { executable, source: 'installed' }
}
