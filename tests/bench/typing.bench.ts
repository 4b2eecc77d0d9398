import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import type { Figure } from './figure.ts'
import { median, p95 } from './statistics.ts'
import { serveBarePages } from './support/bare-pages.ts'
import { noteTexts } from './support/notes.ts'
import { pressKeys, watchKeys } from './support/page-clock.ts'
import { makeWorkspace, pageSize, serveWorkspace } from './support/served-workspace.ts'

const seed = 20_261_126
const characters = 300_000
const blocks = 4
const keys = 'agenda items '

/** A note of three hundred thousand characters in paragraphs. */
function longText(): string {
  const texts = noteTexts(seed)
  let text = ''
  while (text.length < characters) text += `${texts.next().value.body}\n\n`
  return text.slice(0, characters)
}

const startTyping = async (page: Page): Promise<void> => {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await watchKeys(page)
}

/** VIS-3: a key in a long note until the picture shows it; in ours and in a bare editor in turns. */
export async function run(): Promise<readonly Figure[]> {
  const body = longText()
  const { dataDir, filled: noteId } = await makeWorkspace(
    seed,
    async (core) => (await core.call('note.create', { accountId: null, title: '季度回顾', body })).id,
  )
  const browser = await launchBrowser()
  const bare = await serveBarePages()
  const served = await serveWorkspace(dataDir, browser)
  try {
    const ours = await served.newPage()
    await ours.goto(served.urlOf(`/notes/${noteId}`))
    const peer = await (await browser.newContext(pageSize)).newPage()
    await peer.addInitScript((text) => {
      Object.assign(window, { bareText: text })
    }, body)
    await peer.goto(bare.url('editor'))
    for (const page of [ours, peer]) {
      await page.bringToFront()
      await startTyping(page)
    }
    const times = { ours: [] as number[], peers: [] as number[] }
    for (let block = 0; block <= blocks; block += 1) {
      for (const [name, page] of [
        ['ours', ours],
        ['peers', peer],
      ] as const) {
        await page.bringToFront()
        const taken = await pressKeys(page, keys)
        if (block > 0) times[name].push(...taken)
      }
    }
    return [
      {
        name: `key in a note of ${characters} characters to next paint (p95 of ${times.ours.length})`,
        value: p95(times.ours),
        unit: 'ms',
        limit: 33,
        peer: 'bare CodeMirror, same text',
        ratio: median(times.ours) / median(times.peers),
        ratioLimit: 1.5,
      },
    ]
  } finally {
    await browser.close()
    await served.stop()
    await bare.close()
  }
}
