import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ChosenFile } from '../../../renderer/host/index.ts'
import { type Language, languages } from '../../../renderer/i18n/index.ts'
import { dataFile, ravenstackFiles } from '../../unit/exchange/support.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen, type Screen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const fileOf = (name: string, bytes: Uint8Array | string): File =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name)

const chosen = ({ host }: Screen, files: readonly File[]): readonly ChosenFile[] =>
  files.map((file) => host.fromFile(file))

const ravenstack = (): readonly File[] =>
  ravenstackFiles.map((name) => fileOf(name, dataFile(`ravenstack/${name}`)))

async function openImport(files: readonly File[], options: { core?: TestCore; language?: Language } = {}) {
  const shown = await openScreen({ route: '/import', ...options })
  shown.host.chooseNext(chosen(shown, files))
  await shown.user.click(await screen.findByRole('button', { name: /选择文件夹|選擇資料夾|Choose a folder/ }))
  return shown
}

const rowOf = (name: string): HTMLElement => {
  const row = screen.getByRole('button', { name }).closest('tr')
  if (row === null) throw new Error('the table is not in the list')
  return row
}

const accounts = async (core: TestCore): Promise<number> => (await core.call('account.list', {})).rows.length

describe('IOX-1 the import page', () => {
  test('IOX-1 a folder is tried, its contradictions open to rows, it is imported, and undone as a whole', async () => {
    const { user, core, frame, host } = await openImport(ravenstack())
    const run = await screen.findByRole('button', { name: '导入 33,100 行' })
    expect(await axeFindings()).toEqual([])
    const row = within(rowOf('ravenstack_accounts.csv'))
    expect(row.getByRole('button', { name: /ravenstack_accounts.csv 是什么/ }).textContent).toBe('客户')
    expect(await accounts(core)).toBe(0)

    await user.click(screen.getByRole('button', { name: /用量早于合同行开始/ }))
    const problems = await screen.findByRole('table', { name: '有问题的行' })
    expect(within(problems).getAllByRole('row').length).toBe(51)
    expect(problems.textContent).toContain('ravenstack_feature_usage.csv')
    await user.click(screen.getByRole('button', { name: '多看一些' }))
    await waitFor(() => expect(within(problems).getAllByRole('row').length).toBe(201))

    await user.click(run)
    await screen.findByRole('heading', { name: '已导入 33,100 行' })
    expect(await accounts(core)).toBe(500)
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '保存问题清单' }))
    await user.click(await screen.findByRole('button', { name: /^导出/ }))
    await waitFor(() => expect(host.saved).toHaveLength(1))

    await user.click(screen.getByRole('button', { name: '撤销这次导入' }))
    await screen.findByText(/^已撤销：移除/)
    expect(await accounts(core)).toBe(0)
    expect(frame.navigation.place().path).toBe('/import')
    expect(await screen.findByText('已撤销')).toBeTruthy()
  })

  test('IOX-1 importing the same again changes nothing and says so; an earlier import is undone from the list', async () => {
    const core = await openTestCore()
    const text = '客户编号,客户名称,城市\nA1,安桥,上海\nA2,北辰,杭州\n'
    const { user, host, frame } = await openImport([fileOf('客户.csv', text)], { core })
    // Clicked twice, imported once.
    await user.dblClick(await screen.findByRole('button', { name: '导入 2 行' }))
    await screen.findByRole('heading', { name: '已导入 2 行' })
    expect((await core.call('import.list', {})).imports).toHaveLength(1)
    await user.click(await screen.findByRole('button', { name: '再导入一批' }))
    host.chooseNext([host.fromFile(fileOf('客户.csv', text))])
    await user.click(await screen.findByRole('button', { name: '选择文件夹' }))
    const again = await screen.findByRole('button', { name: '导入 2 行' })
    expect(
      within(rowOf('客户.csv'))
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toContain('2')
    await user.click(again)
    expect(await screen.findByText('没有变化：内容都已在库里')).toBeTruthy()
    act(() => frame.navigation.go('/today'))
    act(() => frame.navigation.go('/import'))
    await user.click(await screen.findByRole('button', { name: '再导入一批' }))
    const undos = await screen.findAllByRole('button', { name: /^撤销 .* 的导入$/ })
    await user.click(undos.at(-1) as HTMLElement)
    await screen.findByText(/^已撤销：移除/)
    expect(await accounts(core)).toBe(0)
  })

  test('IOX-1 taken back with Ctrl+Z, the page says so and no longer offers it; done again, it offers it again', async () => {
    const { user, core } = await openImport([
      fileOf('客户.csv', '客户编号,客户名称,城市\nA1,安桥,上海\nA2,北辰,杭州\n'),
    ])
    await user.click(await screen.findByRole('button', { name: '导入 2 行' }))
    await screen.findByRole('heading', { name: '已导入 2 行' })
    await user.keyboard('{Control>}z{/Control}')
    await screen.findByRole('heading', { name: '这次导入已撤销' })
    expect(screen.queryByRole('button', { name: '撤销这次导入' })).toBeNull()
    expect(await accounts(core)).toBe(0)
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await screen.findByRole('heading', { name: '已导入 2 行' })
    expect(await accounts(core)).toBe(2)
    // Its own button takes it back and gives the page free for the next files.
    await user.click(screen.getByRole('button', { name: '撤销这次导入' }))
    expect(await screen.findByRole('button', { name: '选择文件夹' })).toBeTruthy()
    expect(await accounts(core)).toBe(0)
  })

  test('IOX-1 a column with a value that is no date says which one stands where; chosen, its row is told', async () => {
    const { user } = await openImport([
      fileOf('客户.csv', '客户编号,客户名称,签约日期\nA1,安桥,2024-01-01\nA2,北辰,2024-13-45\n'),
    ])
    expect(await screen.findByText('第 3 行的「2024-13-45」不是日期，没有对到「签约日」')).toBeTruthy()
    // The list of the tables says so too, where the eye is before anything is imported.
    expect(screen.getByText('1 列的值对不上，不导入')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: /签约日期/ }))
    await user.click(await screen.findByRole('option', { name: '签约日' }))
    expect(await screen.findByText('你选的')).toBeTruthy()
    expect(screen.queryByText(/没有对到/)).toBeNull()
    expect(await screen.findByText('1 行不能导入')).toBeTruthy()
    expect(screen.queryByText(/列的值对不上/)).toBeNull()
  })

  test('IOX-1 a date that can be read in two ways is asked for, and nothing can be imported before the answer', async () => {
    const { user, core } = await openImport([
      fileOf('账户.csv', '客户编号,客户名称,签约日\nA1,安桥,03/04/2027\nA2,北辰,05/06/2027\n'),
    ])
    expect((await screen.findAllByText(/「03\/04\/2027」是哪天/)).length).toBeGreaterThan(0)
    expect(screen.getByRole('button', { name: /^导入/ }).getAttribute('aria-disabled')).toBe('true')
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: /日期顺序/ }))
    await user.click(await screen.findByRole('option', { name: '日/月/年' }))
    await user.click(await screen.findByRole('button', { name: '导入 2 行' }))
    await screen.findByRole('heading', { name: '已导入 2 行' })
    const { rows } = await core.call('account.list', {})
    const first = rows.find(({ code }) => code === 'A1')
    expect((await core.call('account.get', { id: first?.id ?? '' })).signupDay).toBe('2027-04-03')
  })

  test('IOX-1 broken rows stand with line and reason; the rest is imported only when the person says so', async () => {
    const { user, core } = await openImport([
      fileOf(
        '客户.csv',
        `客户编号,客户名称,员工数\nA1,安桥,120\nA2,北辰,很多\n${Array.from({ length: 8 }, (_, index) => `B${index},长风${index},80\n`).join('')}`,
      ),
    ])
    const rest = await screen.findByRole('button', { name: '不要这 1 行，导入其余 9 行' })
    await user.click(screen.getByRole('button', { name: /不能导入的行/ }))
    const problems = await screen.findByRole('table', { name: '有问题的行' })
    const cells = within(problems)
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    expect(cells.slice(0, 2)).toEqual(['客户.csv', '3'])
    expect(cells[2]).toContain('不是数字')
    expect(cells[3]).toContain('很多')
    await user.click(rest)
    await screen.findByRole('heading', { name: '已导入 9 行' })
    expect(await accounts(core)).toBe(9)
  })

  test('IOX-1 ACC-11 a column is left out, another becomes a field of the person’s own', async () => {
    const { user, core } = await openImport([
      fileOf('客户.csv', '客户编号,客户名称,城市,满意指数\nA1,安桥,上海,9\nA2,北辰,杭州,7\n'),
    ])
    await user.click(await screen.findByRole('button', { name: /城市 对应的字段/ }))
    await user.click(await screen.findByRole('option', { name: '不导入' }))
    await user.click(await screen.findByRole('button', { name: /满意指数 对应的字段/ }))
    await user.click(await screen.findByRole('option', { name: '自定义字段：满意指数' }))
    await user.click(await screen.findByRole('button', { name: '导入 2 行' }))
    await screen.findByRole('heading', { name: '已导入 2 行' })
    const { rows, customFields } = await core.call('account.list', {})
    expect(rows.map(({ city }) => city)).toEqual([null, null])
    expect(customFields.map(({ name }) => name)).toEqual(['满意指数'])
  })

  test('IOX-1 a wrong file is named with what it is; the tables beside it can still be imported', async () => {
    const { user, core } = await openImport([
      fileOf('客户.csv', '客户编号,客户名称\nA1,安桥\n'),
      fileOf('合同.csv', '%PDF-1.7\n'),
    ])
    const unreadable = await screen.findByRole('list', { name: '读不了的文件' })
    expect(unreadable.textContent).toBe('合同.csv不是表格文件')
    await user.click(await screen.findByRole('button', { name: '不要这 1 行，导入其余 1 行' }))
    await screen.findByRole('heading', { name: '已导入 1 行' })
    expect(await accounts(core)).toBe(1)
  })

  test('IOX-1 what was chosen beside the tables and is none is told by its name', async () => {
    await openImport([
      fileOf('客户.csv', '客户编号,客户名称\nA1,安桥\n'),
      ...['一.pdf', '二.png', '三.docx', '四.zip', '五.mp4', '六.mp3'].map((name) => fileOf(name, 'x')),
    ])
    await screen.findByRole('button', { name: '导入 1 行' })
    const told = screen.getByText(/不是表格/).textContent
    expect(told).toBe('另有 6 个文件不是表格，没有读取：一.pdf、二.png、三.docx、四.zip和五.mp4 …')
    expect(screen.getByText('1 张表 · 1 行')).toBeTruthy()
  })

  test('IOX-1 encodings and delimiters are found and can be changed', async () => {
    // 客户编号;客户名称 / A1;安桥 in GB18030.
    const bytes = Buffer.from('bfcdbba7b1e0bac53bbfcdbba7c3fbb3c60a41313bb0b2c7c50a', 'hex')
    const { user } = await openImport([fileOf('kehu.csv', bytes)])
    await screen.findByRole('button', { name: '导入 1 行' })
    expect(screen.getByRole('button', { name: /编码/ }).textContent).toContain('GB18030')
    expect(screen.getByRole('button', { name: /分隔符/ }).textContent).toContain('分号')
    expect(screen.getByRole('rowheader', { name: '客户名称' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /分隔符/ }))
    await user.click(await screen.findByRole('option', { name: '逗号' }))
    expect(await screen.findByRole('rowheader', { name: /客户编号;客户名称/ })).toBeTruthy()
  })

  test('IOX-1 in the first run the import is the first thing offered, at a glance; its details are one press away', async () => {
    const shown = await openScreen({ core: await openTestCore({ fresh: true }) })
    const { user, host, core } = shown
    await user.click(screen.getByRole('button', { name: '下一步' }))
    await user.type(screen.getByRole('textbox', { name: /你的名字/ }), '陆闻笙{Enter}')
    const code = await screen.findByRole('status', { name: '恢复码' })
    const groups = [...code.querySelectorAll('span')].map((span) => span.textContent)
    await user.click(screen.getByRole('button', { name: '已收好，去核对' }))
    for (const field of screen.getAllByRole<HTMLInputElement>('textbox'))
      await user.type(field, groups[Number(/\d/.exec(field.labels?.[0]?.textContent ?? '')?.[0]) - 1] ?? '')
    await user.click(screen.getByRole('button', { name: '核对' }))
    host.chooseNext(chosen(shown, ravenstack()))
    await user.click(await screen.findByRole('button', { name: '选择文件夹' }))
    const run = await screen.findByRole('button', { name: '导入 33,100 行' })
    expect(screen.getByText(/^数据有 20,640 处自相矛盾/)).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(run)
    expect(await screen.findByText('已导入 33,100 行')).toBeTruthy()
    expect(await accounts(core)).toBe(500)
    await user.click(screen.getByRole('button', { name: '看导入结果' }))
    expect(await screen.findByRole('heading', { name: '已导入 33,100 行' })).toBeTruthy()
    expect(screen.getByRole('navigation', { name: '主要区域' })).toBeTruthy()
  })

  test.each(languages)('every word of it is there in %s', async (language) => {
    await openImport(ravenstack(), { language })
    await screen.findByRole('button', { name: /33,100/ })
    expect(document.body.textContent).not.toMatch(/importing\.|common\./)
  })
})
