import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Application, startApplication } from './substitute/application.ts'
import { appearance, hostCall, journalOf } from './support/desktop.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.kill())

/** Ways to leave, or to look as if one had not left. */
const hostile = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'http://localhost/',
  'https://bowtie/index.html',
  'app://bowtie.evil/index.html',
  'app://bowtie.evil',
  'app://bowtieevil/',
  'app://evil/bowtie',
  'app://evil.bowtie/',
  'app://bowtie:8080/index.html',
  'app://user@bowtie/index.html',
  'app://bowtie@evil/index.html',
  'app://bowtie%2eevil/',
  'app:bowtie/index.html',
  'app:/bowtie/index.html',
  'app:///bowtie/index.html',
  'apps://bowtie/index.html',
  'app\n://bowtie/index.html',
  'app:\\\\bowtie\\index.html',
  ' app://evil/index.html',
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.com/0c1f',
  'file:///etc/passwd',
  'file://server/share/page.html',
  'about:blank',
  'about:srcdoc',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://bowtie/index.html',
  'filesystem:app://bowtie/temporary/x',
  'ms-msdt:/id PCWDiagnostic',
  'vbscript:msgbox(1)',
  'ftp://example.com/',
  'ws://127.0.0.1/',
  '//example.com/',
  '',
]

/** Which of the addresses the guard lets the first window go to. */
const allowedBy = (event: string, urls: readonly string[]): Promise<string[]> =>
  application.run(
    (electron, name, asked) =>
      asked.filter((url) => {
        let isPrevented = false
        electron.windows[0]?.webContents.emit(name as never, {
          url,
          preventDefault: () => {
            isPrevented = true
          },
        })
        return !isPrevented
      }),
    event,
    urls,
  )

describe.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (event) => {
  test('security 13: of 30 and more hostile addresses none is gone to', async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(30)
    expect(await allowedBy(event, hostile)).toEqual([])
  })

  test('security 13: our own pages may change places', async () => {
    const own = ['app://bowtie/index.html', 'app://bowtie/', 'app://bowtie', 'app://bowtie/index.html#/notes']
    expect(await allowedBy(event, own)).toEqual(own)
  })
})

test('security 13: the guard stands before the first page exists', async () => {
  // Whoever makes contents, a window of ours or anything else, gets the guard with them.
  const isPrevented = await application.run((electron) => {
    const { contents } = electron.openStrangePage('about:blank')
    Object.assign(contents, { setWindowOpenHandler: () => {} })
    electron.app.emit('web-contents-created', {}, contents)
    let prevented = false
    contents.emit('will-navigate' as never, {
      url: 'https://example.com/',
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  })
  expect(isPrevented).toBe(true)
})

test('security 11, security 12: a webview is stopped before it is attached', async () => {
  const isPrevented = await application.run((electron) => {
    let prevented = false
    const event = {
      preventDefault: () => {
        prevented = true
      },
    }
    electron.windows[0]?.webContents.emit('will-attach-webview' as never, event, {}, { src: 'app://bowtie/' })
    return prevented
  })
  expect(isPrevented).toBe(true)
})

/** What the guard answers the first window that asks for a window of each address. */
const answersTo = (urls: readonly string[]): Promise<object[]> =>
  application.run((electron, asked) => {
    const { openHandler } = electron.windows[0] as unknown as { openHandler(details: object): object }
    return asked.map((url) => openHandler({ url, disposition: 'new-window', frameName: '_blank' }))
  }, urls)

test('security 14: no page opens a window, neither of a stranger nor of a file of ours', async () => {
  const urls = [
    ...hostile,
    'app://bowtie/index.html',
    'app://bowtie/other.html#/notes',
    'app://bowtie/index.html?a=b#/notes',
    'app://bowtie/index.html#notes',
  ]
  expect(await answersTo(urls)).toEqual(urls.map(() => ({ action: 'deny' })))
  expect(await journalOf(application, 'BrowserWindow')).toHaveLength(1)
})

test('interface 42, security 14: a place of ours that a page wants beside it is opened by the main process, with its own guards', async () => {
  const url = 'app://bowtie/index.html#/accounts/a1?tab=map'
  expect(await answersTo([url])).toEqual([{ action: 'deny' }])
  const loaded = (await journalOf(application, 'window.loadURL')).map(({ values }) => values[0])
  expect(loaded).toEqual(['app://bowtie/index.html', url])
  const [first, second] = (await journalOf(application, 'BrowserWindow')).map(
    ({ values }) => values[0] as { webPreferences: object },
  )
  // The first stands at 10, 20 and is 1200 by 800.
  expect(second).toMatchObject({ x: 42, y: 52, width: 1200, height: 800, show: false })
  expect(second?.webPreferences).toEqual(first?.webPreferences)
  await application.run((electron) => electron.windows[1]?.destroy())
})

describe('links outside', () => {
  const passing = [
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['https://例子.测试/路', 'https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF'],
    ['HTTPS://Example.COM', 'https://example.com/'],
    ['mailto:zhou@example.com', 'mailto:zhou@example.com'],
    [
      'mailto:zhou@example.com?subject=%E7%BB%AD%E7%BA%A6',
      'mailto:zhou@example.com?subject=%E7%BB%AD%E7%BA%A6',
    ],
  ] as const
  const refused = [
    'http://example.com/',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic /skip force',
    'ms-officecmd:{}',
    'search-ms:query=x&crumb=location:\\\\evil\\share',
    'file:///C:/Windows/System32/calc.exe',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    '//server/share',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/xcalc',
    'https://user@example.com/',
    'https://user:word@example.com/',
    'https://example.com@evil.example/',
    'https://example.com\r\nHost: evil',
    'https://example.com/%0d%0aX: y',
    'https://example.com/\u0000.exe',
    'https://example.com/%00',
    'https://exa mple.com/',
    'https:\\\\example.com\\x',
    'https:example.com',
    'https:/example.com/',
    'https:///example.com/',
    'https://localhost/',
    'https://intranet/',
    'https://[::1]/',
    ' https://example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://bowtie/1',
    'app://bowtie/index.html',
    'vbscript:msgbox(1)',
    'tel:+8610',
    'ssh://example.com',
    'steam://run/1',
    'mailto:',
    'mailto:zhou@example.com?attach=/etc/passwd',
    'mailto:zhou@example.com?attachment=C:%5Cx',
    'mailto:zhou@example.com%0d%0aBcc: x@y.example',
    'mailto://evil.example/zhou@example.com',
    '',
    'https://example.com/' + 'a'.repeat(2_048),
  ]

  const opened = async (): Promise<unknown[]> =>
    (await journalOf(application, 'shell.openExternal')).map(({ values }) => values[0])

  beforeEach(() =>
    application.run((electron) => {
      electron.journal.length = 0
      electron.world.messageAnswers.length = 0
    }),
  )

  test('security 15: before the words of the question are known nothing is opened', async () => {
    expect(await hostCall(application, 'link.open', { url: 'https://example.com/' })).toEqual({
      outcome: 'refused',
    })
    expect(await opened()).toEqual([])
  })

  test('security 15: of 40 and more addresses only https and mailto pass, and each is asked about first', async () => {
    expect(passing.length + refused.length).toBeGreaterThanOrEqual(40)
    await hostCall(application, 'appearance.set', appearance)
    await application.run((electron) => {
      electron.world.messageAnswers.push(...Array.from({ length: 100 }, () => 0))
    })
    for (const url of refused) {
      const answer = await hostCall(application, 'link.open', { url })
      expect([{ outcome: 'refused' }, 'refused'], url).toContainEqual(answer)
    }
    expect(await opened()).toEqual([])
    expect(await journalOf(application, 'dialog.message')).toEqual([])

    for (const [url, spelled] of passing) {
      expect(await hostCall(application, 'link.open', { url }), url).toEqual({ outcome: 'opened' })
      expect((await opened()).at(-1)).toBe(spelled)
    }
    // The address itself is shown, spelled as it will be opened; the safe answer is the one that Enter gives.
    const questions = (await journalOf(application, 'dialog.message')).map(({ values }) => values[0])
    expect(questions).toEqual(
      passing.map(([, spelled]) => ({
        type: 'question',
        message: '在浏览器中打开这个链接？',
        detail: spelled,
        buttons: ['打开', '取消'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })),
    )
  })

  test('security 15: who says no, or closes the question, stays here', async () => {
    await hostCall(application, 'appearance.set', appearance)
    expect(await hostCall(application, 'link.open', { url: 'https://example.com/' })).toEqual({
      outcome: 'declined',
    })
    expect(await opened()).toEqual([])
  })
})

test('security 1: no request leaves the application, whatever asks for it', async () => {
  const urls = {
    inner: ['app://bowtie/index.html', 'blob:app://bowtie/0c1f', 'data:image/png;base64,AA=='],
    outer: [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://bowtie.evil/',
      'https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic',
      'chrome-extension://abc/x.js',
      'ftp://example.com/',
    ],
  }
  const cancelled = await application.run(
    (electron, all) => {
      const filter = electron.session.defaultSession.handlers['beforeRequest'] as unknown as (
        details: { url: string },
        answer: (verdict: { cancel: boolean }) => void,
      ) => void
      return all.filter((url) => {
        let isCancelled = false
        filter({ url }, ({ cancel }) => {
          isCancelled = cancel
        })
        return isCancelled
      })
    },
    [...urls.inner, ...urls.outer],
  )
  expect(cancelled).toEqual(urls.outer)
})
