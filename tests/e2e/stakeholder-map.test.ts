import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Language, languages } from '../../renderer/i18n/languages.ts'
import { ensureBuilt } from '../shell/support/built.ts'
import { anAccount, aPerson } from '../support/account-builders.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'
import { type PreparedWorkspace, prepareWorkspace } from './support/prepared-workspace.ts'

interface Filled {
  readonly accountId: string
  readonly boss: string
  readonly clerk: string
  readonly champion: string
}

let browser: Browser
let workspace: PreparedWorkspace & { readonly filled: Filled }
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
  workspace = await prepareWorkspace(freshDir('stakeholder-map'), async (core): Promise<Filled> => {
    const accountId = await anAccount(core)
    const boss = await aPerson(core, accountId, { name: '覃若谷', role: 'economic_buyer' })
    const clerk = await aPerson(core, accountId, { name: '柴松年', role: 'user', reportsToId: boss })
    const champion = await aPerson(core, accountId, { name: '祁望', role: 'champion' })
    return { accountId, boss, clerk, champion }
  })
}, 180_000)
afterAll(() => browser.close())

async function openMap(language: Language): Promise<Page> {
  await workspace.change((core) =>
    core.call('settings.set', { language, motion: false }).then(() => undefined),
  )
  const host = await startHost({ dataDir: workspace.dataDir })
  onTestFinished(async () => void (await host.stop()))
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => page.context().close())
  page.setDefaultTimeout(20_000)
  await page.goto(host.url)
  await page.locator('#page').waitFor()
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/accounts/${workspace.filled.accountId}/map`)
  await page.locator('.react-flow__node').first().waitFor()
  return page
}

/** A busy machine draws late. */
const patient = { timeout: 20_000 }

const cardOf = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)

async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not on screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function dragFrom(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const start = await middleOf(from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  // The drag begins where the pointer has left the click's tolerance.
  await page.mouse.move(start.x + 2, start.y)
  await page.mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Waits until the card's middle is at a height and a distance from the left. */
const comesTo = (page: Page, id: string, wanted: { readonly x: number; readonly y: number }): Promise<void> =>
  expect
    .poll(async () => {
      const { x, y } = await middleOf(cardOf(page, id))
      return [Math.abs(x - wanted.x) < 4, Math.abs(y - wanted.y) < 4]
    }, patient)
    .toEqual([true, true])

describe('the drawn stakeholder map in Chromium', () => {
  test('PPL-2 a card is dragged and taken back, moved by keys in one step, and lines are drawn from its edges', async () => {
    const page = await openMap('zh-CN')
    const { boss, clerk, champion } = workspace.filled
    const edges = page.locator('.react-flow__edge')
    await expect.poll(() => edges.count(), patient).toBe(1)

    const before = await middleOf(cardOf(page, champion))
    const there = { x: before.x + 200, y: before.y - 60 }
    await dragFrom(page, cardOf(page, champion), there)
    await comesTo(page, champion, there)
    await page
      .getByText(/重排了人脉图|移动「祁望」的卡片/)
      .first()
      .waitFor()
    await page.keyboard.press('Control+z')
    await comesTo(page, champion, before)
    await page.keyboard.press('Control+Shift+z')
    await comesTo(page, champion, there)

    // Three steps with Shift are one action: one undo takes them back together.
    await cardOf(page, champion).focus()
    await page.keyboard.down('Shift')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.up('Shift')
    await expect
      .poll(async () => (await middleOf(cardOf(page, champion))).y - there.y, patient)
      .toBeGreaterThan(30)
    await page.getByText('移动「祁望」的卡片').first().waitFor()
    await page.keyboard.press('Control+z')
    await comesTo(page, champion, there)

    // Arrows go along the reporting line.
    await cardOf(page, clerk).focus()
    await page.keyboard.press('ArrowUp')
    await expect
      .poll(() => cardOf(page, boss).evaluate((card) => card === document.activeElement), patient)
      .toBe(true)

    // From the side: influence. From the upper edge: whom they report to. Back to front is refused in words.
    await cardOf(page, champion).hover()
    await dragFrom(page, cardOf(page, champion).locator('.say-left'), await middleOf(cardOf(page, boss)))
    await expect.poll(() => edges.count(), patient).toBe(2)
    await page.getByRole('complementary').getByText('祁望 → 覃若谷').waitFor()
    await cardOf(page, champion).hover()
    await dragFrom(page, cardOf(page, champion).locator('.superior'), await middleOf(cardOf(page, clerk)))
    await expect.poll(() => edges.count(), patient).toBe(3)
    await cardOf(page, boss).hover()
    await dragFrom(page, cardOf(page, boss).locator('.superior'), await middleOf(cardOf(page, champion)))
    await page
      .getByText(/这样会绕回自己：覃若谷 → 祁望 → 柴松年 → 覃若谷/)
      .first()
      .waitFor()
    expect(await edges.count()).toBe(3)

    // What was drawn is there after a reload, and each line is one step to take back.
    await page.reload()
    await expect.poll(() => edges.count(), patient).toBe(3)
    await page.keyboard.press('Control+z')
    await expect.poll(() => edges.count(), patient).toBe(2)
  }, 180_000)

  test('PPL-2 attitude is changed from the menu of the card, by keyboard alone', async () => {
    const page = await openMap('zh-CN')
    await cardOf(page, workspace.filled.boss).focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: '态度' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('menuitem', { name: '反对' }).focus()
    await page.keyboard.press('Enter')
    await cardOf(page, workspace.filled.boss).getByText('反对').waitFor()
  }, 120_000)

  test('PPL-2 it is printed on A4 across, with everything as a table', async () => {
    const page = await openMap('zh-CN')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(boxes.length).toBeGreaterThanOrEqual(2)
    for (const [, width, height] of boxes) {
      expect(Math.round(Number(width))).toBe(842)
      expect(Math.round(Number(height))).toBe(595)
    }
  }, 120_000)

  test.each(languages)(
    'PPL-2 says in %s what the card, the handles and the key mean',
    async (language) => {
      const page = await openMap(language)
      const words = {
        'zh-CN': ['经济决策人', '自动排列', '图例', '拖到上级：向他汇报'],
        'zh-TW': ['經濟決策人', '自動排列', '圖例', '拖到上級：向他彙報'],
        en: ['Economic buyer', 'Arrange', 'Key', 'Drag to a superior: reports to them'],
      }[language]
      const [role = '', arrange = '', key = '', handle = ''] = words
      await cardOf(page, workspace.filled.boss).getByText(role).waitFor()
      // What the last test chose is still chosen; the key is there when nothing is.
      await cardOf(page, workspace.filled.boss).focus()
      await page.keyboard.press('Escape')
      await cardOf(page, workspace.filled.boss).hover()
      await page.getByRole('button', { name: arrange }).waitFor()
      await page.getByRole('region', { name: key, exact: true }).getByText(key, { exact: true }).waitFor()
      expect(await page.locator('.react-flow__handle.superior').first().getAttribute('title')).toBe(handle)
    },
    120_000,
  )

  test('PPL-3 the card of somebody who is elsewhere now stays, with Shift and arrows as under the pointer', async () => {
    let gone = ''
    await workspace.change(async (core) => {
      gone = await aPerson(core, workspace.filled.accountId, { name: '蒲怀瑾' })
      const elsewhere = await anAccount(core, { name: '蓝屿港务' })
      await core.call('person.update', { id: gone, patch: { accountId: elsewhere }, day: '2026-11-20' })
    })
    const page = await openMap('zh-CN')
    // Where it lies on the map, wherever the map is looked at from.
    const place = () => cardOf(page, gone).evaluate((card) => (card as HTMLElement).style.transform)
    const before = await place()
    await cardOf(page, gone).focus()
    await page.keyboard.down('Shift')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.up('Shift')
    // One step on a card that may be moved says that the keys were heard.
    await page.keyboard.press('ArrowUp')
    await expect
      .poll(() => cardOf(page, gone).evaluate((card) => card !== document.activeElement), patient)
      .toBe(true)
    expect(await place()).toBe(before)
  }, 120_000)
})
