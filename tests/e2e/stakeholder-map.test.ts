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

const cardOf = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)

describe('the drawn stakeholder map in Chromium', () => {
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
      await page.getByRole('button', { name: arrange }).waitFor()
      await page.getByRole('heading', { name: key }).waitFor()
      expect(await page.locator('.react-flow__handle.superior').first().getAttribute('title')).toBe(handle)
    },
    120_000,
  )
})
