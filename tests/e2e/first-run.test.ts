import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(async () => browser.close())

/** The product on a folder, in a browser of a person whose system speaks this language. */
async function open(dataDir: string, locale: string): Promise<Page> {
  const host = await startHost({ dataDir })
  const context = await browser.newContext({ locale })
  onTestFinished(async () => {
    await context.close()
    await host.kill9()
  })
  const page = await context.newPage()
  await page.goto(host.url)
  return page
}

const langOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang)

describe('the first start speaks as the system does', () => {
  test.each([
    ['zh-CN', 'zh-CN', '语言与外观', '简体中文'],
    ['zh-HK', 'zh-TW', '語言與外觀', '繁體中文'],
    ['en-GB', 'en', 'Language and look', 'English'],
    ['de-DE', 'en', 'Language and look', 'English'],
  ])(
    'a system in %s begins in %s, and that language is the one chosen',
    async (locale, lang, heading, name) => {
      const page = await open(freshDir('first-run'), locale)
      await page.getByRole('heading', { name: heading }).waitFor()
      expect(await langOf(page)).toBe(lang)
      expect(await page.getByRole('radio', { name }).isChecked()).toBe(true)
    },
  )

  test('SAF-1 a language that was chosen stays, and the question for the recovery code is asked in the system’s', async () => {
    const dataDir = freshDir('first-run-kept')
    const page = await open(dataDir, 'en-GB')
    await page.locator('label', { hasText: '繁體中文' }).click()
    await page.getByRole('heading', { name: '語言與外觀' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '語言與外觀' }).waitFor()
    await page.locator('label', { hasText: 'English' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('textbox', { name: /Your name/ }).fill('Wen')
    await page.keyboard.press('Enter')
    await page.getByRole('status', { name: 'Recovery code' }).waitFor()

    // Another machine: the key is not there.
    rmSync(`${dataDir}.key`)
    const other = await open(dataDir, 'en-GB')
    await other.getByRole('textbox').waitFor()
    expect(await langOf(other)).toBe('en')
  })
})
