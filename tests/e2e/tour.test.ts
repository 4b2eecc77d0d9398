import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Download, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '../shell/support/built.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDir, type RunningHost, startHost } from '../support/host.ts'
import { type CutNetwork, cutNetwork, noteAddresses, outsideOf } from './support/cut-network.ts'
import { toTheFirstCustomers } from './support/first-run.ts'
import { type InputMethod, inputMethodOf } from './support/input-method.ts'

const ravenstack = [
  'ravenstack_accounts.csv',
  'ravenstack_subscriptions.csv',
  'ravenstack_feature_usage.csv',
  'ravenstack_supports_ticket.csv',
  'ravenstack_churn_events.csv',
].map((name) => resolve(import.meta.dirname, '../data/ravenstack', name))

const guard = pathToFileURL(resolve(import.meta.dirname, 'support/refuse-outside.ts')).href

let network: CutNetwork
let browser: Browser
beforeAll(async () => {
  ensureBuilt()
  network = await cutNetwork()
  browser = await launchBrowser({ args: [...network.flags] })
}, 180_000)
afterAll(async () => {
  await browser.close()
  await network.close()
})

const start = async (dataDir: string): Promise<RunningHost> => {
  const host = await startHost({ dataDir, env: { NODE_OPTIONS: `--import ${guard}` } })
  onTestFinished(async () => {
    await host.kill9()
  })
  return host
}

const editorOf = (page: Page): Locator => page.getByRole('textbox', { name: '记录正文' })

/** The text as the editor holds it: its lines, without the marks of composition. */
const textOf = async (page: Page): Promise<string> =>
  (await editorOf(page).locator('.cm-line').allTextContents()).join('\n')

/** The sentences of the note, and what each becomes. */
const sentences = {
  promise: '我们周五前把产能报表发给韩总。',
  requirement: '排程要能按班组冻结。',
  first_value: '三条产线的交期在一张表里看完。',
}

/** Turns the sentence before the caret into something: `/`, the name through the input method, Enter. */
async function turnInto(page: Page, ime: InputMethod, pinyin: string, word: string): Promise<void> {
  const menu = page.getByRole('listbox', { name: '把这句话变成' })
  await page.keyboard.type('/')
  await menu.getByRole('option').nth(3).waitFor()
  await ime.compose(pinyin)
  // While the letters are unfinished there is no menu that Enter could choose from.
  await menu.waitFor({ state: 'detached' })
  await ime.key('Enter')
  await ime.commit(word)
  await menu.getByRole('option', { name: new RegExp(`^${word}`), selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'detached' })
}

const made = (page: Page): Locator => page.getByRole('complementary', { name: '本次产出' })

async function exported(page: Page, format: string): Promise<Buffer> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '名称、拼音、首字母或命令' }).fill('导出全部数据')
  await page.getByRole('option', { name: '导出全部数据', exact: true, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '导出' })
  await dialog.locator('label', { hasText: format }).click()
  const coming: Promise<Download> = page.waitForEvent('download')
  await dialog.getByRole('button', { name: /^导出 [\d,]+ 行$/ }).click()
  const download = await coming
  await dialog.waitFor({ state: 'detached' })
  return readFileSync(await download.path())
}

describe('from an empty folder to a visit on real data, with the network cut', () => {
  test('IOX-1 VIS-1 VIS-3 VIS-5 VIS-6 VIS-8 VAL-1 REQ-1 IOX-2 the whole story in Chinese, one kill -9 in it', async () => {
    const dataDir = freshDir('tour')
    let host = await start(dataDir)
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    })
    onTestFinished(() => context.close())
    const addresses = noteAddresses(context)
    const errors: string[] = []
    context.on('weberror', (error) => errors.push(String(error.error())))
    let page = await context.newPage()
    page.setDefaultTimeout(20_000)
    let sent: string[] = []
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => void sent.push(payload.toString())),
    )
    await page.goto(host.url)

    // First run and import.
    await toTheFirstCustomers(page)
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件', exact: true }).click()
    await (await choosing).setFiles(ravenstack)
    await page.getByRole('button', { name: '导入 33,100 行' }).click({ timeout: 120_000 })
    await page.getByRole('button', { name: '打开客户列表' }).click({ timeout: 120_000 })

    // An account of theirs.
    await page.getByRole('grid').waitFor()
    await page.getByRole('searchbox', { name: '查找客户' }).fill('Company_7')
    await page.getByText(/^显示 \d+ \/ 500$/).waitFor()
    await page.getByRole('grid').getByText('Company_7', { exact: true }).click()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Company_7/ }).waitFor()

    // A visit is planned there and a note is begun for it.
    await page.getByRole('button', { name: '计划拜访' }).click()
    const plan = page.getByRole('dialog', { name: '安排拜访' })
    await plan.getByRole('textbox', { name: '拜访主题' }).fill('产能复盘')
    await plan.getByRole('textbox', { name: '地点' }).fill('三号会议室')
    await plan.getByRole('button', { name: '安排拜访' }).click()
    await plan.waitFor({ state: 'detached' })
    await page.evaluate(() => {
      window.location.hash = '#/visits'
    })
    const visit = page.getByRole('listitem').filter({ hasText: '产能复盘' })
    await visit.getByText('三号会议室').waitFor()
    await visit.getByRole('button', { name: '写记录' }).click()
    const begin = page.getByRole('dialog', { name: '新建记录' })
    await begin.getByRole('textbox', { name: '标题' }).fill('产能复盘会')
    await begin.getByRole('button', { name: /模板/ }).click()
    await page.getByRole('option', { name: '空白', exact: true }).click()
    // The open questions stay out of it: the note is to hold what is typed and nothing else.
    await begin.getByRole('checkbox').press('Space')
    await begin.getByRole('button', { name: '开始写' }).click()
    await editorOf(page).click()
    const noteRoute = new URL(page.url()).hash

    // Unfinished letters: keys belong to the input method, nothing is saved, no command opens, nothing closes.
    const ime = await inputMethodOf(page)
    sent = []
    const began = await page.evaluate(() => performance.now())
    for (const letters of ['h', 'ha', 'han', 'hanz', 'hanzo', 'hanzong', 'hanzong/', 'hanzong/cn']) {
      await ime.compose(letters)
      await ime.key('Enter')
      await ime.key('Escape')
      await ime.key('ArrowDown')
    }
    // Longer than typing goes unsaved otherwise.
    await page.waitForFunction((since) => performance.now() - since > 1_500, began)
    expect(await textOf(page)).toBe('hanzong/cn')
    expect(sent.filter((frame) => /note\.save|\.create/.test(frame))).toEqual([])
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(new URL(page.url()).hash).toBe(noteRoute)
    await ime.cancel()
    expect(await textOf(page)).toBe('')
    await ime.write('hanzongshuo', '韩总说')
    await page.keyboard.type('：')
    await page.keyboard.press('Enter')

    // Three sentences become a promise, a requirement and a first value.
    for (const [pinyin, word, sentence] of [
      ['chengnuo', '承诺', sentences.promise],
      ['xuqiu', '需求', sentences.requirement],
      ['diyijiazhi', '第一价值', sentences.first_value],
    ] as const) {
      await ime.write('wo', sentence)
      await turnInto(page, ime, pinyin, word)
      await made(page)
        .getByRole('button', { name: `${word} ${sentence}`, exact: true })
        .waitFor()
      await page.keyboard.press('Enter')
    }
    const body = ['韩总说：', ...Object.values(sentences), ''].join('\n')
    expect(await textOf(page)).toBe(body)

    // A picture.
    const picture = await page.screenshot({ type: 'png' })
    const picking = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '添加附件' }).click()
    await (await picking).setFiles({ name: '看板.png', mimeType: 'image/png', buffer: picture })
    await made(page).getByText('看板.png').waitFor()

    // Two characters lead back to their very place.
    await page.evaluate(() => {
      window.location.hash = '#/search'
    })
    const words = page.getByRole('searchbox', { name: '全文搜索' })
    await words.click()
    await (await inputMethodOf(page)).write('banzu', '班组')
    await page
      .getByRole('list', { name: '搜索结果' })
      .getByRole('link', { name: /产能复盘会/ })
      .click()
    await editorOf(page).waitFor()
    const at = body.indexOf('班组')
    expect(new URL(page.url()).hash).toBe(`${noteRoute}?at=${at}`)
    await page.waitForFunction(() => {
      const root = document.querySelector('.note-surface')?.shadowRoot as
        | (ShadowRoot & { getSelection(): Selection | null })
        | null
        | undefined
      const selection = root?.getSelection()
      const { anchorNode, anchorOffset = 0 } = selection ?? {}
      return anchorNode?.textContent?.slice(anchorOffset).startsWith('班组') === true
    })

    // In the middle of a sentence the power of the host is gone.
    await page.keyboard.press('Control+End')
    const sentence = '他们的夜班主管姓郑，下个月调去二厂，交接之前要先让他看一遍新的排程，'.repeat(4)
    const typedAt: number[] = []
    const started = performance.now()
    for (const letter of sentence) {
      await page.keyboard.insertText(letter)
      typedAt.push(performance.now())
      if (performance.now() - started > 4_000) break
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    }
    const killedAt = performance.now()
    await host.kill9()
    const typed = sentence.slice(0, typedAt.length)
    expect(await textOf(page)).toBe(body + typed)
    const older = typedAt.filter((moment) => moment < killedAt - 1_000).length
    expect(older).toBeGreaterThan(10)
    await page.close({ runBeforeUnload: false })
    expect(host.log()).not.toContain('outside:')

    host = await start(dataDir)
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${host.url}${noteRoute}`)
    await page.getByRole('navigation', { name: '主要区域' }).waitFor()
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, noteRoute)
    await editorOf(page).waitFor()
    const found = await textOf(page)
    expect(found.startsWith(body)).toBe(true)
    const kept = found.slice(body.length)
    expect(typed.startsWith(kept)).toBe(true)
    expect(kept.length).toBeGreaterThanOrEqual(older)
    for (const [word, text] of [
      ['承诺', sentences.promise],
      ['需求', sentences.requirement],
      ['第一价值', sentences.first_value],
    ])
      await made(page)
        .getByRole('button', { name: `${word} ${text}`, exact: true })
        .waitFor()
    await made(page).getByText('看板.png').waitFor()

    // Everything is in the export: once exactly, once as a workbook that another program reads.
    await page.keyboard.press('Escape')
    const json = JSON.parse((await exported(page, 'JSON')).toString('utf8')) as Exported
    const column = (table: string, ...keys: readonly string[]): readonly unknown[] =>
      (json[table] ?? []).map((record) =>
        keys.length === 1 ? record[keys[0] ?? ''] : keys.map((key) => record[key]),
      )
    expect(column('accounts', 'name')).toHaveLength(500)
    expect(column('usage', 'day')).toHaveLength(25_000)
    expect(column('visits', 'title', 'place')).toEqual([['产能复盘', '三号会议室']])
    expect(column('notes', 'title', 'body')).toEqual([['产能复盘会', found]])
    expect(column('promises', 'title')).toEqual([sentences.promise])
    expect(column('requirements', 'title')).toEqual([sentences.requirement])
    expect(JSON.stringify(json['first_values'])).toContain(sentences.first_value)
    expect(column('attachments', 'name')).toEqual(['看板.png'])
    const bound = column('evidence', 'targetKind', 'evidence') as [string, string][]
    expect(bound).toHaveLength(3)
    expect(Object.fromEntries(bound)).toEqual(sentences)

    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await exported(page, 'Excel 工作簿')).buffer)
    const cells = new Map(
      book.worksheets.map((sheet) => {
        const texts = new Set<string>()
        if (sheet.rowCount < 100)
          sheet.eachRow((row) => row.eachCell((cell) => void texts.add(String(cell.value))))
        return [sheet.name, texts]
      }),
    )
    expect(book.getWorksheet('客户')?.rowCount).toBe(501)
    expect(cells.get('承诺')).toContain(sentences.promise)
    expect(cells.get('需求')).toContain(sentences.requirement)
    expect(cells.get('第一价值')).toContain(sentences.first_value)
    expect(cells.get('笔记')).toContain(found)
    expect(cells.get('附件')).toContain('看板.png')

    expect(addresses.length).toBeGreaterThan(10)
    expect(outsideOf(addresses)).toEqual([])
    expect(network.wanted).toEqual([])
    expect(host.log()).not.toContain('outside:')
    expect(errors).toEqual([])
  }, 300_000)
})

type Exported = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | undefined>>
