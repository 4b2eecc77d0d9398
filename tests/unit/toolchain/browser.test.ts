import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type BrowserChoice,
  chooseBrowser,
  findBrowser,
  installedPlaces,
  launchBrowser,
} from '../../support/browser.ts'
import { unpackBundledChromium } from '../../support/bundled-chromium.ts'

const around = (
  there: readonly string[],
  env: Record<string, string> = {},
  platform: NodeJS.Platform = 'linux',
) => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin', ...env },
  exists: (path: string) => there.includes(path),
})

describe('the choice of a browser', () => {
  it('takes what BOWTIE_BROWSER names, before what is installed', () => {
    const choice = chooseBrowser(around(['/opt/mine', '/usr/bin/chromium'], { BOWTIE_BROWSER: '/opt/mine' }))
    expect(choice).toEqual({ executable: '/opt/mine', source: 'BOWTIE_BROWSER' })
  })

  it('refuses a name that leads nowhere rather than taking another browser', () => {
    expect(() => chooseBrowser(around(['/usr/bin/chromium'], { BOWTIE_BROWSER: '/opt/gone' }))).toThrow(
      '/opt/gone',
    )
  })

  it('takes Chrome before Chromium before Edge', () => {
    const all = ['/usr/bin/microsoft-edge', '/usr/bin/chromium', '/usr/local/bin/google-chrome']
    expect(chooseBrowser(around(all))?.executable).toBe('/usr/local/bin/google-chrome')
    expect(chooseBrowser(around(all.slice(0, 2)))?.executable).toBe('/usr/bin/chromium')
    expect(chooseBrowser(around(all.slice(0, 1)))?.executable).toBe('/usr/bin/microsoft-edge')
  })

  it('says that nothing is installed, so that the search goes on', () => {
    expect(chooseBrowser(around([]))).toBeNull()
  })

  it('knows the places of macOS and Windows', () => {
    expect(installedPlaces(around([], {}, 'darwin'))[0]).toBe(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
    expect(installedPlaces(around([], { PROGRAMFILES: 'C:/Program Files' }, 'win32'))).toContain(
      'C:/Program Files/Microsoft/Edge/Application/msedge.exe',
    )
  })
})

const bundled = async (): Promise<BrowserChoice> => ({
  source: '@sparticuz/chromium',
  ...(await unpackBundledChromium()),
})

const browsers: readonly (readonly [string, () => Promise<BrowserChoice>])[] = [
  ['that is found', findBrowser],
  // The package carries a binary for Linux only.
  ...(process.platform === 'linux' ? ([['inside @sparticuz/chromium', bundled]] as const) : []),
]

describe.each(browsers)('the browser %s', (_name, find) => {
  let server: Server
  let address = ''

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        '<!doctype html><html lang="zh-CN"><title>拜访</title><h1 style="font-size:40px">宁波骨直科技</h1>',
      )
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })

  afterAll(() => server.close())

  it('opens a page of a local server and draws Chinese', async () => {
    const browser = await launchBrowser({}, await find())
    try {
      const page = await browser.newPage()
      await page.goto(address)
      expect(await page.title()).toBe('拜访')
      const heading = page.locator('h1')
      expect(await heading.textContent()).toBe('宁波骨直科技')
      const drawn = await heading.screenshot()
      await heading.evaluate((element) => {
        element.textContent = ''
        element.style.height = '60px'
      })
      expect(drawn.equals(await heading.screenshot())).toBe(false)
    } finally {
      await browser.close()
    }
  })
})
