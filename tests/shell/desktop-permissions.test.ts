import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Application, startApplication } from './substitute/application.ts'
import { hostCall } from './support/desktop.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
  // The clock of the application's process stands still where a test wants it.
  await application.run(() => {
    const start = Date.now()
    Object.assign(globalThis, { later: 0 })
    Date.now = () => start + (globalThis as unknown as { later: number }).later
  })
})
beforeEach(() => later(3_600_000))
afterAll(() => application.kill())

let passed = 0
const later = (ms: number): Promise<void> => {
  passed += ms
  return application.run((_electron, total) => void Object.assign(globalThis, { later: total }), passed)
}

/** Every permission that this Electron knows, read from its own types, so that a new one is asked too. */
const electronTypes = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
)
const namesIn = (method: string): string[] => {
  const signature = electronTypes.split('\n').find((line) => line.includes(`${method}(handler`)) ?? ''
  const union = /permission: ((?:'[\w-]+'(?: \| )?)+)/.exec(signature)?.[1] ?? ''
  return union.split(' | ').map((name) => name.replaceAll("'", ''))
}
const permissions = [
  ...new Set([...namesIn('setPermissionRequestHandler'), ...namesIn('setPermissionCheckHandler')]),
]

interface Wish {
  readonly permission: string
  readonly mediaTypes?: readonly string[]
  readonly isMainFrame?: boolean
  readonly url?: string
  readonly embeddingOrigin?: string
  /** Whether it comes from a page of no window of ours. */
  readonly isStrange?: boolean
}

/** What the request handler and the check handler say to a wish. */
const verdictsOn = (wish: Wish): Promise<[request: boolean, check: boolean]> =>
  application.run((electron, asked) => {
    const { permission, mediaTypes = [], isMainFrame = true, url = 'app://bowtie/index.html' } = asked
    const contents = asked.isStrange
      ? electron.openStrangePage(url).contents
      : electron.windows[0]?.webContents
    const handlers = electron.session.defaultSession.handlers as unknown as {
      permissionRequest(
        contents: unknown,
        permission: string,
        answer: (granted: boolean) => void,
        details: object,
      ): void
      permissionCheck(contents: unknown, permission: string, origin: string, details: object): boolean
    }
    let isGranted = false
    handlers.permissionRequest(
      contents,
      permission,
      (granted) => {
        isGranted = granted
      },
      { requestingUrl: url, isMainFrame, mediaTypes, securityOrigin: 'app://bowtie/' },
    )
    const isChecked = handlers.permissionCheck(contents, permission, 'app://bowtie/', {
      requestingUrl: url,
      isMainFrame,
      mediaType: mediaTypes[0],
      securityOrigin: 'app://bowtie/',
      ...(asked.embeddingOrigin === undefined ? {} : { embeddingOrigin: asked.embeddingOrigin }),
    })
    return [isGranted, isChecked] as [boolean, boolean]
  }, wish)

const sound: Wish = { permission: 'media', mediaTypes: ['audio'] }
const denied = [false, false]
const arm = (): Promise<unknown> => hostCall(application, 'microphone.arm', {})

test('security 5: of all permissions that Electron knows none is granted, asked for or checked', async () => {
  expect(permissions.length).toBeGreaterThan(40)
  expect(permissions).toEqual(expect.arrayContaining(['media', 'notifications', 'geolocation', 'unknown']))
  const granted: string[] = []
  for (const permission of [...permissions, 'a permission of next year', '']) {
    for (const mediaTypes of [[], ['audio'], ['video'], ['audio', 'video']]) {
      if ((await verdictsOn({ permission, mediaTypes })).includes(true)) granted.push(permission)
    }
  }
  expect(granted).toEqual([])
})

test('security 5: VIS-7 the microphone alone, armed by the host call, opens for ten seconds', async () => {
  expect(await arm()).toEqual({ outcome: 'armed' })
  expect(await verdictsOn(sound)).toEqual([true, true])
  await later(9_999)
  expect(await verdictsOn(sound)).toEqual([true, true])
  await later(1)
  expect(await verdictsOn(sound)).toEqual(denied)
})

test('security 5: while the microphone is armed nothing else opens with it', async () => {
  await arm()
  const wishes: Wish[] = [
    { ...sound, mediaTypes: ['video'] },
    { ...sound, mediaTypes: [] },
    { ...sound, isMainFrame: false },
    { ...sound, url: 'https://example.com/' },
    { ...sound, url: 'app://bowtie.evil/' },
    { ...sound, isStrange: true },
    ...permissions.filter((permission) => permission !== 'media').map((permission) => ({ permission })),
  ]
  for (const wish of wishes) expect(await verdictsOn(wish), JSON.stringify(wish)).toEqual(denied)
  // A check names one kind of media at a time; the request for both is what is refused.
  expect((await verdictsOn({ ...sound, mediaTypes: ['audio', 'video'] }))[0]).toBe(false)
  expect((await verdictsOn({ ...sound, embeddingOrigin: 'https://example.com/' }))[1]).toBe(false)
})

test('security 5: no device, no screen, no pairing', async () => {
  const answers = await application.run((electron) => {
    const { handlers } = electron.session.defaultSession as unknown as {
      handlers: Record<string, (...values: unknown[]) => unknown>
    }
    const heard: unknown[] = []
    heard.push(handlers['devicePermission']?.({ deviceType: 'usb', origin: 'app://bowtie/' }))
    handlers['displayMedia']?.({}, (streams: unknown) => heard.push(streams))
    handlers['bluetooth']?.({}, (answer: unknown) => heard.push(answer))
    return heard
  })
  expect(answers).toEqual([false, null, { confirmed: false }])
})
