import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { languages } from '../../renderer/i18n/languages.ts'
import { firstCatalogue } from '../../renderer/i18n/load.ts'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, startHost } from '../support/host.ts'
import { everyPlace, routesLeftOut } from './support/every-route.ts'
import { type PreparedWorkspace, prepareWorkspace } from './support/prepared-workspace.ts'
import type { Place } from './support/every-route.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let workspace: PreparedWorkspace & { readonly filled: readonly Place[] }
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
  workspace = await prepareWorkspace(freshDir('accessibility'), everyPlace)
}, 180_000)
afterAll(() => browser.close())

/** Goes there within the page and waits until its records stand and nothing moves any more. */
async function goTo(page: Page, { route, shows }: Place): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#${route}`)
  await page.locator(shows).first().waitFor({ state: 'attached' })
  await settled(page)
}

/** Nothing was written into the page for a quarter of a second, and no movement runs. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = 0
        const observer = new MutationObserver(() => wait())
        const wait = (): void => {
          window.clearTimeout(timer)
          timer = window.setTimeout(() => {
            if (document.getAnimations().some(({ playState }) => playState === 'running')) wait()
            else {
              observer.disconnect()
              resolve()
            }
          }, 250)
        }
        observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true })
        wait()
      }),
  )

/** WCAG 2.2 AA, as axe can see it. */
const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  resultTypes: ['violations'],
}

const findingsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await page.evaluate(
    (wanted) =>
      (window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } }).axe.run(
        document,
        wanted,
      ),
    options,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  )
}

/** `accounts.column.name` where words should stand: everything a person sees or hears. */
const keysShown = (page: Page): Promise<readonly string[]> =>
  page.evaluate((areas) => {
    const heard = [...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    )
    const key = new RegExp(`(?:^|[\\s(（“「])(?:${areas.join('|')})\\.[a-zA-Z_]+(?:\\.\\w+)*|\\{\\{`, 'g')
    return [document.title, document.body.innerText, ...heard].flatMap((text) => text.match(key) ?? [])
  }, Object.keys(firstCatalogue))

describe('every route in Chromium, in every language, light and dark', () => {
  test('the list of places knows every route', () => {
    expect(routesLeftOut(workspace.filled)).toEqual([])
  })

  test.each(languages)(
    '%s: WCAG 2.2 AA holds, and no key stands where words should',
    async (language) => {
      await workspace.change((core) =>
        core.call('settings.set', { language, theme: 'system', motion: false }).then(() => undefined),
      )
      const host = await startHost({ dataDir: workspace.dataDir })
      onTestFinished(async () => void (await host.stop()))
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
      onTestFinished(() => page.context().close())
      page.setDefaultTimeout(10_000)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(host.url)
      await page.locator('#page').waitFor()
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
      await page.evaluate(axeSource)
      const findings: string[] = []
      for (const place of workspace.filled) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          if (colorScheme === 'light') await goTo(page, place)
          await page.waitForFunction(
            (theme) => document.documentElement.dataset['theme'] === theme,
            colorScheme,
          )
          for (const finding of await findingsOf(page))
            findings.push(`${place.route} ${colorScheme} ${finding}`)
        }
        for (const key of await keysShown(page)) findings.push(`${place.route} untranslated ${key}`)
      }
      expect(findings).toEqual([])
      expect(errors).toEqual([])
    },
    180_000,
  )
})
