import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import type { Figure } from './figure.ts'
import { median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'
import { type BarePages, serveBarePages } from './support/bare-pages.ts'
import { addHistory, addPeople, addRequirements } from './support/loops.ts'
import { goAndFind, pressKeys, scrollFrames, watchKeys } from './support/page-clock.ts'
import { makeWorkspace, pageSize, type ServedWorkspace, serveWorkspace } from './support/served-workspace.ts'

const seed = 20_261_126
/** What issue 3 names, and a tenth of it: a screen must not grow with what is not on it. */
const full = { cards: 2_000, entries: 5_000, people: 150 }
const tenth = { cards: 200, entries: 500, people: 15 }
const visits = 9
const scrolling = { frames: 120, pixels: 240 }

interface Screen {
  readonly name: string
  readonly route: string
  /** What stands there once its records have come. */
  readonly shows: string
  /** What is scrolled: it, or what it lies in. */
  readonly scrolls?: string
  /** Takes the keys. */
  readonly focus: string
  readonly keys: readonly string[]
}

const times = (key: string, count: number): readonly string[] => Array.from({ length: count }, () => key)

async function makeSize(size: typeof full) {
  return makeWorkspace(seed, async (core) => {
    const [busy = '', many = '', ...others] = addAccounts(core, seed, 60)
    addRequirements(core, [busy, ...others], size.cards)
    addHistory(core, many, size.entries)
    await addPeople(core, many, size.people)
    return { accountId: many }
  })
}

const screensOf = (accountId: string): readonly Screen[] => [
  {
    name: 'board',
    route: '/requirements?view=board',
    shows: '.kcol-i [role="option"]',
    scrolls: '.kcol-l',
    focus: '.kcol-i [role="option"][tabindex="0"]',
    keys: [...times('ArrowDown', 12), ...times('ArrowRight', 3), ...times('ArrowUp', 6)],
  },
  {
    name: 'timeline',
    route: `/accounts/${accountId}?tab=timeline`,
    shows: '.tl-row time',
    scrolls: '.tl-all',
    focus: '.tl-row [tabindex="0"]',
    keys: [...times('ArrowDown', 12), 'PageDown', 'PageDown', 'End', 'Home', ...times('ArrowDown', 4)],
  },
  {
    name: 'map',
    route: `/accounts/${accountId}/map`,
    shows: '.react-flow__node',
    focus: '.react-flow__node[tabindex="0"], .react-flow__node [tabindex="0"]',
    keys: [...times('ArrowDown', 3), ...times('ArrowRight', 6), ...times('ArrowUp', 2), 'End', 'Home'],
  },
]

interface Times {
  readonly opened: readonly number[]
  readonly keys: readonly number[]
  readonly frames: readonly number[]
}

/** Each time from a screen that has nothing to do with it; the first time its code is fetched, and does not count. */
async function visitScreen(page: Page, screen: Screen): Promise<Times> {
  const opened: number[] = []
  const elsewhere = { route: '/settings/look', shows: '.set-body' }
  for (let visit = -1; visit < visits; visit += 1) {
    await goAndFind(page, elsewhere.route, elsewhere.shows)
    const taken = await goAndFind(page, screen.route, screen.shows)
    if (visit >= 0) opened.push(taken)
  }
  await page.locator(screen.focus).first().focus()
  const keys = await pressKeys(page, screen.keys)
  const frames = screen.scrolls === undefined ? [] : await scrollFrames(page, scrolling, screen.scrolls)
  return { opened, keys, frames }
}

async function measureSize(served: ServedWorkspace, accountId: string): Promise<ReadonlyMap<string, Times>> {
  const page = await served.newPage()
  await page.goto(served.urlOf('/settings/look'))
  await page.locator('.set-body').waitFor()
  await watchKeys(page)
  const found = new Map<string, Times>()
  for (const screen of screensOf(accountId)) found.set(screen.name, await visitScreen(page, screen))
  await page.context().close()
  return found
}

async function bareFrames(bare: BarePages, browser: Browser): Promise<readonly number[]> {
  const page = await (await browser.newContext(pageSize)).newPage()
  await page.goto(bare.url('rows'))
  const frames = await scrollFrames(page, scrolling)
  await page.context().close()
  return frames
}

/** REQ-8, VIS-7, PPL-2 at the size of a long life: opened, moved through by key, scrolled. */
export async function run(): Promise<readonly Figure[]> {
  const browser = await launchBrowser()
  const bare = await serveBarePages()
  try {
    const sizes: ReadonlyMap<string, Times>[] = []
    for (const size of [full, tenth]) {
      const { dataDir, filled } = await makeSize(size)
      const served = await serveWorkspace(dataDir, browser)
      try {
        sizes.push(await measureSize(served, filled.accountId))
      } finally {
        await served.stop()
      }
    }
    const peers = await bareFrames(bare, browser)
    const [large, small] = sizes
    const what = {
      board: [`board of ${full.cards} cards`, 'the same with a tenth', 3],
      timeline: [`timeline of ${full.entries} entries`, 'the same with a tenth', 3],
      // Everybody is on the map at once: ten times the cards are ten times the elements.
      map: [`map of ${full.people} people`, 'the same with a tenth', 10],
    } as const
    return Object.entries(what).flatMap(([name, [title, peer, ratioLimit]]): Figure[] => {
      const ours = large?.get(name)
      const less = small?.get(name)
      if (ours === undefined || less === undefined) throw new Error(`${name} was not measured`)
      return [
        {
          name: `${title}, opened (p95)`,
          value: p95(ours.opened),
          unit: 'ms',
          limit: 100,
          peer,
          ratio: median(ours.opened) / median(less.opened),
          ratioLimit,
        },
        {
          name: `${title}, key to next paint (p95 of ${ours.keys.length})`,
          value: p95(ours.keys),
          unit: 'ms',
          limit: 100,
          peer,
          ratio: median(ours.keys) / median(less.keys),
          ratioLimit,
        },
        ...(ours.frames.length === 0
          ? []
          : [
              {
                name: `${title}, scroll frames (p95 of ${ours.frames.length})`,
                value: p95(ours.frames),
                unit: 'ms',
                limit: 17,
                peer: 'bare virtual rows',
                ratio: p95(ours.frames) / p95(peers),
                ratioLimit: 3,
              },
            ]),
      ]
    })
  } finally {
    await browser.close()
    await bare.close()
  }
}
