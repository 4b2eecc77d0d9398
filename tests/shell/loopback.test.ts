import { networkInterfaces } from 'node:os'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { contentSecurityPolicy } from '../../electron/host/headers.ts'
import { type Loopback, startLoopback } from '../../electron/loopback/index.ts'
import { createReconnectingSocketPort, type SocketLike } from '../../shared/rpc/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { openDoor, send } from './support/raw-http.ts'
import {
  connectToWorker,
  createLogLines,
  sampleWorkerEntry,
  valueOf,
  type WorkerClient,
} from './support/sample-host.ts'
import { aRendererFolder, traversalPaths } from './support/sample-renderer.ts'

let loopback: Loopback
let log: ReturnType<typeof createLogLines>

const start = (rendererDir = aRendererFolder(), port = 0): Promise<Loopback> => {
  log = createLogLines()
  return startLoopback({
    dataDir: freshDir(),
    port,
    keyFile: join(freshDir('key'), 'machine.key'),
    rendererDir,
    coreEntry: sampleWorkerEntry,
    log,
  })
}

beforeEach(async () => {
  loopback = await start()
})

afterEach(async () => {
  await loopback.stop()
  expect(log.lines.filter((line) => line.startsWith('http '))).toEqual([])
})

/** A client as the renderer is one, with the cookie that a browser would send. */
function openClient(port: number, cookie: string): { client: WorkerClient; close(): void } {
  const socketPort = createReconnectingSocketPort({
    open: () =>
      new NodeSocket(`ws://127.0.0.1:${port}/socket`, {
        headers: { cookie, origin: `http://127.0.0.1:${port}` },
      }) as SocketLike,
    later(milliseconds, work) {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  return { client: connectToWorker(socketPort), close: () => socketPort.close() }
}

/** What comes back for these bytes; empty where the connection is just closed. */
const sendBytes = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connectSocket({ host: '127.0.0.1', port }, () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8').on('data', (part) => {
      text += String(part)
    })
    socket.on('error', () => resolve(text)).on('close', () => resolve(text))
  })

const media = { name: '导出 2026.csv', mime: 'text/csv', disposition: 'attachment' } as const

describe('who gets in', () => {
  test('the printed address is exchanged once for a cookie that scripts and other sites cannot use', async () => {
    const { port, search } = new URL(loopback.url)
    const first = await send({ port: Number(port), path: `/${search}` })
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^bowtie-${port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`),
    )
    const second = await send({ port: Number(port), path: `/${search}` })
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  test('a second address opens a second browser, once', async () => {
    const first = await openDoor(loopback.url)
    const url = loopback.newUrl()
    const second = await openDoor(url)
    expect(second.cookie).not.toBe('')
    expect(second.cookie).not.toBe(first.cookie)
    expect((await openDoor(url)).cookie).toBe('')
  })

  test('a wrong token, a HEAD, and a browser that loads ahead do not use the token up', async () => {
    const { port, search } = new URL(loopback.url)
    const ask = (path: string, method: string, headers: Record<string, string> = {}) =>
      send({ port: Number(port), path, method, headers })
    expect((await ask(`/?token=${'0'.repeat(64)}`, 'GET')).status).toBe(403)
    expect((await ask('/?token=', 'GET')).status).toBe(403)
    expect((await ask(`/${search}`, 'HEAD')).status).toBe(403)
    expect((await ask(`/${search}`, 'GET', { 'sec-purpose': 'prefetch;prerender' })).status).toBe(403)
    expect((await ask(`/${search}`, 'GET')).status).toBe(303)
  })

  test('without the cookie, or with an invented one, nothing is served: page, asset, ticket, socket', async () => {
    const { port } = loopback
    const origin = `http://127.0.0.1:${port}`
    const paths = ['/', '/index.html', '/assets/app-3c4d.js', `/ticket/${'0'.repeat(64)}`, '/none']
    const cookies = ['', `bowtie-${port}=${'0'.repeat(64)}`, `bowtie-${port}=`, 'other=1', 'bowtie-1=x; =; ;']
    for (const cookie of cookies) {
      for (const path of paths) expect((await send({ port, path, headers: { cookie } })).status).toBe(403)
      const post = await send({
        port,
        path: paths[3] ?? '',
        method: 'POST',
        headers: { cookie, origin },
        body: 'x',
      })
      expect(post.status).toBe(403)
      expect((await upgrade(port, { cookie, origin })).status).toBe(403)
    }
  })

  const upgrade = (port: number, headers: Record<string, string>, path = '/socket') =>
    send({
      port,
      path,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })

  test('a foreign Origin is refused on requests and upgrades, also with the cookie', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const foreign = [
      'http://evil.example',
      'https://127.0.0.1',
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `http://127.0.0.1:${port}.evil.example`,
      'null',
      'file://',
    ]
    for (const origin of foreign) {
      expect((await send({ port, path: '/', headers: { cookie, origin } })).status).toBe(403)
      expect(
        (await send({ port, path: `/ticket/${'0'.repeat(64)}`, method: 'POST', headers: { cookie, origin } }))
          .status,
      ).toBe(403)
      expect((await upgrade(port, { cookie, origin })).status).toBe(403)
    }
    // A script of another site can leave the Origin out only where the browser does so too: on a plain GET.
    expect((await upgrade(port, { cookie })).status).toBe(403)
    expect(
      (await send({ port, path: `/ticket/${'0'.repeat(64)}`, method: 'POST', headers: { cookie } })).status,
    ).toBe(403)
    for (const site of ['cross-site', 'same-site']) {
      expect((await send({ port, path: '/', headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403)
    }
    const own = `http://127.0.0.1:${port}`
    expect((await send({ port, path: '/', headers: { cookie, origin: own } })).status).toBe(200)
    expect((await upgrade(port, { cookie, origin: own })).status).toBe(101)
    expect((await upgrade(port, { cookie, origin: own }, '/other')).status).toBe(404)
  })

  test('a name that was rebound to 127.0.0.1, or any other Host, is refused', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const names = [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      'localhost',
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
    ]
    const more = [
      `127.0.0.1:${port}.`,
      `127.1:${port}`,
      `2130706433:${port}`,
      `0x7f000001:${port}`,
      `[::1]:${port}`,
      `0.0.0.0:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `user@127.0.0.1:${port}`,
    ]
    for (const host of [...names, ...more]) {
      expect((await send({ port, path: '/', headers: { cookie, host } })).status, host).toBe(403)
      expect((await upgrade(port, { cookie, host, origin: `http://${host}` })).status, host).toBe(403)
      const search = new URL(loopback.newUrl()).search
      expect((await send({ port, path: `/${search}`, headers: { host } })).status, host).toBe(403)
    }
  })

  test('a request that names no host, two hosts, or a whole foreign address gets nothing', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const own = `127.0.0.1:${port}`
    const head = (line: string, ...headers: readonly string[]): string =>
      [line, ...headers, `Cookie: ${cookie}`, 'Connection: close', '', ''].join('\r\n')
    const refused = [
      head('GET / HTTP/1.0'),
      head('GET / HTTP/1.1'),
      head('GET / HTTP/1.1', 'Host: evil.example', `Host: ${own}`),
      head('GET / HTTP/1.1', 'Host:'),
      head(`GET http://evil.example/ HTTP/1.1`, `Host: ${own}`),
      head(`GET http://${own}/ HTTP/1.1`, `Host: ${own}`),
      head('GET index.html HTTP/1.1', `Host: ${own}`),
      head('GET * HTTP/1.1', `Host: ${own}`),
      head(`CONNECT evil.example:443 HTTP/1.1`, `Host: ${own}`),
      head('TRACE / HTTP/1.1', `Host: ${own}`),
      head('GET / HTTP/1.1\r\n X: folded', `Host: ${own}`),
    ]
    for (const request of refused)
      expect(await sendBytes(port, request), request).not.toMatch(/^HTTP\/1\.1 2/)
    expect(await sendBytes(port, head('GET / HTTP/1.1', `Host: ${own}`))).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('a page of another site is told nothing about us: no CORS, on no method', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true',
    }
    for (const origin of ['http://evil.example', `http://127.0.0.1:${port}`]) {
      const answer = await send({ port, path: '/', method: 'OPTIONS', headers: { ...asked, cookie, origin } })
      expect(answer.status).toBe(origin.includes('evil') ? 403 : 405)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('the cookie of one instance opens no other, nor this one after it was started again', async () => {
    const mine = await openDoor(loopback.url)
    const other = await start()
    try {
      const session = mine.cookie.split('=')[1] ?? ''
      for (const cookie of [mine.cookie, `bowtie-${other.port}=${session}`]) {
        expect((await send({ port: other.port, path: '/', headers: { cookie } })).status).toBe(403)
      }
      expect((await send({ ...mine, path: '/', headers: { cookie: mine.cookie } })).status).toBe(200)
    } finally {
      await other.stop()
    }
    await loopback.stop()
    loopback = await start(aRendererFolder(), mine.port)
    expect(loopback.port).toBe(mine.port)
    expect((await send({ ...mine, path: '/', headers: { cookie: mine.cookie } })).status).toBe(403)
  })

  test('it listens on 127.0.0.1 and on no other address of the machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
      .filter((address) => address !== '127.0.0.1')
    for (const host of [...others, '127.0.0.2']) {
      const isOpen = await new Promise((resolve) => {
        const socket = connectSocket({ host, port: loopback.port, timeout: 500 })
        socket
          .on('connect', () => resolve(true))
          .on('error', () => resolve(false))
          .on('timeout', () => resolve(false))
        socket.on('connect', () => socket.destroy())
      })
      expect(isOpen, host).toBe(false)
    }
  })

  test('a port that is taken is said, and nothing is left running', async () => {
    const second = startLoopback({
      dataDir: freshDir(),
      keyFile: join(freshDir('key'), 'k'),
      rendererDir: aRendererFolder(),
      coreEntry: sampleWorkerEntry,
      port: loopback.port,
    })
    await expect(second).rejects.toThrow('EADDRINUSE')
  })
})

describe('what is served', () => {
  test('security checklist 7: every answer has the policy, nosniff and no-store, whatever its status', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const origin = `http://127.0.0.1:${port}`
    const answers = [
      await send({ port, path: '/', headers: { cookie } }),
      await send({ port, path: '/assets/app-3c4d.js', headers: { cookie } }),
      await send({ port, path: '/none', headers: { cookie } }),
      await send({ port, path: '/', method: 'PUT', headers: { cookie, origin } }),
      await send({ port, path: `/ticket/${'0'.repeat(64)}`, headers: { cookie } }),
      await send({ port, path: '/' }),
      await send({ port, path: '/', headers: { host: 'evil.example' } }),
      await send({ port, path: `/${new URL(loopback.newUrl()).search}` }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 404, 403, 403, 303])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  test('the policy is the checklist’s, with media from our own origin besides', () => {
    const checklist =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'"
    const added = contentSecurityPolicy.split('; ').filter((part) => !checklist.split('; ').includes(part))
    expect(added).toEqual(["media-src 'self' blob:"])
    for (const part of checklist.split('; ')) expect(contentSecurityPolicy.split('; ')).toContain(part)
  })

  test('security checklist 18: no address leads out of the list of files', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const paths = traversalPaths().filter((path) => !/[^\x21-\x7e]/.test(path))
    expect(paths.length).toBeGreaterThanOrEqual(60)
    for (const path of paths) {
      const { status, text } = await send({ port, path, headers: { cookie } })
      expect(status, path).toBe(404)
      expect(text, path).not.toContain('outside')
    }
    expect((await send({ port, path: '/', headers: { cookie } })).text).toContain('客户')
  })

  test('a socket carries the core; the core dying closes it and the client comes back by itself', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const { client, close } = openClient(port, cookie)
    expect(valueOf(await client.call('text.add', { text: 'crash once' }))).toBe(1)
    expect(client.links).toEqual(['lost', 'back'])
    close()
  })
})

describe('bytes by ticket over HTTP', () => {
  test('IOX-2: a download has its name in Chinese, its type and length, and works once', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const { client, close } = openClient(port, cookie)
    const { ticket } = valueOf(await client.call('download.open', { bytes: 3_000_000, breakAt: null, media }))
    const answer = await send({ port, path: `/ticket/${ticket}`, headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-length': '3000000',
      'content-disposition': `attachment; filename="__ 2026.csv"; filename*=UTF-8''${encodeURIComponent('导出 2026.csv')}`,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers.etag ?? answer.headers['last-modified']).toBeUndefined()
    expect(answer.text.length).toBe(3_000_000)
    expect((await send({ port, path: `/ticket/${ticket}`, headers: { cookie } })).status).toBe(404)
    close()
  })

  test('an upload streams to the core; too large, twice and unknown are refused', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const origin = `http://127.0.0.1:${port}`
    const { client, close } = openClient(port, cookie)
    const post = async (ticket: string, body: string | AsyncIterable<Uint8Array>) =>
      (await send({ port, path: `/ticket/${ticket}`, method: 'POST', headers: { cookie, origin }, body }))
        .status
    const { ticket } = valueOf(await client.call('upload.open', { maxBytes: 100 }))
    expect(await post(ticket, '客户名单')).toBe(204)
    expect(valueOf(await client.call('upload.digest', {}))).toMatchObject({ bytes: 12, error: null })
    expect(await post(ticket, 'again')).toBe(404)
    const small = valueOf(await client.call('upload.open', { maxBytes: 100 }))
    expect(await post(small.ticket, 'x'.repeat(101))).toBe(413)
    expect(valueOf(await client.call('upload.digest', {})).error).toBe('too_large')
    expect(await post('f'.repeat(64), 'x')).toBe(404)
    close()
  })

  test('600 MB go up over HTTP in bounded memory', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const origin = `http://127.0.0.1:${port}`
    const { client, close } = openClient(port, cookie)
    const size = 600 * 1024 * 1024
    const chunk = new Uint8Array(1024 * 1024)
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent < size; sent += chunk.byteLength) yield chunk
    }
    const { ticket } = valueOf(await client.call('upload.open', { maxBytes: size }))
    const before = process.memoryUsage.rss()
    let peak = before
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 20)
    const { status } = await send({
      port,
      path: `/ticket/${ticket}`,
      method: 'POST',
      headers: { cookie, origin },
      body: body(),
    })
    clearInterval(timer)
    expect(status).toBe(204)
    expect(valueOf(await client.call('upload.digest', {}))).toMatchObject({ bytes: size, error: null })
    console.log(`HTTP upload of 600 MB: +${Math.round((peak - before) / 1024 / 1024)} MB`)
    expect(peak - before).toBeLessThan(size / 2)
    close()
  }, 120_000)

  test('a download whose source breaks does not end as if it were whole', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const { client, close } = openClient(port, cookie)
    const { ticket } = valueOf(
      await client.call('download.open', { bytes: 3_000_000, breakAt: 1_000_000, media }),
    )
    await expect(send({ port, path: `/ticket/${ticket}`, headers: { cookie } })).rejects.toThrow()
    close()
    log.lines.splice(0)
  })

  test('parts of a sound are served with their range, and script types never inline', async () => {
    const { port, cookie } = await openDoor(loopback.url)
    const { client, close } = openClient(port, cookie)
    const sound = { name: 'a.webm', mime: 'audio/webm;codecs=opus', disposition: 'inline' } as const
    const { ticket } = valueOf(await client.call('download.openText', { text: '0123456789', media: sound }))
    const get = (range: string) => send({ port, path: `/ticket/${ticket}`, headers: { cookie, range } })
    const part = await get('bytes=2-4')
    expect([part.status, part.text, part.headers['content-range'], part.headers['content-length']]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
      '3',
    ])
    expect(part.headers['content-disposition']).toMatch(/^inline/)
    expect((await get('bytes=-2')).text).toBe('89')
    expect((await get('bytes=5-')).text).toBe('56789')
    expect((await get('bytes=20-')).status).toBe(416)
    expect((await get('bytes=1-2,4-5')).status).toBe(200)
    expect((await get('lines=1-2')).status).toBe(200)
    for (const mime of [
      'text/html',
      'image/svg+xml',
      'application/xhtml+xml',
      'text/javascript',
      'application/pdf',
    ]) {
      const page = valueOf(
        await client.call('download.openText', { text: '<script>', media: { ...sound, mime } }),
      )
      const { headers } = await send({ port, path: `/ticket/${page.ticket}`, headers: { cookie } })
      expect(headers['content-disposition'], mime).toMatch(/^attachment/)
      if (mime !== 'application/pdf') expect(headers['content-type'], mime).toBe('application/octet-stream')
    }
    close()
  })
})

describe('in Chromium', () => {
  /** Runs in the page: what the policy must let through and what it must stop. */
  const probes = `
    const results = {}
    const violations = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI))
    const probe = async (name, work) => { try { results[name] = await work() } catch (error) { results[name] = error.name } }
    const socket = new WebSocket(new URL('/socket', location.href.replace('http', 'ws')))
    await probe('socket', () => new Promise((resolve) => {
      socket.onopen = () => resolve('open'); socket.onerror = () => resolve('error')
    }))
    await probe('call', () => new Promise((resolve) => {
      socket.onmessage = (event) => resolve(JSON.parse(event.data).value.timeZone)
      socket.send('{"t":"call","id":"c1","name":"core.describe","input":{}}')
    }))
    await probe('cookie', () => document.cookie)
    await probe('style', () => getComputedStyle(document.querySelector('#text')).color)
    await probe('ownFetch', async () => (await fetch('./assets/style-1a2b.css')).status)
    await probe('eval', () => (0, eval)('1 + 1'))
    const policy = trustedTypes.createPolicy('probe', { createScript: (text) => text })
    await probe('trustedEval', () => (0, eval)(policy.createScript('1 + 1')))
    await probe('parsedInlineScript', () => window.parsedInlineRan === true)
    await probe('inlineScript', async () => {
      const script = document.createElement('script')
      try { script.text = 'window.inlineRan = true' } catch (error) { return error.name }
      document.head.append(script)
      return window.inlineRan === true
    })
    await probe('innerHTML', () => { document.createElement('div').innerHTML = '<b>x</b>'; return 'written' })
    const image = (src) => new Promise((resolve) => {
      const picture = new Image(); picture.onload = () => resolve('loaded'); picture.onerror = () => resolve('blocked'); picture.src = src
    })
    await probe('remoteImage', () => image('http://example.invalid/pixel.png'))
    await probe('dataImage', () => image('data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='))
    await probe('remoteFetch', () => fetch('http://example.invalid/'))
    await probe('otherPort', () => fetch('http://127.0.0.1:9/'))
    await probe('form', async () => {
      const form = document.createElement('form'); form.action = 'http://example.invalid/'; form.method = 'post'
      document.body.append(form); form.submit()
      await new Promise((resolve) => setTimeout(resolve, 200))
      return location.pathname
    })
    await probe('inlineStyle', () => {
      const style = document.createElement('style'); style.textContent = '#text { color: red }'; document.head.append(style)
      return getComputedStyle(document.querySelector('#text')).color
    })
    window.outcome = { results, violations }
    document.title = 'done'
  `

  test('security checklist 1 and 7: the socket to self opens, scripts, eval, pictures, forms and fetches from outside do not', async () => {
    await loopback.stop()
    loopback = await start(aRendererFolder(probes))
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).host))
      await page.goto(loopback.url)
      await page.waitForFunction(() => document.title === 'done')
      const { results, violations } = await page.evaluate(
        () => (window as unknown as { outcome: { results: object; violations: string[] } }).outcome,
      )
      expect(page.url()).toBe(`http://127.0.0.1:${loopback.port}/`)
      expect(results).toEqual({
        socket: 'open',
        call: Intl.DateTimeFormat().resolvedOptions().timeZone,
        cookie: '',
        style: 'rgb(1, 2, 3)',
        ownFetch: 200,
        eval: 'EvalError',
        trustedEval: 'EvalError',
        parsedInlineScript: false,
        inlineScript: 'TypeError',
        innerHTML: 'TypeError',
        remoteImage: 'blocked',
        dataImage: 'loaded',
        remoteFetch: 'TypeError',
        otherPort: 'TypeError',
        form: '/',
        inlineStyle: 'rgb(1, 2, 3)',
      })
      const directives = new Set(violations.map((violation) => violation.split(' ')[0]))
      for (const directive of [
        'script-src',
        'img-src',
        'connect-src',
        'form-action',
        'style-src-elem',
        'require-trusted-types-for',
      ]) {
        expect(directives, directive).toContain(directive)
      }
      // Nothing was even asked of another host.
      expect(
        [...new Set(asked)]
          .filter((host) => host !== `127.0.0.1:${loopback.port}`)
          .filter((host) => host !== '' && host !== 'example.invalid'),
      ).toEqual([])
    } finally {
      await browser.close()
    }
  })

  test('a page of another site cannot reach it: no fetch, no picture, no socket, no frame', async () => {
    const { createServer } = await import('node:http')
    const other = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<title>other</title>'),
    )
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const otherPort = typeof address === 'object' && address !== null ? address.port : 0
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext()
      const own = await context.newPage()
      await own.goto(loopback.url)
      await own.waitForFunction(() => document.title === 'ready')
      const foreign = await context.newPage()
      await foreign.goto(`http://localhost:${otherPort}/`)
      const results = await foreign.evaluate(async (target) => {
        const fetched = await fetch(`${target}/`, { credentials: 'include' }).then(
          (answer) => `read ${answer.status}`,
          () => 'refused',
        )
        const opaque = await fetch(`${target}/ticket/${'0'.repeat(64)}`, {
          credentials: 'include',
          method: 'POST',
          mode: 'no-cors',
        }).then(
          (answer) => answer.type,
          () => 'refused',
        )
        const socket = await new Promise((resolve) => {
          const opened = new WebSocket(`${target.replace('http', 'ws')}/socket`)
          opened.onopen = () => resolve('open')
          opened.onerror = () => resolve('refused')
        })
        const frame = await new Promise<string>((resolve) => {
          const element = document.createElement('iframe')
          element.onload = () => {
            try {
              resolve(element.contentDocument?.title ?? 'closed to us')
            } catch {
              resolve('closed to us')
            }
          }
          element.src = `${target}/`
          document.body.append(element)
        })
        return { fetched, opaque, socket, frame }
      }, `http://127.0.0.1:${loopback.port}`)
      expect(results).toEqual({
        fetched: 'refused',
        opaque: 'refused',
        socket: 'refused',
        frame: 'closed to us',
      })
    } finally {
      await browser.close()
      other.closeAllConnections()
      await new Promise((resolve) => other.close(resolve))
    }
  })
})
