import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'
import { prepareWorkspace } from './support/prepared-workspace.ts'

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(async () => browser.close())

async function openBoard(): Promise<Page> {
  const { dataDir } = await prepareWorkspace(freshDir('board'), async (core) => {
    await core.runJob('workspace.addSample', {})
  })
  const host = await startHost({ dataDir })
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  onTestFinished(async () => {
    await context.close()
    await host.kill9()
  })
  const page = await context.newPage()
  await page.goto(host.url)
  await page.getByRole('navigation', { name: '主要区域' }).waitFor()
  await page.evaluate(() => {
    window.location.hash = '#/requirements?view=board'
  })
  return page
}

async function boxOf(
  place: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
  const box = await place.boundingBox()
  if (box === null) throw new Error('it is not drawn')
  return box
}

describe('the board under a real mouse', () => {
  test('REQ-8 a card goes where it was aimed at: no column moves while it is in the air', async () => {
    const page = await openBoard()
    const card = page.getByRole('option', { name: /多工厂产能合看/ })
    await card.waitFor()
    const target = page.getByRole('listbox', { name: /^已排期/ })
    const [from, to] = [await boxOf(card), await boxOf(target)]
    await page.mouse.move(from.x + 40, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(from.x + 70, from.y + 40, { steps: 4 })
    // Aimed at where the column stood before the card was taken.
    await page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 8 })
    expect(await boxOf(target)).toMatchObject({ x: to.x, width: to.width })
    await page.mouse.up()
    await page.getByRole('dialog', { name: /移到「已排期」/ }).waitFor()
    await page.keyboard.press('Escape')
    // A plain press still chooses it.
    await card.click()
    await page.getByRole('heading', { name: '多工厂产能合看' }).waitFor()
  })
})
