import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createKeyFileSecrets } from '../../electron/loopback/key-file.ts'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { openTestCore } from '../support/core.ts'
import { freshDir, startHost } from '../support/host.ts'
import { hostileNotes } from '../support/hostile-notes.ts'

let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  browser = await launchBrowser()
}, 180_000)
afterAll(() => browser.close())

/** A workspace as the host will find it, with every hostile note in it. */
async function workspaceOf(folder: string): Promise<{ readonly dataDir: string; readonly ids: string[] }> {
  const dataDir = join(folder, 'profile')
  const secrets = createKeyFileSecrets(`${dataDir}.key`, {
    bytes: (count) => new Uint8Array(randomBytes(count)),
  })
  const core = await openTestCore({ dataDir, secrets })
  const { recoveryCode } = await core.call('workspace.create', {
    workspaceName: '敌意',
    userName: '陆闻笙',
    language: 'zh-CN',
  })
  await core.call('workspace.confirmRecovery', { code: recoveryCode })
  await core.call('settings.set', { plainEditor: true })
  const ids: string[] = []
  for (const { text } of hostileNotes)
    ids.push(
      (await core.call('note.create', { accountId: null, title: `敌意 ${ids.length}`, body: text })).id,
    )
  await core.stop()
  return { dataDir, ids }
}

describe('security checklist 29: hostile notes in Chromium', () => {
  test('VIS-3 three hundred notes are read: no script runs, nobody is asked for anything', async () => {
    const { dataDir, ids } = await workspaceOf(freshDir('hostile'))
    const host = await startHost({ dataDir })
    onTestFinished(async () => void (await host.stop()))
    const page = await (await browser.newContext()).newPage()
    onTestFinished(() => page.context().close())
    const origin = new URL(host.url).origin
    const outside: string[] = []
    const dialogs: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(origin) && !url.startsWith('blob:')) outside.push(url)
    })
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(host.url)
    await page.getByRole('navigation', { name: '主要区域' }).waitFor()
    // Text becomes no elements, whoever tries; emptying one is let through, the kit does it.
    const written = await page.evaluate(() =>
      ['', '<b>x</b>', ' '].map((html) => {
        const place = document.createElement('div')
        place.textContent = 'before'
        try {
          Reflect.set(place, 'innerHTML', html)
        } catch (error) {
          return (error as Error).name
        }
        return place.textContent
      }),
    )
    expect(written).toEqual(['', 'TypeError', 'TypeError'])
    const read: string[] = []
    const shown: string[] = []
    for (const [index, id] of ids.entries()) {
      await page.evaluate((hash) => {
        window.location.hash = hash
      }, `#/notes/${id}`)
      const title = `敌意 ${index}`
      await page.waitForFunction(
        (wanted) => document.querySelector<HTMLInputElement>('.note-title')?.value === wanted,
        title,
      )
      await page.getByRole('button', { name: '阅读' }).click()
      await page.waitForFunction(() => document.querySelector('.note-md')?.hasChildNodes() === true)
      read.push(id)
      const active = await page.evaluate(() => {
        const article = document.querySelector('.note-md')
        return [...(article?.querySelectorAll('*') ?? [])].flatMap((element) => [
          ...(/^(?:script|img|svg|math|iframe|object|embed|form|style|link|meta|base|video|audio|input)$/.test(
            element.localName,
          )
            ? [element.localName]
            : []),
          ...[...element.attributes]
            .filter(({ name, value }) =>
              name === 'href' ? !/^(?:https:\/\/|mailto:)/.test(value) : /^on|^style$|src/.test(name),
            )
            .map(({ name, value }) => `${name}=${value}`),
        ])
      })
      if (active.length > 0) shown.push(`${hostileNotes[index]?.name}: ${active.join(' ')}`)
    }
    expect(read).toHaveLength(hostileNotes.length)
    expect(shown).toEqual([])
    expect(await page.evaluate(() => '__ran' in window)).toBe(false)
    expect(outside).toEqual([])
    expect(dialogs).toEqual([])
    expect(errors).toEqual([])
    expect(new URL(page.url()).origin).toBe(origin)
  }, 300_000)
})
