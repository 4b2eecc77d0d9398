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
