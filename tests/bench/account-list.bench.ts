import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import type { Figure } from './figure.ts'
import { median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'
import { type BarePages, serveBarePages } from './support/bare-pages.ts'
import { goAndSee, heapOf, pressKeys, scrollFrames, watchFirstRow, watchKeys } from './support/page-clock.ts'
import { type Cookie, openQuietPage } from './support/quiet-page.ts'
import { makeWorkspace, pageSize, type ServedWorkspace, serveWorkspace } from './support/served-workspace.ts'

const seed = 20_261_126
const accounts = 10_000
const starts = 9
const size = pageSize.viewport
const scrolling = { frames: 150, pixels: 280 }

interface Named {
  readonly route: string
  readonly title: string
}

const makeNotes = async (core: Parameters<Parameters<typeof makeWorkspace>[1]>[0], accountId: string) => {
  const notes: Named[] = []
  for (let index = 0; index < 12; index += 1) {
    const title = `第 ${index} 次拜访`
    const { id } = await core.call('note.create', {
      accountId,
      title,
      body: '客户答应周五前给出接口文档。'.repeat(200),
    })
    notes.push({ route: `/notes/${id}`, title })
  }
  return notes
}

/** From the start of the navigation to the first row, cold each time; ours and the bare page in turns. */
async function coldStarts(
  served: ServedWorkspace,
  bare: BarePages,
  browser: Browser,
): Promise<{ readonly ours: readonly number[]; readonly peers: readonly number[] }> {
  const times = { ours: [] as number[], peers: [] as number[] }
  const open = async (url: string, cookies: readonly Cookie[]): Promise<number> => {
    const page = await openQuietPage(browser, { url, cookies, initScript: `(${watchFirstRow})()`, ...size })
    const time = await page.evaluate<number>('window.firstRow')
    await page.close()
    return time
  }
  for (let turn = -1; turn < starts; turn += 1) {
    const ours = await open(served.urlOf('/accounts'), served.cookies)
    const peer = await open(bare.url('grid'), [])
    if (turn < 0) continue
    times.ours.push(ours)
    times.peers.push(peer)
  }
  return times
}

/** What a person does in ten minutes: looks through the list, opens accounts and notes, asks the palette, goes back. */
async function tenMinutes(page: Page, places: readonly Named[], list: Named): Promise<readonly number[]> {
  const opened: number[] = []
  for (const place of places) {
    await scrollFrames(page, { frames: 30, pixels: 600 })
    opened.push(await goAndSee(page, place.route, place.title))
    await page.keyboard.press('Control+k')
    await pressKeys(page, [...'yuan', 'Escape'])
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, `#${list.route}`)
    await page.locator('[role="grid"] .g-body [role="row"]').first().waitFor()
  }
  return opened
}

/** ACC-1 at the reference size, in Chromium over the real host: the budgets of interface.md §2 that a person sees. */
export async function run(): Promise<readonly Figure[]> {
  const { dataDir, filled } = await makeWorkspace(seed, async (core) => {
    const ids = addAccounts(core, seed, accounts)
    const chosen = ids.slice(0, 400).filter((_, index) => index % 25 === 0)
    const rows = new Map((await core.call('account.list', {})).rows.map((row) => [row.id, row.name]))
    return {
      pages: chosen.map((id): Named => ({ route: `/accounts/${id}`, title: rows.get(id) ?? '' })),
      notes: await makeNotes(core, ids[0] ?? ''),
    }
  })
  const browser = await launchBrowser()
  const bare = await serveBarePages()
  const began = performance.now()
  const served = await serveWorkspace(dataDir, browser)
  const hostAndPage = performance.now() - began
  try {
    const cold = await coldStarts(served, bare, browser)
    const page = await served.newPage()
    await page.goto(served.urlOf('/accounts'))
    await page.locator('[role="grid"] .g-body [role="row"]').first().waitFor()
    const heapAtStart = await heapOf(page)

    const rows = await (await browser.newContext(pageSize)).newPage()
    await rows.goto(bare.url('rows'))
    const frames = { ours: [] as number[], peers: [] as number[] }
    for (let turn = 0; turn < 3; turn += 1) {
      await page.bringToFront()
      frames.ours.push(...(await scrollFrames(page, scrolling)))
      await rows.bringToFront()
      frames.peers.push(...(await scrollFrames(rows, scrolling)))
    }
    await rows.context().close()
    await page.bringToFront()

    await watchKeys(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await pressKeys(page, ['Control'])
    const typed = ['lantingzg', 'yuanhang', 'yinhang', 'qingyu']
    const keys: number[] = []
    for (const word of typed)
      keys.push(...(await pressKeys(page, [...word, ...[...word].map(() => 'Backspace')])))
    await pressKeys(page, ['Escape'])

    const list = { route: '/accounts', title: '' }
    const accountPages = await tenMinutes(page, filled.pages, list)
    for (const note of filled.notes) await goAndSee(page, note.route, note.title)
    const notes: number[] = []
    for (const note of filled.notes.toReversed()) notes.push(await goAndSee(page, note.route, note.title))
    await page.evaluate(() => {
      window.location.hash = '#/accounts'
    })
    await page.locator('[role="grid"] .g-body [role="row"]').first().waitFor()
    const heapAfter = await heapOf(page)

    return [
      {
        name: `cold page to the list of ${accounts} accounts (p95 of ${starts})`,
        value: p95(cold.ours),
        unit: 'ms',
        limit: 1500,
        peer: 'bare React page, same grid',
        ratio: median(cold.ours) / median(cold.peers),
        ratioLimit: 1.6,
      },
      { name: 'host started, opened and first picture', value: hostAndPage, unit: 'ms' },
      {
        name: `grid, scroll frames (p95 of ${frames.ours.length})`,
        value: p95(frames.ours),
        unit: 'ms',
        limit: 17,
        peer: 'bare virtual rows',
        ratio: p95(frames.ours) / p95(frames.peers),
        ratioLimit: 3,
      },
      { name: 'palette, key to next paint (p95)', value: p95(keys), unit: 'ms', limit: 50 },
      { name: 'account page opened (p95)', value: p95(accountPages), unit: 'ms', limit: 100 },
      { name: 'note switched (p95)', value: p95(notes), unit: 'ms', limit: 100 },
      {
        name: 'heap of the page on the list, at the start',
        value: heapAtStart,
        unit: 'MB',
        limit: 40,
        peer: 'its budget',
        ratio: heapAtStart / 40,
        ratioLimit: 1,
      },
      {
        name: 'the same after ten minutes of use',
        value: heapAfter,
        unit: 'MB',
        limit: 80,
        peer: 'its budget',
        ratio: heapAfter / 80,
        ratioLimit: 1,
      },
    ]
  } finally {
    await browser.close()
    await served.stop()
    await bare.close()
  }
}
