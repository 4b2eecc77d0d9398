import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, type RunningHost, startHost } from '../support/host.ts'
import { prepareWorkspace } from './support/prepared-workspace.ts'

/** Chromium's own microphone for tests: it beeps, and permission is given. */
const microphone = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser({ args: microphone })
}, 180_000)
afterAll(async () => browser.close())

const prepared = () =>
  prepareWorkspace(
    freshDir('cut'),
    async (core) => (await core.call('note.create', { accountId: null, title: '回访' })).id,
  )

async function startOn(dataDir: string): Promise<RunningHost> {
  const host = await startHost({ dataDir })
  onTestFinished(() => host.kill9())
  return host
}

async function openNote(host: RunningHost, noteId: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    permissions: ['microphone'],
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(host.url)
  await page.getByRole('navigation', { name: '主要区域' }).waitFor()
  await page.evaluate((id) => {
    window.location.hash = `#/notes/${id}`
  }, noteId)
  await page.getByRole('button', { name: '录一段语音' }).waitFor()
  return page
}

const timer = (page: Page) => page.getByRole('timer', { name: '已录时长' })
const sound = (page: Page) => page.locator('.note-files audio')

async function recordFor(page: Page, shown: string): Promise<void> {
  await page.getByRole('button', { name: '录一段语音' }).click()
  await timer(page).getByText(shown).waitFor({ timeout: 60_000 })
}

/** Seconds of sound that Chromium decodes from the attachment, its loudness, and how far its player came in it. */
async function listen(page: Page) {
  await sound(page).waitFor()
  return page.evaluate(async () => {
    const player = document.querySelector<HTMLAudioElement>('.note-files audio')
    if (player === null) throw new Error('no player')
    const bytes = await (await fetch(player.src)).arrayBuffer()
    const decoded = await new AudioContext().decodeAudioData(bytes)
    const loudest = decoded.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    await player.play()
    while (player.currentTime < 1) await new Promise((later) => setTimeout(later, 50))
    player.pause()
    return { seconds: decoded.duration, loudest, played: player.currentTime }
  })
}

describe('VIS-6 a recording that is cut off', () => {
  test('VIS-6 the host is killed in the middle: the next start has the recording in its note, and says so', async () => {
    const { dataDir, filled } = await prepared()
    const first = await startOn(dataDir)
    const page = await openNote(first, filled)
    await recordFor(page, '0:07')
    await first.kill9()
    // The page says that it is not stored, and goes on.
    await page.getByRole('alert').getByText('录音先留在内存里').waitFor()
    await timer(page).getByText('0:08').waitFor()

    // Sound of this format begins with these bytes; on the disk nothing does, and none is in base64.
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`))
    for (const clear of ['OpusHead', Buffer.from('OpusHead').toString('base64').slice(0, 10), 'GkXfo'])
      expect(files.some((content) => content.includes(clear))).toBe(false)

    const second = await startOn(dataDir)
    const again = await openNote(second, filled)
    await again.getByText(/录音在 \d\d:\d\d 中断，前 \d+ 秒已保留/).waitFor({ timeout: 30_000 })
    await again.getByText('1 段中断的录音已找回').waitFor()
    const { seconds, loudest, played } = await listen(again)
    // Seven seconds were on screen when the host was killed.
    expect(seconds).toBeGreaterThan(5)
    expect(seconds).toBeLessThan(10)
    expect(loudest).toBeGreaterThan(0.01)
    expect(played).toBeGreaterThanOrEqual(1)
    await again.locator('.note-cut').getByRole('button', { name: '知道了' }).click()
    await again.getByText(/录音在 \d\d:\d\d 中断/).waitFor({ state: 'detached' })
    await again.getByText('1 段中断的录音已找回').waitFor({ state: 'detached' })
    expect(await sound(again).count()).toBe(1)
  })

  test('VIS-6 the page is loaded anew in the middle: the recording is in the note at once', async () => {
    const { dataDir, filled } = await prepared()
    const page = await openNote(await startOn(dataDir), filled)
    await recordFor(page, '0:04')
    await page.reload()
    await page.getByText(/录音在 \d\d:\d\d 中断，前 \d+ 秒已保留/).waitFor({ timeout: 10_000 })
    const { seconds } = await listen(page)
    expect(seconds).toBeGreaterThan(2)
  })

  test('VIS-5 discarded it leaves nothing; undo brings all of it back', async () => {
    const { dataDir, filled } = await prepared()
    const page = await openNote(await startOn(dataDir), filled)
    await recordFor(page, '0:04')
    await page.getByRole('button', { name: '放弃这段录音' }).click()
    await page.getByText('已放弃这段录音').waitFor()
    expect(await timer(page).count()).toBe(0)
    expect(await sound(page).count()).toBe(0)
    await page.getByRole('button', { name: '撤销' }).click()
    const { seconds } = await listen(page)
    expect(seconds).toBeGreaterThan(3)
    expect(await page.getByText(/录音在 \d\d:\d\d 中断/).count()).toBe(0)
  })
})
