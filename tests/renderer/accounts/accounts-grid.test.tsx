import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { conditionWords, toggleValue } from '../../../renderer/features/accounts/filter-menu.ts'
import { planPaste } from '../../../renderer/features/accounts/paste-cells.ts'
import { accountsView, emptyView } from '../../../renderer/features/accounts/view-state.ts'
import { languages, setLanguage, t } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

afterEach(() => accountsView.setState({ viewId: null, definition: emptyView }))

async function someAccounts(core: TestCore): Promise<readonly string[]> {
  const ids: string[] = []
  for (const [name, city] of [
    ['岚汀重工', '苏州'],
    ['霁程物流', '上海'],
    ['穗岭粮储', '苏州'],
  ] as const)
    ids.push((await core.call('account.create', { name, city })).id)
  return ids
}

describe('ACC-1 the accounts grid', () => {
  test('ACC-1 shows every account, finds by pinyin and initials, and says what a filter hides', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    expect(within(grid).getByText('岚汀重工')).toBeTruthy()
    expect(await axeFindings()).toEqual([])

    const search = screen.getByRole('searchbox', { name: '查找客户' })
    await user.type(search, 'wuliu')
    await waitFor(() => expect(within(grid).queryByText('岚汀重工')).toBeNull())
    expect(within(grid).getByText('霁程物流')).toBeTruthy()
    await user.clear(search)
    await user.type(search, '没有这家')
    expect(await screen.findByText('没有符合条件的客户')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '去掉「搜索 没有这家」会有 3 家' }))
    await waitFor(() => expect(within(grid).getByText('岚汀重工')).toBeTruthy())
  })

  test('while an input method composes, the search waits for the committed text', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    const search = screen.getByRole('searchbox', { name: '查找客户' })
    act(() => search.focus())
    fireEvent.compositionStart(search)
    fireEvent.change(search, { target: { value: 'lan' } })
    fireEvent.keyDown(search, { key: 'Enter', isComposing: true })
    fireEvent.keyDown(search, { key: 'Escape', isComposing: true })
    expect(accountsView.getState().definition.search).toBe('')
    fireEvent.change(search, { target: { value: '岚汀' } })
    fireEvent.compositionEnd(search, { data: '岚汀' })
    await waitFor(() => expect(within(grid).queryByText('霁程物流')).toBeNull())
    expect(within(grid).getByText('岚汀重工')).toBeTruthy()
  })

  test('ACC-2 ticked accounts change together, in one step that one undo takes back', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    const [, ...ticks] = screen.getAllByRole('checkbox')
    for (const tick of ticks.slice(0, 2)) await user.click(tick)
    const bar = await screen.findByRole('toolbar', { name: '对勾选的客户' })
    expect(bar.textContent).toContain('已选 2 家')
    await user.click(within(bar).getByRole('button', { name: '改分级' }))
    const dialog = await screen.findByRole('dialog', { name: '2 家客户的分级' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '改分级' }))
    expect(within(dialog).getByText('请选一级')).toBeTruthy()
    await user.click(within(dialog).getByRole('radio', { name: '大' }))
    await user.type(within(dialog).getByRole('textbox', { name: '为什么' }), '集团总部定点{Enter}')
    const tiers = async () =>
      (await core.call('account.list', {})).rows.filter(({ tier }) => tier === 'large')
    await waitFor(async () => expect(await tiers()).toHaveLength(2))
    expect((await tiers()).map(({ tierReason }) => tierReason)).toEqual(['集团总部定点', '集团总部定点'])
    await core.call('history.undo', {})
    expect(await tiers()).toHaveLength(0)
  })

  test('ACC-2 a tier changed in its cell or on the page asks why; the reason is shown with who and when', async () => {
    const core = await openTestCore()
    const [id = ''] = await someAccounts(core)
    const { user, frame } = await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    const row = within(grid).getByText('岚汀重工').closest('[role="row"]')
    await user.dblClick(row?.querySelector('[data-column="tier"]') as HTMLElement)
    await user.click(await screen.findByRole('option', { name: '中' }))
    const dialog = await screen.findByRole('dialog', { name: '「岚汀重工」的分级' })
    expect(within(dialog).getByRole('radio', { name: '中' })).toHaveProperty('checked', true)
    await user.type(within(dialog).getByRole('textbox', { name: '为什么' }), '只有一条产线{Enter}')
    await waitFor(async () =>
      expect(await core.call('account.get', { id })).toMatchObject({
        tier: 'mid',
        tierReason: '只有一条产线',
        tierSet: { by: '陆闻笙' },
      }),
    )
    act(() => frame.navigation.go(`/accounts/${id}`))
    expect(await screen.findByText('只有一条产线')).toBeTruthy()
    expect(screen.getByText(/^陆闻笙 \d{4}-\d{2}-\d{2} 定级$/)).toBeTruthy()
    // Another tier without a reason does not keep the old one.
    await user.click(screen.getByRole('button', { name: /^(?:修改|填写)分级/ }))
    await user.click(await screen.findByRole('menuitem', { name: '大' }))
    const again = await screen.findByRole('dialog', { name: '「岚汀重工」的分级' })
    await user.click(within(again).getByRole('button', { name: '改分级' }))
    await waitFor(async () =>
      expect(await core.call('account.get', { id })).toMatchObject({ tier: 'large', tierReason: null }),
    )
    await waitFor(() => expect(screen.queryByText('只有一条产线')).toBeNull())
  })

  test('ACC-6 a stage begins on a day, and at risk is never without a reason', async () => {
    const core = await openTestCore()
    const [id = ''] = await someAccounts(core)
    const { user, frame } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    const asked = frame.dialogs.open('account.moveStage', { ids: [id] })
    const dialog = await screen.findByRole('dialog', { name: '「岚汀重工」换阶段' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(within(dialog).getByRole('radio', { name: '预流失' }))
    await user.click(within(dialog).getByRole('button', { name: '换阶段' }))
    expect(within(dialog).getByText('进入预流失和流失要写原因')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('原因'), '支持者离职')
    await user.click(within(dialog).getByRole('button', { name: '换阶段' }))
    expect(await asked).toEqual({ id })
    expect(await core.call('account.get', { id })).toMatchObject({ stage: 'at_risk' })
  })

  test('ACC-11 a view is saved, chosen again, and an unsaved change is said', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    await user.click(screen.getByRole('button', { name: '添加条件' }))
    await user.click(await screen.findByRole('menuitem', { name: '城市' }))
    await user.click(await screen.findByRole('menuitem', { name: /苏州/ }))
    await waitFor(() => expect(within(grid).queryByText('霁程物流')).toBeNull())
    await user.keyboard('{Escape}{Escape}')
    expect(await screen.findByText('视图有未保存的改动')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '存为视图' }))
    await user.type(await screen.findByLabelText('视图名称'), '苏州客户{Enter}')
    expect(await screen.findByRole('tab', { name: /苏州客户/ })).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('视图有未保存的改动')).toBeNull())
    await user.click(screen.getByRole('tab', { name: /全部/ }))
    await waitFor(() => expect(within(grid).getByText('霁程物流')).toBeTruthy())
  })

  test('ACC-1 a new account needs a name and nothing else', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/accounts' })
    await user.click((await screen.findAllByRole('button', { name: /新建客户/ }))[0] as HTMLElement)
    const dialog = await screen.findByRole('dialog', { name: '新建客户' })
    await user.click(within(dialog).getByRole('button', { name: '新建这家客户' }))
    expect(within(dialog).getByText('名称不能为空')).toBeTruthy()
    // What is wrong is said, and the text stays.
    const field = within(dialog).getByRole('textbox', { name: /客户名称/ })
    fireEvent.change(field, { target: { value: '长'.repeat(3_000) } })
    await user.type(field, '{Enter}')
    expect(await within(dialog).findByText(/太长或太大/)).toBeTruthy()
    expect(field).toHaveProperty('value', '长'.repeat(3_000))
    await user.clear(field)
    await user.type(within(dialog).getByRole('textbox', { name: /客户名称/ }), '华星精工{Enter}')
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/accounts\/[0-9a-f-]{36}$/))
    expect((await core.call('account.list', {})).rows).toMatchObject([{ name: '华星精工', stage: 'signed' }])
  })

  test('ACC-1 ten thousand rows stay virtual, and sorting gives the right ends', async () => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    core.store.change({ name: 'account.create', label: {}, user: '测试' }, (write) => {
      for (let index = 0; index < 10_000; index += 1)
        write.insert('account', {
          name: `客户 ${String(index).padStart(5, '0')}`,
          stage: 'signed',
          ka: false,
          trial: false,
          churnedFlag: false,
        })
    })
    await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(10_000)
    expect(grid.querySelectorAll('[role="row"]').length).toBeLessThan(200)
    act(() =>
      accountsView.setState({ definition: { ...emptyView, sort: [{ field: 'name', descending: true }] } }),
    )
    await waitFor(() => expect(grid.textContent).toContain('客户 09999'))
  })

  test.each(languages)('the sample in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    const { container } = await openScreen({ core, route: '/accounts', language })
    await screen.findByRole('grid')
    expect(container.textContent).not.toMatch(/\b(?:accounts?|common|app)\.[a-z]+\b/)
    expect(container.textContent).not.toContain('{{')
  })
})

describe('ACC-11 conditions', () => {
  test('ACC-11 values of one field are alternatives, and the last one takes the condition along', async () => {
    await setLanguage('zh-CN')
    const one = toggleValue([], 'city', '苏州')
    const two = toggleValue(one, 'city', '无锡')
    expect(two).toEqual([{ field: 'city', operator: 'is', values: ['苏州', '无锡'] }])
    expect(conditionWords(t, two[0] as never)).toBe('苏州、无锡')
    expect(toggleValue(toggleValue(two, 'city', '苏州'), 'city', '无锡')).toEqual([])
  })
})

describe('ACC-11 pasting from a sheet', () => {
  test('ACC-11 cells land in their columns; what cannot be written is left alone', () => {
    const paste = {
      cells: [
        ['新名', '大', '续约', ' 苏州 '],
        ['', '没有', '', ''],
      ],
      rowId: 'a',
      columnId: 'name',
      rowIds: ['a', 'b', 'c'],
      columnIds: ['name', 'tier', 'stage', 'city'],
    }
    const tierOf = (word: string) => (word === '大' ? ('large' as const) : word === '' ? null : undefined)
    expect(planPaste(paste, tierOf)).toEqual([
      { id: 'a', patch: { name: '新名', tier: 'large', city: '苏州' } },
      { id: 'b', patch: { city: null } },
    ])
  })
})
