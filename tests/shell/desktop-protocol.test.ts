import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/host/headers.ts'
import { type Application, startApplication } from './substitute/application.ts'
import { dist } from './support/built.ts'
import { callCore, hostCall, journalOf, runJob } from './support/desktop.ts'
import { traversalPaths } from './support/sample-renderer.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.kill())

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * What the protocol's handler answers. Handed the address as it stands: `new Request` would resolve `..` before the
 * handler sees it, and what Chromium lets through is not what must keep us safe.
 */
const ask = (url: string, method = 'GET', body: string | null = null): Promise<Reply> =>
  application.run(
    async (electron, asked, verb, sent) => {
      const request = {
        url: asked,
        method: verb,
        headers: new Headers(),
        body: sent === null ? null : new Blob([sent]).stream(),
      }
      const response = await electron.protocol.answer?.(request as unknown as Request)
      if (response === undefined) throw new Error('the protocol is not handled')
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      }
    },
    url,
    method,
    body,
  )

const expectGuarded = ({ headers }: Reply, name: string): void =>
  expect(headers, name).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })

const rendererFiles = globSync('**/*.*', { cwd: join(dist, 'renderer') }).map((path) =>
  path.replaceAll('\\', '/'),
)

test('security 7: every answer carries the policy and nosniff, whatever its status', async () => {
  const ticket = `/ticket/${'0'.repeat(64)}`
  const answers = [
    [200, await ask('app://bowtie/index.html')],
    [200, await ask('app://bowtie/')],
    [200, await ask('app://bowtie/index.html?query#fragment')],
    [200, await ask('app://bowtie/index.html', 'HEAD')],
    [404, await ask('app://bowtie/none.js')],
    [404, await ask('app://elsewhere/index.html')],
    [405, await ask('app://bowtie/index.html', 'POST', 'x')],
    [405, await ask('app://bowtie/index.html', 'DELETE')],
    [404, await ask(`app://bowtie${ticket}`)],
    [404, await ask(`app://bowtie${ticket}`, 'POST', 'x')],
    [405, await ask(`app://bowtie${ticket}`, 'PUT', 'x')],
  ] as const
  expect(answers.map(([, { status }]) => status)).toEqual(answers.map(([status]) => status))
  for (const [status, answer] of answers) expectGuarded(answer, String(status))
})

test('security 7: every file of the built renderer is served with its type and the policy', async () => {
  expect(rendererFiles).toContain('index.html')
  for (const path of rendererFiles) {
    const answer = await ask(`app://bowtie/${path}`)
    expect(answer.status, path).toBe(200)
    expect(answer.headers['content-type'], path).toMatch(/^(?:text|image|font|application)\/(?!octet-stream)/)
    expectGuarded(answer, path)
  }
})

test('security 1: the built page names no script, style or picture from elsewhere, and has nothing inline', () => {
  const html = readFileSync(join(dist, 'renderer/index.html'), 'utf8')
  const named = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '')
  expect(named.filter((address) => !address.startsWith('./'))).toEqual([])
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|https?:/i)
})

test('security 18: 60 and more ways out of the folder are unknown names', async () => {
  const paths = traversalPaths()
  expect(paths.length).toBeGreaterThanOrEqual(60)
  for (const path of paths) {
    const answer = await ask(`app://bowtie${path}`)
    expect([answer.status, answer.text], path).toEqual([404, ''])
    expectGuarded(answer, path)
  }
})

test('security 18: what only resembles our origin is no address of ours', async () => {
  const foreign = [
    'app://bowtie.evil/index.html',
    'app://bowtie:1/index.html',
    'app://user@bowtie/index.html',
    'app://user:word@bowtie/index.html',
    'app:/bowtie/index.html',
    'app:bowtie/index.html',
    'app://BOWTIE/index.html',
    'APP://bowtie/index.html',
    ' app://bowtie/index.html',
    'app://bow\ttie/index.html',
    'app:\\\\bowtie\\index.html',
    'file:///etc/passwd',
    'https://bowtie/index.html',
    'not an address',
  ]
  for (const url of foreign) expect((await ask(url)).status, url).toBe(404)
})

test('security 18: the scheme is standard and secure, and its pages cannot get round the policy', async () => {
  const [registered] = await journalOf(application, 'protocol.registerSchemesAsPrivileged')
  expect(registered?.values).toEqual([
    [
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ],
  ])
  const order = await journalOf(
    application,
    'protocol.registerSchemesAsPrivileged',
    'protocol.handle',
    'BrowserWindow',
  )
  expect(order.map(({ name }) => name)).toEqual([
    'protocol.registerSchemesAsPrivileged',
    'protocol.handle',
    'BrowserWindow',
  ])
})

describe('bytes by ticket', () => {
  interface Exported {
    readonly ticket: string
    readonly name: string
    readonly bytes: number
  }
  const runExport = (format: string): Promise<Exported> =>
    runJob(application, 'export.run', { what: 'notes', format, language: 'zh-CN' })

  beforeAll(async () => {
    await callCore(application, 'workspace.create', {
      workspaceName: '华南',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    await callCore(application, 'note.create', { accountId: null, title: '拜访远山精工' })
  })

  test('IOX-2: an export comes down by its ticket, whole, under its name, and once', async () => {
    const { ticket, name, bytes } = await runExport('csv')
    const answer = await ask(`app://bowtie/ticket/${ticket}`)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('拜访远山精工')
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/csv/),
      'content-length': String(bytes),
      'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent(name)}`),
    })
    expectGuarded(answer, 'ticket')
    expect((await ask(`app://bowtie/ticket/${ticket}`)).status).toBe(404)
  })

  test('IOX-2: an export is written where the person says, and the page learns nothing of where', async () => {
    const { ticket, name, bytes } = await runExport('xlsx')
    const target = join(application.folder, '导出.xlsx')
    await application.run((electron, path) => void electron.world.saveAs.push(path), target)
    expect(await hostCall(application, 'download.save', { ticket, name })).toEqual({ outcome: 'saved' })
    expect(statSync(target).size).toBe(bytes)
    expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK')
    expect(await hostCall(application, 'download.save', { ticket, name })).toEqual({ outcome: 'cancelled' })
  })
})
