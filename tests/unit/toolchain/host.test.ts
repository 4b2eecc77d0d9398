import { existsSync, mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type DevServer, startDev } from '../../support/dev.ts'
import { freshDir, runBowtie, startHost } from '../../support/host.ts'
import { root } from './repository.ts'

// The host lists the built renderer when it starts; these tests need none of it.
beforeAll(() => {
  mkdirSync(join(root, 'dist/renderer'), { recursive: true })
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the host of the tests', () => {
  it('is the real command: it answers, ends when asked, and opens the same folder again', async () => {
    const dataDir = freshDir('host')
    const keyFile = `${dataDir}.key`
    expect((await runBowtie(['init', '--data', dataDir, '--key-file', keyFile])).code).toBe(0)
    expect(existsSync(keyFile)).toBe(true)
    const first = await startHost({ dataDir, keyFile })
    const response = await fetch(first.url, { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(await first.stop()).toBe(0)
    expect(isAlive(first.pid)).toBe(false)

    const second = await startHost({ dataDir, keyFile })
    expect(second.url).not.toBe(first.url)
    await second.stop()
  })

  it('is gone at once after kill -9, and its folder is free for the next', async () => {
    const dataDir = freshDir('host')
    const first = await startHost({ dataDir })
    await first.kill9()
    expect(isAlive(first.pid)).toBe(false)
    const second = await startHost({ dataDir, keyFile: first.keyFile })
    expect(await second.stop()).toBe(0)
  })

  it('that cannot start is an error with what it said', async () => {
    const taken = await startHost({ dataDir: freshDir('host') })
    const port = Number(new URL(taken.url).port)
    await expect(startHost({ dataDir: freshDir('host'), port })).rejects.toThrow(
      /the host printed: \{"error"[\s\S]*port_in_use/,
    )
    await taken.stop()
  })
})

describe('the command of the tests', () => {
  it('gives exit code, output and JSON; wrong usage is 2', async () => {
    const wrong = await runBowtie(['no-such-command'])
    expect(wrong.code).toBe(2)
    expect(() => wrong.json()).toThrow('printed no JSON')
    const folder = freshDir('command')
    const made = await runBowtie([
      'init',
      '--json',
      '--data',
      join(folder, 'data'),
      '--key-file',
      join(folder, 'key'),
    ])
    expect(made.stderr).toBe('')
    expect(made.code).toBe(0)
    expect(made.json()).toMatchObject({ recoveryCode: expect.any(String) })
  })
})

describe('npm run dev', () => {
  const lines: string[] = []
  let dev: DevServer
  let origin = ''
  let cookie = ''

  const openSocket = (from: string | undefined): Promise<string> =>
    new Promise((done) => {
      const headers = { cookie, ...(from === undefined ? {} : { origin: from }) }
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers })
      socket.on('open', () => {
        socket.close()
        done('open')
      })
      socket.on('error', (error) => done(error.message))
    })

  beforeAll(async () => {
    dev = await startDev({ dataDir: freshDir('dev'), port: 0, log: (line) => lines.push(line) })
    origin = new URL(dev.url).origin
  })
  afterAll(() => dev.stop())

  it('opens once, through the token of the host', async () => {
    const first = await fetch(dev.url, { redirect: 'manual' })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await fetch(dev.url, { redirect: 'manual' })).status).toBe(403)
  })

  it('serves the page with hot reload and without the policy that forbids it', async () => {
    const page = await fetch(`${origin}/`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toBeNull()
    expect(await page.text()).toContain('/@vite/client')
  })

  it('lets its own page reach the core, and nobody else', async () => {
    expect(await openSocket(origin)).toBe('open')
    expect(await openSocket('http://evil.example')).toContain('403')
    expect(await openSocket(undefined)).toContain('403')
  })

  it('starts the core again when its sources change, and says where', async () => {
    const now = new Date()
    utimesSync(join(root, 'electron/core/worker.ts'), now, now)
    await expect.poll(() => lines.at(-1) ?? '', { timeout: 20_000 }).toMatch(/^core started again: http/)
    const url = lines.at(-1)?.slice('core started again: '.length) ?? ''
    expect(new URL(url).origin).toBe(origin)
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
  })
})
