import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { conditionWords, withRange } from '../../../renderer/features/accounts/filter-menu.ts'
import { accountsView, changeConditions, emptyView } from '../../../renderer/features/accounts/view-state.ts'
import { languages, t } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

afterEach(() => accountsView.setState({ viewId: null, definition: emptyView }))

type Kind = 'text' | 'number' | 'date' | 'choice' | 'money'

const field = async (core: TestCore, name: string, kind: Kind, options: string[] = []): Promise<string> =>
  (await core.call('customField.create', { name, kind, options, currency: kind === 'money' ? 'CNY' : null }))
    .id

async function twoAccounts(core: TestCore) {
  const one = (await core.call('account.create', { name: '岚汀重工' })).id
  const two = (await core.call('account.create', { name: '霁程物流' })).id
  return [one, two] as const
}

const customOf = async (core: TestCore, id: string) => (await core.call('account.get', { id })).custom

/** The cell of an account in a field's column. */
function cellOf(name: string, fieldId: string): HTMLElement {
  const row = within(screen.getByRole('grid')).getByText(name).closest<HTMLElement>('[role="row"]')
  const cell = row?.querySelector<HTMLElement>(`[data-column="custom:${fieldId}"]`)
  if (!cell) throw new Error('no such cell')
  return cell
}

describe('ACC-11 the page of fields', () => {
  test('ACC-11 a field is made, named again, ordered, retired with its values, and brought back', async () => {
    const core = await openTestCore()
    const [account] = await twoAccounts(core)
    const { user } = await openScreen({ core, route: '/settings/fields' })
    expect(await screen.findByText('还没有自定字段')).toBeTruthy()
    expect(await axeFindings()).toEqual([])

    await user.click(screen.getByRole('button', { name: '新建字段' }))
    const dialog = await screen.findByRole('dialog', { name: '新建字段' })
    await user.click(within(dialog).getByRole('radio', { name: '选项' }))
    await user.click(within(dialog).getByRole('button', { name: '新建字段' }))
    expect(within(dialog).getByText('名称不能为空')).toBeTruthy()
    expect(within(dialog).getByText('至少写一个选项')).toBeTruthy()
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /名称/ }), '部署')
    await user.type(within(dialog).getByRole('textbox', { name: /选项/ }), '云{Enter}私有')
    await user.click(within(dialog).getByRole('button', { name: '新建字段' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [made] = (await core.call('customField.list', {})).fields
    expect(made).toMatchObject({ name: '部署', kind: 'choice', options: ['云', '私有'] })
    const deploy = made?.id ?? ''

    await field(core, '产线数', 'number')
    const down = await screen.findByRole('button', { name: '「部署」下移' })
    await waitFor(() => expect(down).toHaveProperty('disabled', false))
    await user.click(down)
    const order = async () => (await core.call('account.list', {})).customFields.map(({ name }) => name)
    await waitFor(async () => expect(await order()).toEqual(['产线数', '部署']))
    // At the end of the list the focus goes on in the same row.
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: '「部署」上移' })),
    )

    await user.click(screen.getByRole('button', { name: '修改字段「部署」' }))
    const edit = await screen.findByRole('dialog', { name: '修改字段「部署」' })
    const name = within(edit).getByRole('textbox', { name: /名称/ })
    await user.clear(name)
    await user.type(name, '产线数{Enter}')
    expect(await within(edit).findByText('已有叫「产线数」的字段，可能已停用。')).toBeTruthy()
    await user.clear(name)
    await user.type(name, '部署方式{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    await core.call('account.update', { ids: [account], patch: {}, custom: { [deploy]: '私有' } })
    await user.click(await screen.findByRole('button', { name: '停用字段「部署方式」' }))
    const back = await screen.findByRole('button', { name: '恢复使用「部署方式」' })
    expect(within(screen.getByRole('table', { name: '已停用' })).getByText('1 家')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    expect(await customOf(core, account)).toEqual({})
    await user.click(back)
    await waitFor(async () => expect(await customOf(core, account)).toEqual({ [deploy]: '私有' }))
  })

  test('ACC-11 Enter while an input method composes makes no field', async () => {
    const core = await openTestCore()
    const { user, frame } = await openScreen({ core, route: '/settings/fields' })
    void frame.dialogs.open('customField.edit', {})
    const dialog = await screen.findByRole('dialog', { name: '新建字段' })
    const name = within(dialog).getByRole('textbox', { name: /名称/ })
    fireEvent.compositionStart(name)
    fireEvent.keyDown(name, { key: 'Enter', keyCode: 229, isComposing: true })
    fireEvent.keyDown(name, { key: 'Escape', keyCode: 229, isComposing: true })
    fireEvent.compositionEnd(name, { data: '产线' })
    expect(screen.getByRole('dialog', { name: '新建字段' })).toBeTruthy()
    expect((await core.call('customField.list', {})).fields).toEqual([])
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test.each(languages)('ACC-11 the page in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await field(core, 'A', 'choice', ['x', 'y'])
    const gone = await field(core, 'B', 'money')
    await core.call('customField.retire', { id: gone, retired: true })
    const { container } = await openScreen({ core, route: '/settings/fields', language })
    await screen.findAllByRole('table')
    expect(container.textContent).not.toMatch(/\b(?:fields|settings|common|app)\.[a-z]+\b/)
    expect(container.textContent).not.toContain('{{')
  })
})

describe('ACC-11 own fields in the grid', () => {
  test('ACC-11 each kind is a column that is changed in place, refuses what it cannot hold, and is undone', async () => {
    const core = await openTestCore()
    const [account] = await twoAccounts(core)
    const number = await field(core, '产线数', 'number')
    const date = await field(core, '入围日', 'date')
    const money = await field(core, '预留款', 'money')
    const choice = await field(core, '部署', 'choice', ['云', '私有'])
    const { user } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    const type = async (fieldId: string, text: string): Promise<void> => {
      await user.dblClick(cellOf('岚汀重工', fieldId))
      const input = await within(cellOf('岚汀重工', fieldId)).findByRole('textbox')
      await user.clear(input)
      await user.type(input, text)
    }
    await type(number, '十二{Enter}')
    expect(within(cellOf('岚汀重工', number)).getByRole('alert').textContent).toBe('请填数字')
    await user.clear(within(cellOf('岚汀重工', number)).getByRole('textbox'))
    await user.type(within(cellOf('岚汀重工', number)).getByRole('textbox'), '1,200.50{Enter}')
    await type(date, '2026-11-30{Enter}')
    await type(money, '5万{Enter}')
    await user.dblClick(cellOf('岚汀重工', choice))
    await user.click(await screen.findByRole('option', { name: '私有' }))
    await waitFor(async () =>
      expect(await customOf(core, account)).toEqual({
        [number]: '1200.50',
        [date]: '2026-11-30',
        [money]: '5000000',
        [choice]: '私有',
      }),
    )
    await waitFor(() => expect(cellOf('岚汀重工', money).textContent).toBe('5.0 万元'))
    await user.dblClick(cellOf('岚汀重工', choice))
    await user.click(await screen.findByRole('option', { name: '不填' }))
    await waitFor(async () => expect(Object.keys(await customOf(core, account))).toHaveLength(3))
    await core.call('history.undo', {})
    expect((await customOf(core, account))[choice]).toBe('私有')
  })

  test('ACC-11 rows are filtered by an own field: values, a range, what is empty; the chip says it in words', async () => {
    const core = await openTestCore()
    const [one, two] = await twoAccounts(core)
    const money = await field(core, '预留款', 'money')
    await core.call('account.update', { ids: [one], patch: {}, custom: { [money]: '5000000' } })
    const { user } = await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    const openField = async (): Promise<void> => {
      await user.click(screen.getByRole('button', { name: '添加条件' }))
      await user.click(await screen.findByRole('menuitem', { name: '预留款' }))
    }
    await openField()
    await user.click(await screen.findByRole('menuitem', { name: '范围…' }))
    const dialog = await screen.findByRole('dialog', { name: '「预留款」的范围' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /从/ }), '4万')
    await user.type(within(dialog).getByRole('textbox', { name: /到/ }), '3万')
    await user.click(within(dialog).getByRole('button', { name: '按这个范围筛选' }))
    expect(await within(dialog).findByText('先小后大')).toBeTruthy()
    await user.clear(within(dialog).getByRole('textbox', { name: /到/ }))
    await user.click(within(dialog).getByRole('button', { name: '按这个范围筛选' }))
    await waitFor(() => expect(within(grid).queryByText('霁程物流')).toBeNull())
    expect(within(grid).getByText('岚汀重工')).toBeTruthy()
    expect(screen.getByText('不少于 4.0 万元')).toBeTruthy()
    expect(accountsView.getState().definition.conditions).toEqual([
      { field: `custom:${money}`, operator: 'atLeast', values: ['4000000'] },
    ])
    await core.call('account.update', { ids: [two], patch: {}, custom: { [money]: '4000000' } })
    await waitFor(() => expect(within(grid).getByText('霁程物流')).toBeTruthy())
  })

  test('ACC-11 where a range of an own field finds nobody, taking it off is said in the same words as the chip', async () => {
    const core = await openTestCore()
    const [one] = await twoAccounts(core)
    const money = await field(core, '预留款', 'money')
    await core.call('account.update', { ids: [one], patch: {}, custom: { [money]: '5000000' } })
    await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid', { name: '客户' })
    act(() => changeConditions([{ field: `custom:${money}`, operator: 'atMost', values: ['3000000'] }]))
    await waitFor(() => expect(within(grid).queryByText('岚汀重工')).toBeNull())
    expect(screen.getByText('不超过 3.0 万元')).toBeTruthy()
    expect(screen.getByRole('button', { name: '去掉「预留款 不超过 3.0 万元」会有 2 家' })).toBeTruthy()
  })

  test('ACC-11 the menu of a column makes, changes and retires its field; the columns list leads to the page', async () => {
    const core = await openTestCore()
    const [account] = await twoAccounts(core)
    const text = await field(core, '总部所在', 'text')
    await core.call('account.update', { ids: [account], patch: {}, custom: { [text]: '苏州' } })
    const { user } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    const header = await screen.findByRole('columnheader', { name: /总部所在/ })
    fireEvent.contextMenu(header)
    await user.click(await screen.findByRole('menuitem', { name: '停用字段「总部所在」' }))
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: /总部所在/ })).toBeNull())
    await core.call('history.undo', {})
    fireEvent.contextMenu(await screen.findByRole('columnheader', { name: /总部所在/ }))
    await user.click(await screen.findByRole('menuitem', { name: '修改字段「总部所在」' }))
    const dialog = await screen.findByRole('dialog', { name: '修改字段「总部所在」' })
    const name = within(dialog).getByRole('textbox', { name: /名称/ })
    await user.clear(name)
    await user.type(name, '总部城市{Enter}')
    expect(await screen.findByRole('columnheader', { name: /总部城市/ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '列' }))
    await user.click(await screen.findByRole('button', { name: '管理字段' }))
    await waitFor(() => expect(window.location.hash).toBe('#/settings/fields'))
  })

  test('ACC-11 a range takes the place of the one before and leaves other conditions alone', () => {
    const other = { field: 'city', operator: 'is' as const, values: ['苏州'] }
    const one = withRange([other], 'custom:a', '1', '9')
    expect(withRange(one, 'custom:a', null, '5')).toEqual([
      other,
      { field: 'custom:a', operator: 'atMost', values: ['5'] },
    ])
    const day = { id: 'a', name: '入围日', kind: 'date' as const, options: [], currency: null, position: 0 }
    const words = { customFields: [day], format: { money: () => '' } }
    const until = { field: 'custom:a', operator: 'atMost' as const, values: ['2026-11-30'] }
    expect(conditionWords(t, until, words)).toBe('到 2026-11-30')
  })
})

describe('ACC-11 own fields on the account page', () => {
  test('ACC-11 SAF-3 a value is changed where it stands, with its history beside it', async () => {
    const core = await openTestCore()
    const [account] = await twoAccounts(core)
    const text = await field(core, '总部所在', 'text')
    const money = await field(core, '预留款', 'money')
    const custom = { [text]: '苏州', [money]: '5000000' }
    await core.call('account.update', { ids: [account], patch: {}, custom })
    const { user } = await openScreen({ core, route: `/accounts/${account}?tab=profile` })
    await user.click(await screen.findByRole('button', { name: /总部所在.*修改|修改.*总部所在/ }))
    const input = await screen.findByRole('textbox', { name: '总部所在' })
    await user.clear(input)
    await user.type(input, '宁波{Enter}')
    await waitFor(async () => expect(await customOf(core, account)).toMatchObject({ [text]: '宁波' }))
    await user.click(screen.getByRole('button', { name: t('account.history.of', { label: '总部所在' }) }))
    const history = await screen.findByRole('dialog', {
      name: t('account.history.of', { label: '总部所在' }),
    })
    await waitFor(() => expect(history.textContent).toContain('苏州'))
    expect(history.textContent).toContain('宁波')
    expect(history.textContent).toContain('陆闻笙')
    expect(screen.getByText('50,000.00 元')).toBeTruthy()
  })
})
