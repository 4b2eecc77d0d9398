import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/kernel/index.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const todayOf = async (core: TestCore) => (await core.call('today.list', {})).today

async function anAccount(core: TestCore, name: string, amountMinor: number): Promise<string> {
  const { id } = await core.call('account.create', { name })
  const today = await todayOf(core)
  await core.call('contractLine.create', {
    accountId: id,
    currency: 'CNY',
    fromDay: addDays(today, -10),
    toDay: addDays(today, 354),
    amountMinor,
    quantity: 1,
  })
  return id
}

const titles = (): readonly (string | null)[] =>
  screen.getAllByRole('option').map((row) => row.querySelector('.td-t')?.textContent ?? null)

describe('PLY-2 Today', () => {
  test('PLY-2 what is due now stands first, then by the money behind it, each with its reason', async () => {
    const core = await openTestCore()
    const today = await todayOf(core)
    const small = await anAccount(core, '小客户', 1_000_000)
    const large = await anAccount(core, '大客户', 90_000_000)
    await core.call('task.create', { title: '下周的事', accountId: large, dueDay: addDays(today, 5) })
    await core.call('task.create', { title: '小客户今天的事', accountId: small, dueDay: today })
    await core.call('promise.create', {
      title: '给排产接口日期',
      accountId: large,
      madeOn: addDays(today, -9),
      dueDay: addDays(today, -2),
      byName: '陆闻笙',
    })
    const { container } = await openScreen({ core, route: '/today' })
    await screen.findByRole('listbox', { name: '今天要办的事' })
    expect(titles()).toEqual(['给排产接口日期', '小客户今天的事', '下周的事'])
    const [first] = screen.getAllByRole('option')
    expect(first?.textContent).toContain('已过期 2 天')
    expect(first?.textContent).toContain('逾期 2 天')
    expect(first?.textContent).toContain('排第 1')
    expect(container.querySelector('.fig')?.textContent).toContain('91.0')
    expect(await axeFindings()).toEqual([])
  })

  test('PLY-2 by keyboard: move, put off, done; the list ends calm and empty', async () => {
    const core = await openTestCore()
    const today = await todayOf(core)
    const accountId = await anAccount(core, '大客户', 90_000_000)
    await core.call('task.create', { title: '甲', accountId, dueDay: addDays(today, -1) })
    await core.call('task.create', { title: '乙', accountId, dueDay: today })
    const { user } = await openScreen({ core, route: '/today' })
    const list = await screen.findByRole('listbox', { name: '今天要办的事' })
    act(() => list.focus())
    await user.keyboard('j')
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('乙')
    await user.keyboard('s')
    await waitFor(() => expect(titles()).toEqual(['甲']))
    await user.keyboard('d')
    expect(await screen.findByText('今天的事都做完了')).toBeTruthy()
    const { tasks } = await core.call('task.list', {})
    expect(tasks.map(({ title, state, snoozedUntil }) => ({ title, state, snoozedUntil }))).toEqual(
      expect.arrayContaining([
        { title: '甲', state: 'done', snoozedUntil: null },
        { title: '乙', state: 'open', snoozedUntil: addDays(today, 1) },
      ]),
    )
  })

  test('PLY-2 hand over by keyboard, name who does it, take it back with undo', async () => {
    const core = await openTestCore()
    const today = await todayOf(core)
    const accountId = await anAccount(core, '大客户', 90_000_000)
    await core.call('promise.create', {
      title: '给排产接口日期',
      accountId,
      madeOn: addDays(today, -9),
      dueDay: today,
      byName: '陆闻笙',
    })
    await core.call('task.create', { title: '问财务', dueDay: today, kind: 'finance' })
    const { user } = await openScreen({ core, route: '/today' })
    const list = await screen.findByRole('listbox', { name: '今天要办的事' })
    act(() => list.focus())
    await user.keyboard('h')
    const dialog = await screen.findByRole('dialog', { name: '转交给别人' })
    await user.type(within(dialog).getByLabelText('交给谁'), '何知远')
    await user.click(within(dialog).getByRole('button', { name: '转交' }))
    await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain('由 何知远 办'))
    expect(await screen.findByText('「给排产接口日期」交给 何知远')).toBeTruthy()
    // The chosen row says why it stands where it stands; another is chosen to ask.
    act(() => list.focus())
    await user.keyboard('j')
    const why = '排第 2：今天到期，没有挂合同金额；排在上一条之后，因为上一条背后的年费更多'
    expect(screen.getAllByRole('option')[1]?.textContent).toContain(why)
    await core.call('history.undo', {})
    await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).not.toContain('何知远'))
  })

  test('PLY-2 any row can be put off until next week or until a day', async () => {
    const core = await openTestCore()
    const today = await todayOf(core)
    const accountId = await anAccount(core, '大客户', 90_000_000)
    await core.call('milestone.create', { title: '上线', accountId, kind: 'go_live', dueDay: today })
    await core.call('task.create', { title: '甲', dueDay: today })
    const { user } = await openScreen({ core, route: '/today' })
    const list = await screen.findByRole('listbox', { name: '今天要办的事' })
    act(() => list.focus())
    await user.keyboard('w')
    await waitFor(() => expect(titles()).toEqual(['甲']))
    act(() => list.focus())
    await user.keyboard('{Shift>}S{/Shift}')
    const dialog = await screen.findByRole('dialog', { name: '推迟到某一天' })
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '推迟' }))
    expect(await screen.findByText('今天的事都做完了')).toBeTruthy()
  })

  test('keys of an input method do nothing to the list', async () => {
    const core = await openTestCore()
    const today = await todayOf(core)
    await core.call('task.create', { title: '甲', dueDay: today })
    await core.call('task.create', { title: '乙', dueDay: today })
    await openScreen({ core, route: '/today' })
    const list = await screen.findByRole('listbox', { name: '今天要办的事' })
    act(() => {
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, isComposing: true }))
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, keyCode: 229 }))
    })
    expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true')
    expect(window.location.hash).toBe('#/today')
  })

  test('an empty workspace says how to begin', async () => {
    await openScreen({ route: '/today' })
    expect(await screen.findByText('还没有客户')).toBeTruthy()
  })

  test('ACC-5 PLY-2 a visit that the cadence asks for says since when; D plans it and the row goes', async () => {
    const core = await openTestCore()
    const first = await todayOf(core)
    const accountId = await anAccount(core, '大客户', 90_000_000)
    await core.call('account.update', { ids: [accountId], patch: { tier: 'large', tierReason: '试点' } })
    core.clock.advance(33 * 86_400_000)
    const { user, container } = await openScreen({ core, route: '/today' })
    const list = await screen.findByRole('listbox', { name: '今天要办的事' })
    const [row] = screen.getAllByRole('option')
    expect(row?.querySelector('.td-t')?.textContent).toBe('该去拜访')
    expect(row?.textContent).toContain('大客户')
    expect(row?.textContent).toContain(
      `按每 30 天一访，${addDays(first, 30)} 起就该去了；${first} 以来还没拜访过`,
    )
    expect(row?.textContent).toContain('逾期 3 天')
    expect(container.querySelector('.keys button')?.textContent).toContain('安排拜访')
    expect(await axeFindings()).toEqual([])
    act(() => list.focus())
    await user.keyboard('d')
    const dialog = await screen.findByRole('dialog', { name: '安排拜访' })
    await user.type(within(dialog).getByRole('textbox', { name: /拜访主题/ }), '季度回访')
    await user.click(within(dialog).getByRole('button', { name: '安排拜访' }))
    await waitFor(() => expect(titles()).toEqual(['季度回访']))
    const { visits } = await core.call('visit.list', { accountId, limit: 5 })
    expect(visits).toMatchObject([{ title: '季度回访', accountId }])
  })

  test.each(languages)('the sample in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    const { container } = await openScreen({ core, route: '/today', language })
    const list = await screen.findByRole('listbox')
    expect(within(list).getAllByRole('option').length).toBeGreaterThan(3)
    expect(container.textContent).not.toMatch(/\b(?:today|common|app)\.[a-z]/)
    expect(container.textContent).not.toContain('{{')
  })
})
