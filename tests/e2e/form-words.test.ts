import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { anAccount } from '../support/account-builders.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, type RunningHost, startHost } from '../support/host.ts'
import { inputMethodOf } from './support/input-method.ts'
import { goTo, named } from './support/page-of-life.ts'
import { prepareWorkspace } from './support/prepared-workspace.ts'

const said = '周五前把推广方案发给韩总'
const remark = '他在会上问了两次'

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(() => browser.close())

async function start(dataDir: string): Promise<{ readonly host: RunningHost; readonly page: Page }> {
  const host = await startHost({ dataDir })
  onTestFinished(() => host.kill9())
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => page.context().close())
  page.setDefaultTimeout(20_000)
  await page.goto(host.url)
  await page.locator('#page').waitFor()
  await goTo(page, '/promises')
  return { host, page }
}

async function newPromise(page: Page): Promise<Locator> {
  await page.getByRole('heading', { name: '承诺账本' }).first().waitFor()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: '承诺' })
  await dialog.waitFor()
  return dialog
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('VIS-6 words typed into a promise a second before the host is killed stand in the form at the next start', async () => {
  const { dataDir } = await prepareWorkspace(
    freshDir('form-words'),
    async (core) => void (await anAccount(core)),
  )
  const first = await start(dataDir)
  const dialog = await newPromise(first.page)
  await dialog.getByRole('textbox', { name: named('备注') }).click()
  await first.page.keyboard.insertText(remark)
  await dialog.getByRole('textbox', { name: named('承诺了什么') }).click()
  const ime = await inputMethodOf(first.page)
  await ime.write('zhouwuqian', said)
  await wait(1_000)
  await first.host.kill9()

  // Nothing of it lies in clear text, neither in the folder nor in the browser.
  for (const file of filesBelow(dataDir)) {
    const bytes = readFileSync(file)
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(bytes.includes(Buffer.from(said, encoding)), file).toBe(false)
  }
  const stored = await first.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(stored).not.toContain(said)

  const second = await start(dataDir)
  const again = await newPromise(second.page)
  await again.getByText('已恢复上次没有保存的内容').waitFor()
  const field = again.getByRole('textbox', { name: named('承诺了什么') })
  await expect.poll(() => field.inputValue()).toBe(said)
  expect(await again.getByRole('textbox', { name: named('备注') }).inputValue()).toBe(remark)

  // Escape while the input method composes is its own; the next one closes the form, whose words stay.
  await field.click()
  await second.page.keyboard.press('End')
  const secondIme = await inputMethodOf(second.page)
  await secondIme.compose('chi')
  await secondIme.key('Escape')
  expect(await again.isVisible()).toBe(true)
  await secondIme.commit('，不迟')
  await second.page.keyboard.press('Escape')
  await again.waitFor({ state: 'detached' })
  await second.page.getByRole('button', { name: '接着写' }).click()
  await expect.poll(() => field.inputValue()).toBe(`${said}，不迟`)
}, 120_000)
