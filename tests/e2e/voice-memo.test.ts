import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'
import { prepareWorkspace } from './support/prepared-workspace.ts'

/** Chromium's own microphone for tests: it beeps, and permission is given. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser({ args: microphone })
}, 180_000)
afterAll(async () => browser.close())

async function openNote(): Promise<Page> {
  const { dataDir, filled } = await prepareWorkspace(
    freshDir('voice'),
    async (core) => (await core.call('note.create', { accountId: null, title: '回访' })).id,
  )
  const host = await startHost({ dataDir })
  // As narrow as a laptop beside a customer's papers.
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1024, height: 700 },
    permissions: ['microphone'],
  })
  onTestFinished(async () => {
    await context.close()
    await host.kill9()
  })
  const page = await context.newPage()
  // Which microphones the page holds, to see that it lets go of them.
  await page.addInitScript(() => {
    const { mediaDevices } = navigator
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
  await page.goto(host.url)
  await page.getByRole('navigation', { name: '主要区域' }).waitFor()
  await page.evaluate((id) => {
    window.location.hash = `#/notes/${id}`
  }, filled)
  await page.getByRole('button', { name: '录一段语音' }).click()
  await page.getByRole('timer', { name: '已录时长' }).getByText('0:01').waitFor()
  // Wide enough for the files beside the note.
  await page.setViewportSize({ width: 1440, height: 900 })
  return page
}

const states = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
  )

const memo = (page: Page) => page.getByRole('button', { name: '回访.webm', exact: true })

describe('VIS-5 a voice memo', () => {
  test('VIS-5 shows its length, its level and where it is kept; the same button ends it, and it lies with the note', async () => {
    const page = await openNote()
    await page.getByText('加密存在这台电脑').waitFor()
    // The beep is heard.
    await expect
      .poll(() =>
        page
          .locator('.memo-level')
          .evaluate((mark) => Number(getComputedStyle(mark).getPropertyValue('--level'))),
      )
      .toBeGreaterThan(0)
    // Nothing has opened over the page, and the focus is where the next press ends it.
    expect(await page.getByRole('listbox').count()).toBe(0)
    await page.keyboard.press('Enter')
    await memo(page).waitFor()
    expect(await page.getByRole('timer').count()).toBe(0)
    expect(await states(page)).toEqual(['ended'])
    await page.getByRole('button', { name: '录一段语音' }).waitFor()
  })

  test('VIS-5 who leaves the note ends the recording; what was said is kept, the microphone is free', async () => {
    const page = await openNote()
    await page.evaluate(() => {
      window.location.hash = '#/accounts'
    })
    await page.getByRole('grid').or(page.getByText('还没有客户')).first().waitFor()
    await expect.poll(() => states(page)).toEqual(['ended'])
    await page.goBack()
    await memo(page).waitFor()
  })
})
