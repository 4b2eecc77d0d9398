import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, startApplication } from '../shell/substitute/application.ts'
import { type ShownWindow, showWindow } from '../shell/substitute/shown-window.ts'
import { ensureBuilt } from '../shell/support/built.ts'
import { journalOf } from '../shell/support/desktop.ts'
import { launchBrowser } from '../support/browser.ts'
import { toTheFirstCustomers } from './support/first-run.ts'

/**
 * The same renderer build under the other port: the built page in Chromium, behind the built preload and main process.
 * Only Electron itself is replaced.
 */

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(() => browser.close())

const open = async (folder?: string): Promise<{ application: Application; shown: ShownWindow }> => {
  const application = await startApplication({
    env: { SUBSTITUTE_LANGUAGE: 'zh-Hans-CN' },
    ...(folder === undefined ? {} : { folder }),
  })
  return { application, shown: await showWindow(application, browser) }
}

async function goThroughFirstRun(page: Page): Promise<void> {
  await page.locator('label', { hasText: '深色' }).click()
  await toTheFirstCustomers(page)
  await page.locator('label', { hasText: '从空白开始' }).click()
  await page.getByRole('button', { name: '从空白开始' }).click()
  await page.getByRole('navigation', { name: '主要区域' }).waitFor()
}

const chooseInMenu = (application: Application, id: string): Promise<void> =>
  application.run((electron, wanted) => {
    interface Entry {
      readonly id?: string
      readonly submenu?: readonly Entry[]
      click?(): void
    }
    const all = (entries: readonly Entry[]): readonly Entry[] =>
      entries.flatMap((entry) => [entry, ...all(entry.submenu ?? [])])
    const { template } = electron.Menu.shown as { template: readonly Entry[] }
    const entry = all(template).find((candidate) => candidate.id === wanted)
    if (entry?.click === undefined) throw new Error(`the menu has no ${wanted}`)
    entry.click()
  }, id)

describe('the desktop program, all but Electron', () => {
  test('SAF-1 first run in the language of the system, menu and title from the page, quit, and open again', async () => {
    const { application, shown } = await open()
    const { page } = shown
    await goThroughFirstRun(page)

    // What the host does for the page has been asked for, in the page's words.
    const menu = (await application.run((electron) =>
      JSON.parse(JSON.stringify((electron.Menu.shown as { template?: unknown } | null)?.template ?? null)),
    )) as { label: string }[] | null
    expect(menu?.length).toBeGreaterThan(2)
    expect(menu?.map(({ label }) => label).join('')).toMatch(/\p{Script=Han}/u)
    expect((await journalOf(application, 'window.setTitle')).length).toBeGreaterThan(0)

    expect(await application.run((electron) => electron.nativeTheme.themeSource)).toBe('dark')

    // Choosing an entry of the native menu does it in the page.
    await chooseInMenu(application, 'app.keyMap')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')

    // Nothing but our own page was asked for, and the policy had nothing to stop.
    expect(shown.outside).toEqual([])
    expect(shown.errors).toEqual([])

    await application.run((electron) => electron.app.quit())
    expect(await application.ended).toBe(0)
    await shown.stop()

    const again = await open(application.folder)
    await again.shown.page.getByRole('navigation', { name: '主要区域' }).waitFor()
    const [window] = await journalOf(again.application, 'BrowserWindow')
    expect(window?.values[0]).toMatchObject({ backgroundColor: '#11181b' })
    expect(again.shown.errors).toEqual([])
    await again.shown.stop()
  }, 180_000)
})
